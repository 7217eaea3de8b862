import type { Language } from '../../../scanner/src/texts/keys.ts';
import { en } from './en.ts';
import type { TextKey, Texts } from './keys.ts';
import { zhHans } from './zh-hans.ts';
import { zhHant } from './zh-hant.ts';

const catalogue: Readonly<Record<Language, Texts>> = { en, 'zh-Hant': zhHant, 'zh-Hans': zhHans };

/** Says a text of the page, with its gaps filled. */
export type Say = (key: TextKey, gaps?: Readonly<Record<string, string | number>>) => string;

export const sayIn =
  (language: Language): Say =>
  (key, gaps = {}) =>
    catalogue[language][key].replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(gaps[name] ?? whole));

/** The text of a key that may not exist, such as of a reason that is newer than this page. */
export const sayOr = (say: Say, key: string, other: TextKey): string =>
  say(Object.hasOwn(en, key) ? (key as TextKey) : other);
