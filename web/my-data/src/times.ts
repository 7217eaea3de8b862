import type { Language } from '../../scanner/src/texts/keys.ts';

const locales: Readonly<Record<Language, string>> = { en: 'en-HK', 'zh-Hant': 'zh-HK', 'zh-Hans': 'zh-CN' };

/** A day and a time of day, at the building. */
export const timeText = (instant: string, language: Language, timeZone: string): string =>
  new Intl.DateTimeFormat(locales[language], { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
    new Date(instant),
  );

/** A day at the building, of an instant. */
export const dayText = (instant: string, language: Language, timeZone: string): string =>
  new Intl.DateTimeFormat(locales[language], { dateStyle: 'full', timeZone }).format(new Date(instant));

/** A calendar day, such as `2026-11-29`. */
export const calendarDay = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(locales[language], { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );

/** A day at the building without its weekday, of an instant. */
export const longDay = (instant: string, language: Language, timeZone: string): string =>
  new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone }).format(new Date(instant));
