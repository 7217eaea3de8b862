import type { Visit } from '../api/api.ts';

/** The lists of a day, in the order in which the desk offers them. */
export const shows = [
  'waiting',
  'expected',
  'inside',
  'overstayed',
  'refused',
  'no_show',
  'left',
  'cancelled',
  'all',
] as const;
export type Show = (typeof shows)[number];

export const isShow = (value: string | undefined): value is Show =>
  (shows as readonly (string | undefined)[]).includes(value);

const belongs: Readonly<Record<Show, (visit: Visit) => boolean>> = {
  waiting: ({ state }) => state === 'pending_approval',
  expected: ({ state }) => state === 'expected',
  inside: ({ state }) => state === 'checked_in',
  overstayed: ({ overstayed }) => overstayed === true,
  refused: ({ state }) => state === 'denied',
  no_show: ({ state }) => state === 'no_show',
  left: ({ state }) => state === 'checked_out',
  cancelled: ({ state }) => state === 'cancelled',
  all: () => true,
};

export const isIn = (show: Show, visit: Visit): boolean => belongs[show](visit);

/** How many visits are in each list. */
export function countsOf(visits: Iterable<Visit>): Readonly<Record<Show, number>> {
  const counts = Object.fromEntries(shows.map((show) => [show, 0])) as Record<Show, number>;
  for (const visit of visits) for (const show of shows) if (isIn(show, visit)) counts[show] += 1;
  return counts;
}

const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toUpperCase();
/** Plates and units are written with and without blanks. */
const tight = (text: string): string => folded(text).replaceAll(/[\s\-/]/g, '');

/** A visit with what it is found by, made once so that each letter of a search costs little. */
export interface Findable {
  readonly visit: Visit;
  readonly spread: string;
  readonly tight: string;
}

export function findable(visit: Visit): Findable {
  const { visitor, host, vehicle } = visit;
  const texts = [visitor.englishName, visitor.chineseName, host?.unit, host?.name, vehicle?.plate].filter(
    (text) => text !== undefined,
  );
  return { visit, spread: folded(texts.join('\n')), tight: texts.map(tight).join('\n') };
}

/** Those in which every word of the search is a part of a name, the unit, the host or the plate. */
export function found(all: readonly Findable[], search: string): readonly Findable[] {
  const words = folded(search)
    .split(/[\s,]+/)
    .filter(Boolean);
  if (words.length === 0) return all;
  return all.filter(
    (one) =>
      words.every((word) => one.spread.includes(word)) ||
      words.every((word) => one.tight.includes(word.replaceAll(/[-/]/g, ''))),
  );
}
