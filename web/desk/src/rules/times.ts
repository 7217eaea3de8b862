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
    dayOf,
  };
}

/** The day that is `days` after another: `2026-11-30`. */
export function dayAfter(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/**
 * The instant of a time of day at a site: `instantAt('2026-11-29', '09:00', 'Asia/Hong_Kong')` is `2026-11-29T01:00:00.000Z`.
 * A time that a change of the clocks skips is moved later.
 */
export function instantAt(day: string, time: string, timeZone: string): string {
  const asUtcMs = Date.parse(`${day}T${time}:00Z`);
  // The zone's offset is looked up at the time itself, which needs the offset: two rounds come to rest.
  const first = asUtcMs - offsetMs(asUtcMs, timeZone);
  return new Date(asUtcMs - offsetMs(first, timeZone)).toISOString();
}

/** The time of day at a site, as a time field takes it: `09:05`. */
export const timeField = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(
    new Date(instant),
  );

/** The day at a site, as a day field takes it: `2026-11-29`. */
export const dayField = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date(instant));

function offsetMs(instantMs: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(instantMs);
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '00';
  const local = `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}Z`;
  return Date.parse(local) - instantMs;
}
