import type { Language } from '../texts/keys.ts';

const locales: Readonly<Record<Language, string>> = {
  en: 'en-HK',
  'zh-Hant': 'zh-Hant-HK',
  'zh-Hans': 'zh-Hans-CN',
};

/** How long a guard may undo a passage (docs/api.md, "Undo"). */
export const undoSeconds = 300;

/** Writes the time of day at the site; with the day where it is another one than `now`. */
export function timeAt(instant: string, now: Date, language: Language, timeZone: string): string {
  const at = new Date(instant);
  const day = kept(
    `${timeZone} day`,
    () => new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }),
  );
  const isToday = day.format(at) === day.format(now);
  const make = (): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(locales[language], {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      ...(isToday ? {} : { day: 'numeric', month: 'short' }),
    });
  return kept(`${timeZone} ${language} ${String(isToday)}`, make).format(at);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** A format takes a phone milliseconds to make, and every scan shows times. */
function kept(key: string, make: () => Intl.DateTimeFormat): Intl.DateTimeFormat {
  const format = formats.get(key) ?? make();
  formats.set(key, format);
  return format;
}

/** Writes a number with its unit: `12 seconds`. */
export const amount = (count: number, unit: 'second' | 'minute', language: Language): string =>
  new Intl.NumberFormat(locales[language], { style: 'unit', unit, unitDisplay: 'long' }).format(count);

/** May this passage still be undone at `nowMs` of the server’s clock? */
export const mayUndo = (passedAt: string | undefined, nowMs: number): boolean =>
  passedAt !== undefined && nowMs - Date.parse(passedAt) < undoSeconds * 1000;
