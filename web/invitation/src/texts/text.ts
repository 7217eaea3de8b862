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

/** What is said of a problem; of one that is newer than this page, that something went wrong. */
export const sayTrouble = (say: Say, code: string): string =>
  say(Object.hasOwn(en, `trouble_${code}`) ? (`trouble_${code}` as TextKey) : 'trouble_other');
