import { en } from './en.ts';
import type { Language, Texts } from './keys.ts';
import { zhHans } from './zh-hans.ts';
import { zhHant } from './zh-hant.ts';

export { isLanguage, languageFor, languageNames } from './languages.ts';

/** The one catalogue of everything that the app says. A `{gap}` is filled in; nothing is put together from pieces. */
export const catalogue: Readonly<Record<Language, Texts>> = { en, 'zh-Hant': zhHant, 'zh-Hans': zhHans };

/** A text with its gaps filled. */
export const fill = (text: string, gaps: Readonly<Record<string, string | number>> = {}): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(gaps[name] ?? whole));
