import { isDeepStrictEqual } from 'node:util';
import type { Visit } from '../visits/visit.ts';

/**
 * True where the existing visits have the content of `wanted`. A visit that was changed since counts as the same, because
 * its first content is not kept.
 */
export const saysTheSame = (there: readonly Visit[], wanted: readonly Visit[]): boolean =>
  there.every((visit) => {
    const same = wanted.find(({ visitId }) => visitId === visit.visitId);
    return same !== undefined && (visit.version > 1 || isDeepStrictEqual(wordsOf(visit), wordsOf(same)));
  });

/** The fields of a visit that a client gives. The rest is derived from them, the site and the time. */
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
