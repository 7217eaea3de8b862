import type { EpochSeconds, VisitId } from '../kernel/brands.ts';
import { toRfc3339 } from '../kernel/clock.ts';
import { unitIdOf } from '../kernel/unit-name.ts';
import { unitPartition } from './visit-item.ts';
import type { Visit } from './visit.ts';

/** The place of a visit among those of its unit: by the end of its window, so that what is to come is one range. */
export const unitPlace = ({ expectedUntil, visitId }: Pick<Visit, 'expectedUntil' | 'visitId'>): string =>
  `${placeAt(expectedUntil)}${visitId}`;

/** Where the visits begin whose window ends at this instant or later. */
export const placeAt = (instant: EpochSeconds): string => `V#${toRfc3339(instant)}#`;

/** All places of visits are between these. */
export const visitPlaces = { from: 'V#', to: 'V#~' } as const;

/** A place, as a cursor may bring it back. */
const placeForm = /^V#\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ#([\w-]{22})$/;

/** The visit of a place; `undefined` where the text is not a place. */
export const visitAtPlace = (place: string): VisitId | undefined =>
  placeForm.exec(place)?.[1] as VisitId | undefined;

/**
 * Makes the item that leads from a unit to a visit. It is only a hint: the visit says which unit it is for now. It holds no
 * data of the visitor. `createdAt` lets a list leave out what was booked before its reader lived there.
 */
export const unitPointerItem = (visit: Visit, unit: string) => ({
  pk: unitPartition(visit, unitIdOf(unit)),
  sk: unitPlace(visit),
  visitId: visit.visitId,
  createdAt: visit.createdAt,
  purgeAt: visit.purgeAt,
});
