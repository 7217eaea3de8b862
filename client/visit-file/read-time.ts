import type { LocalDay } from '../../functions/kernel/brands.ts';
import { toRfc3339 } from '../../functions/kernel/clock.ts';
import { instantAt } from '../../functions/kernel/local-time.ts';
import type { Read } from './cell.ts';

const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const chinese = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/;
const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/;
/** `9:00`, `9:00:30`, `9:00 PM`, `下午3:00`, `下午3時30分`. */
const timeForm =
  /^(上午|下午)?\s*(\d{1,2})(?:[:：時时](?:(\d{2})(?::(\d{2}))?分?)?)\s*(am|pm|a\.m\.|p\.m\.)?$/i;

/**
 * Reads a day and a time by the clocks at the site as RFC 3339 in UTC: `2026-11-23 09:00`, and what spreadsheets in Hong
 * Kong write, such as `2026/11/23 9:00`. RFC 3339 with a zone stays as it is, and so does a text in no known form, which
 * the API then refuses. An ambiguous day is refused.
 */
export function readTime(text: string, timeZone: string): Read<string> {
  const plain = text.normalize('NFKC').replaceAll(/\s+/g, ' ');
  if (/^\d{5}(\.\d+)?$/.test(plain))
    return { problem: 'is a number: give the column the format yyyy-mm-dd hh:mm' };
  const [, date = '', time] = /^(\S+?)(?:T| |(?<=日))((?:上午|下午)?\s*\d{1,2}[:時时].*)$/i.exec(plain) ?? [];
  const day = dayOf(time === undefined ? plain : date);
  if (day === eitherWay)
    return { problem: 'is a day that can be read in two ways: write it as 2026-11-23 09:00' };
  if (day === undefined) return { value: text };
  if (time === undefined) return { problem: 'has no time: write it as 2026-11-23 09:00' };
  const clock = clockOf(time);
  if (!clock || !isReal(`${day}T${clock.minute}:${clock.second}Z`)) return { value: text };
  const start = toRfc3339(instantAt(day as LocalDay, clock.minute, timeZone));
  return { value: start.replace(/00Z$/, `${clock.second}Z`) };
}

const two = (digits: string): string => digits.padStart(2, '0');

/** Of a day such as 3/11/2026: the third of November, or the eleventh of March. */
const eitherWay = Symbol('either way');

function dayOf(text: string): string | typeof eitherWay | undefined {
  const [, year, , month = '', day = ''] = yearFirst.exec(text) ?? [];
  if (year !== undefined) return `${year}-${two(month)}-${two(day)}`;
  const [, ofYear, ofMonth = '', ofDay = ''] = chinese.exec(text) ?? [];
  if (ofYear !== undefined) return `${ofYear}-${two(ofMonth)}-${two(ofDay)}`;
  const [, one = '', , other = '', last] = yearLast.exec(text) ?? [];
  if (last === undefined) return undefined;
  if (one !== other && Number(one) <= 12 && Number(other) <= 12) return eitherWay;
  return Number(one) > 12 ? `${last}-${two(other)}-${two(one)}` : `${last}-${two(one)}-${two(other)}`;
}

function clockOf(text: string): { readonly minute: string; readonly second: string } | undefined {
  const [, before, hour, minute = '00', second = '00', after] = timeForm.exec(text) ?? [];
  if (hour === undefined) return undefined;
  const half = before ?? after?.toLowerCase();
  if (half === undefined) return { minute: `${two(hour)}:${minute}`, second };
  if (Number(hour) < 1 || Number(hour) > 12) return undefined;
  const isAfternoon = half === '下午' || half.startsWith('p');
  const hours = (Number(hour) % 12) + (isAfternoon ? 12 : 0);
  return { minute: `${two(String(hours))}:${minute}`, second };
}

/** Whether day and time exist: `Date.parse` takes the 30th of February. */
const isReal = (text: string): boolean => {
  const instant = Date.parse(text);
  return !Number.isNaN(instant) && new Date(instant).toISOString().slice(0, 19) === text.slice(0, 19);
};
