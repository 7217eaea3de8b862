import type { Language } from './keys.ts';

/** The languages, each under its own name. */
export const languageNames: Readonly<Record<Language, string>> = {
  'zh-Hant': '繁體中文',
  'zh-Hans': '简体中文',
  en: 'English',
};

export const isLanguage = (value: unknown): value is Language =>
  typeof value === 'string' && Object.hasOwn(languageNames, value);

/** The language that best matches the device's settings. */
export function languageFor(wanted: readonly string[]): Language {
  for (const tag of wanted.map((each) => each.toLowerCase())) {
    if (tag.startsWith('en')) return 'en';
    if (/^zh-(hans|cn|sg)/.test(tag)) return 'zh-Hans';
    if (tag.startsWith('zh') || tag.startsWith('yue')) return 'zh-Hant';
  }
  return 'en';
}
