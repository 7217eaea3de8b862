import type { Message } from '../../../../client/gatehouse-client.ts';
import type { Visit } from '../api/api.ts';
import { dayField, instantAt, timeField } from './times.ts';

/** The fields of a visit that can be changed, as texts. */
export const draftFields = [
  'englishName',
  'chineseName',
  'idPrefix',
  'unit',
  'hostName',
  'day',
  'from',
  'lastDay',
  'until',
  'purpose',
  'plate',
  'notes',
] as const;
export type DraftField = (typeof draftFields)[number];
export type Draft = Readonly<Record<DraftField, string>>;

export function draftOf(visit: Visit, timeZone: string): Draft {
  const { visitor, host, purpose = '', vehicle, notes = '', expectedFrom, expectedUntil } = visit;
  return {
    englishName: visitor.englishName ?? '',
    chineseName: visitor.chineseName ?? '',
    idPrefix: visitor.idPrefix ?? '',
    unit: host?.unit ?? '',
    hostName: host?.name ?? '',
    day: dayField(expectedFrom, timeZone),
    from: timeField(expectedFrom, timeZone),
    lastDay: dayField(expectedUntil, timeZone),
    until: timeField(expectedUntil, timeZone),
    purpose,
    plate: vehicle?.plate ?? '',
    notes,
  };
}

/** The request that makes `before` into `after`: what is the same stays out of it, and an empty text removes a field. */
export function changeOf(before: Draft, after: Draft, timeZone: string): Message<'VisitEdit'> {
  const differs = (field: DraftField): boolean => before[field].trim() !== after[field].trim();
  const text = (field: DraftField): string | null =>
    after[field].trim() === '' ? null : after[field].trim();
  const visitor = {
    ...(differs('englishName') ? { englishName: text('englishName') } : {}),
    ...(differs('chineseName') ? { chineseName: text('chineseName') } : {}),
    ...(differs('idPrefix') ? { idPrefix: text('idPrefix')?.toUpperCase() ?? null } : {}),
  };
  const host = {
    ...(differs('unit') ? { unit: after.unit.trim() } : {}),
    ...(differs('hostName') ? { name: text('hostName') } : {}),
  };
  const moved = differs('day') || differs('from') || differs('lastDay') || differs('until');
  const plate = text('plate');
  return {
    ...(Object.keys(visitor).length > 0 ? { visitor } : {}),
    ...(Object.keys(host).length > 0 ? { host } : {}),
    ...(moved ? windowOf(after, timeZone) : {}),
    ...(differs('purpose') ? { purpose: text('purpose') } : {}),
    ...(differs('plate') ? { vehicle: plate === null ? null : { plate } } : {}),
    ...(differs('notes') ? { notes: text('notes') } : {}),
  };
}

const windowOf = ({ day, from, lastDay, until }: Draft, timeZone: string) => ({
  expectedFrom: instantAt(day, from, timeZone),
  expectedUntil: instantAt(lastDay, until, timeZone),
});

/**
 * Merges changes of two people. `base` is what both began with. A field that only the other person changed becomes theirs;
 * one that both changed differently stays as it is here, and `theirs` says what the other person wrote.
 */
export function clashes(
  base: Draft,
  mine: Draft,
  now: Draft,
): { readonly draft: Draft; readonly theirs: Partial<Draft> } {
  const draft: Record<DraftField, string> = { ...mine };
  const theirs: Partial<Record<DraftField, string>> = {};
  for (const field of draftFields) {
    if (now[field] === base[field] || now[field] === mine[field]) continue;
    if (mine[field] === base[field]) draft[field] = now[field];
    else theirs[field] = now[field];
  }
  return { draft, theirs };
}
