import type { LocalDay } from '../../../../functions/kernel/brands.ts';
import { addDays, instantAt as instantOf } from '../../../../functions/kernel/local-time.ts';
import type { Language } from '../../../scanner/src/texts/keys.ts';

const locales: Readonly<Record<Language, string>> = {
  en: 'en-HK',
  'zh-Hant': 'zh-Hant-HK',
  'zh-Hans': 'zh-Hans-CN',
};
const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, timeZone: string, options: Intl.DateTimeFormatOptions) {
  const key = `${language} ${timeZone} ${JSON.stringify(options)}`;
  const made = formats.get(key) ?? new Intl.DateTimeFormat(locales[language], { timeZone, ...options });
  formats.set(key, made);
  return made;
}

/** How a site's times and days are written, whatever the browser's own zone is. */
export interface Times {
  /** `14:05` */
  readonly clock: (instant: string) => string;
  /** `14:05:09` */
  readonly clockWithSeconds: (instant: string) => string;
  /** `29 Nov, 14:05`; only the time where it is on `today`. */
  readonly moment: (instant: string, today: string) => string;
  /** `Sunday 29 November` of a day at the site, such as `2026-11-29`. */
  readonly day: (day: string) => string;
  /** `29 Nov 2026` of an instant. */
  readonly shortDay: (instant: string) => string;
  /** `29/11` of a day at the site. */
  readonly dayAndMonth: (day: string) => string;
  /** `29 Nov 2026` of a day at the site, such as `2026-11-29`. */
  readonly dayAndYear: (day: string) => string;
  /** The day at the site: `2026-11-29`. */
  readonly dayOf: (instant: Date) => string;
}

export function timesAt(language: Language, timeZone: string): Times {
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const dayOf = (instant: Date): string => dayField(instant.toISOString(), timeZone);
  const write = (options: Intl.DateTimeFormatOptions, instant: string): string =>
    format(language, timeZone, options).format(new Date(instant));
  return {
    clock: (instant) => write(clock, instant),
    clockWithSeconds: (instant) => write({ ...clock, second: '2-digit' }, instant),
    moment: (instant, today) =>
      write(
        dayOf(new Date(instant)) === today ? clock : { day: 'numeric', month: 'short', ...clock },
        instant,
      ),
    day: (day) =>
      format(language, 'UTC', { weekday: 'long', day: 'numeric', month: 'long' }).format(
        new Date(`${day}T00:00:00Z`),
      ),
    shortDay: (instant) => write({ day: 'numeric', month: 'short', year: 'numeric' }, instant),
    dayAndMonth: (day) =>
      format(language, 'UTC', { day: 'numeric', month: 'numeric' }).format(new Date(`${day}T00:00:00Z`)),
    dayAndYear: (day) =>
      format(language, 'UTC', { day: 'numeric', month: 'short', year: 'numeric' }).format(
        new Date(`${day}T00:00:00Z`),
      ),
    dayOf,
  };
}

/** The day that is `days` after another: `2026-11-30`. */
export const dayAfter = (day: string, days: number): string => addDays(day as LocalDay, days);

/**
 * The instant of a time of day at a site: `instantAt('2026-11-29', '09:00', 'Asia/Hong_Kong')` is `2026-11-29T01:00:00.000Z`.
 * A time that a change of the clocks skips is moved later.
 */
export const instantAt = (day: string, time: string, timeZone: string): string =>
  new Date(instantOf(day as LocalDay, time, timeZone) * 1000).toISOString();

/** The time of day at a site, as a time field takes it: `09:05`. */
export const timeField = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(
    new Date(instant),
  );

/** The day at a site, as a day field takes it: `2026-11-29`. */
export const dayField = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date(instant));
