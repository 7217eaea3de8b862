import * as z from 'zod/mini';
import { instantField, textField } from '../../edge/fields.ts';
import { pageQuery } from '../../edge/page-query.ts';
import { bookingFields, companion, visitEdit } from '../../front-desk/api/requests.ts';
import { ruleChecks, ruleFields } from '../../recurring/api/requests.ts';
import { mostCompanions } from '../../visits/companions.ts';

export { emptyBody } from '../../edge/fields.ts';

/** Body of `POST …/my-visits/{visitId}/decision`. */
export const myDecision = z.strictObject({ decision: z.enum(['approve', 'refuse', 'cancel']) });

const { visitor, purpose, vehicle, needsApproval, allowsReEntry } = bookingFields;

/** What a resident says of a visitor. A note for the guard is not theirs to write. */
const ownFields = {
  visitor,
  /** May be left out by a resident of one unit. */
  host: z.optional(z.strictObject({ unit: z.optional(textField(40)), name: z.optional(textField(60)) })),
  purpose,
  vehicle,
  needsApproval,
  allowsReEntry,
};

/** Body of `POST /sites/{siteId}/my-visits`. Whether the window is a window is checked with the visit. */
export const myBooking = z.strictObject({
  ...ownFields,
  expectedFrom: instantField,
  expectedUntil: instantField,
  companions: z.optional(z.array(companion).check(z.minLength(1), z.maxLength(mostCompanions))),
});
export type MyBooking = z.output<typeof myBooking>;

const edit = visitEdit.shape;

/** Body of `PATCH …/my-visits/{visitId}`: a visit is not moved to another unit. */
export const myVisitEdit = z
  .strictObject({
    visitor: edit.visitor,
    host: z.optional(z.strictObject({ name: z.optional(z.nullable(textField(60))) })),
    expectedFrom: edit.expectedFrom,
    expectedUntil: edit.expectedUntil,
    purpose: edit.purpose,
    vehicle: edit.vehicle,
  })
  .check(z.refine((asked) => Object.keys(asked).length > 0, 'must name a field to change'));
export type MyVisitEdit = z.output<typeof myVisitEdit>;

/** Query of `GET /sites/{siteId}/my-visits`. */
export const myVisitQuery = z.strictObject({
  period: z._default(z.enum(['coming', 'past']), 'coming'),
  ...pageQuery,
});

/** Body of `POST /sites/{siteId}/my-recurring-visits`. */
export const myNewSeries = z.strictObject({ ...ownFields, ...ruleFields }).check(...ruleChecks);
export type MyNewSeries = z.output<typeof myNewSeries>;

/** Query of `GET /sites/{siteId}/my-recurring-visits`. */
export const mySeriesQuery = z.strictObject(pageQuery);
