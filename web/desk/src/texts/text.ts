import type { Language } from '../../../scanner/src/texts/keys.ts';
import { admin } from './admin.ts';
import { attentionTexts } from './attention.ts';
import { barTexts } from './bars.ts';
import { exportTexts } from './exports.ts';
import { firmTexts } from './firm.ts';
import { importing } from './import.ts';
import { numberTexts } from './numbers.ts';
import { resident } from './resident.ts';
import { rollCall } from './roll-call.ts';
import { shell } from './shell.ts';
import { today } from './today.ts';
import { visit } from './visit.ts';
import { words } from './words.ts';

/** Each area's own texts; two areas never have a key in common, which a test holds. */
export const areas = [
  shell,
  words,
  today,
  visit,
  admin,
  rollCall,
  importing,
  barTexts,
  attentionTexts,
  exportTexts,
  numberTexts,
  firmTexts,
  resident,
] as const;
type AreaKeys<Of> = Of extends { readonly en: infer Texts } ? keyof Texts : never;

export type TextKey = AreaKeys<(typeof areas)[number]>;

const merged = (language: Language): Readonly<Record<TextKey, string>> => ({
  ...shell[language],
  ...words[language],
  ...today[language],
  ...visit[language],
  ...admin[language],
  ...rollCall[language],
  ...importing[language],
  ...barTexts[language],
  ...attentionTexts[language],
  ...exportTexts[language],
  ...numberTexts[language],
  ...firmTexts[language],
  ...resident[language],
});

/** The one catalogue of everything that the desk says. A `{gap}` is filled in; nothing is put together from pieces. */
const catalogue: Readonly<Record<Language, Readonly<Record<TextKey, string>>>> = {
  en: merged('en'),
  'zh-Hant': merged('zh-Hant'),
  'zh-Hans': merged('zh-Hans'),
};

/** Says a text, with its gaps filled. */
export type Say = (key: TextKey, gaps?: Readonly<Record<string, string | number>>) => string;

export const sayIn =
  (language: Language): Say =>
  (key, gaps = {}) =>
    catalogue[language][key].replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(gaps[name] ?? whole));

/** The text of a key that may not exist, such as of a state that is newer than this page. */
export const sayOr = (say: Say, key: string, other: string): string =>
  Object.hasOwn(catalogue.en, key) ? say(key as TextKey) : other;
