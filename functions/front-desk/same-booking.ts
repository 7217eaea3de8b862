import { isDeepStrictEqual } from 'node:util';
import type { Visit } from '../visits/visit.ts';

/**
 * Whether the visits that are there were asked for in the words of `wanted`. One that was changed since (its version says
 * so) is taken to be: what it was asked for in is not kept.
 */
export const saysTheSame = (there: readonly Visit[], wanted: readonly Visit[]): boolean =>
  there.every((visit) => {
    const same = wanted.find(({ visitId }) => visitId === visit.visitId);
    return same !== undefined && (visit.version > 1 || isDeepStrictEqual(wordsOf(visit), wordsOf(same)));
  });

/** What of a visit somebody asked for; the rest follows from it, from the site and from when. */
const wordsOf = (visit: Visit) => [
  visit.state,
  visit.visitor,
  visit.host,
  visit.purpose,
  visit.vehicle,
  visit.notes,
  visit.expectedFrom,
  visit.expectedUntil,
  visit.allowsReEntry,
  visit.companions,
];
