import type { LocalDay } from '../../functions/kernel/brands.ts';
import { toRfc3339 } from '../../functions/kernel/clock.ts';
import { instantAt } from '../../functions/kernel/local-time.ts';
import { unguarded } from './formula-guard.ts';
import type { Header, VisitColumn } from './visit-columns.ts';

/** The fields of a pre-registration as they are sent. What could not be read is in them as it stands: the API says what is wrong with it. */
export type VisitFields = Readonly<Record<string, unknown>>;

/** Reads a record's cells: the visit's fields, and the reference where it has one. Times without a zone are of `timeZone`. */
export function readVisit(
  header: Header,
  cells: readonly string[],
  timeZone: string,
): { readonly fields: VisitFields; readonly reference: string | undefined } {
  const cell = (column: VisitColumn): string | undefined => {
    const text = cells[header.indexOf(column)];
    return text === undefined || text === '' ? undefined : unguarded(text);
  };
  const fields = {
    visitor: given({
      englishName: cell('englishName'),
      chineseName: cell('chineseName'),
      idPrefix: cell('idPrefix'),
    }),
    host: given({ unit: cell('unit'), name: cell('hostName') }),
    ...given({
      expectedFrom: readTime(cell('expectedFrom'), timeZone),
      expectedUntil: readTime(cell('expectedUntil'), timeZone),
      purpose: cell('purpose'),
      vehicle: cell('plate') === undefined ? undefined : { plate: cell('plate') },
      notes: cell('notes'),
      needsApproval: readYesNo(cell('needsApproval')),
      allowsReEntry: readYesNo(cell('allowsReEntry')),
      companions: readCompanions(cell('companions')),
    }),
  };
  return { fields, reference: cell('reference') };
}

const given = (fields: VisitFields): VisitFields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** `2026-11-23 09:00` by the clocks at the site; anything else stays as it is. */
function readTime(text: string | undefined, timeZone: string): string | undefined {
  const [, day, hour = '', minute = '', second = '00'] =
    /^(\d{4}-\d\d-\d\d)[ T](\d{1,2}):(\d\d)(?::(\d\d))?$/.exec(text ?? '') ?? [];
  const time = `${hour.padStart(2, '0')}:${minute}`;
  if (day === undefined || !isRealTime(`${day}T${time}:${second}Z`)) return text;
  const start = toRfc3339(instantAt(day as LocalDay, time, timeZone));
  return start.replace(/00Z$/, `${second}Z`);
}

/** Whether day and time exist: `Date.parse` takes the 30th of February. */
const isRealTime = (text: string): boolean => {
  const instant = Date.parse(text);
  return !Number.isNaN(instant) && new Date(instant).toISOString().slice(0, 19) === text.slice(0, 19);
};

const yes = new Set(['yes', 'true', '1', 'y']);
const no = new Set(['no', 'false', '0', 'n']);

function readYesNo(text: string | undefined): boolean | string | undefined {
  const word = text?.toLowerCase() ?? '';
  if (yes.has(word)) return true;
  return no.has(word) ? false : text;
}

/** Names divided by semicolons; one with a Chinese character in it is a Chinese name. */
const readCompanions = (text: string | undefined): readonly VisitFields[] | undefined =>
  text
    ?.split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => (/\p{Script=Han}/u.test(name) ? { chineseName: name } : { englishName: name }));
