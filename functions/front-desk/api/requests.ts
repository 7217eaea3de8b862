import * as z from 'zod/mini';
import { dayField, distinct, idPrefixField, instantField, nameField, textField } from '../../edge/fields.ts';
import { gateIdField, visitIdField } from '../../edge/id-fields.ts';
import { longPageQuery, pageFields } from '../../edge/page-query.ts';
import { mostCompanions } from '../../visits/companions.ts';
import { undoReasons, checkInMethods } from '../../visits/visit.ts';
import { vehicleField } from '../vehicle-field.ts';
import { visitStates } from '../../visits/visit-states.ts';
import { longestVisitSeconds } from '../../visits/visit-window.ts';

const unitField = textField(40);
const hostNameField = textField(60);
const purposeField = textField(100);
const notesField = textField(500);

const named = z.refine<{ englishName?: unknown; chineseName?: unknown }>(
  ({ englishName, chineseName }) => englishName !== undefined || chineseName !== undefined,
  'must have an englishName or a chineseName',
);

/** A companion, known by name only (children, overseas guests). */
export const companion = z
  .strictObject({ englishName: z.optional(nameField), chineseName: z.optional(nameField) })
  .check(named);

/** Who is to come. */
export const expectedVisitor = z
  .strictObject({
    englishName: z.optional(nameField),
    chineseName: z.optional(nameField),
    idPrefix: z.optional(idPrefixField),
  })
  .check(named);

/** The host whom the visitor comes to. */
export const host = z.strictObject({ unit: unitField, name: z.optional(hostNameField) });

/** The fields that a single visit and a recurring visit share. */
export const bookingFields = {
  visitor: expectedVisitor,
  host,
  purpose: z.optional(purposeField),
  vehicle: z.optional(vehicleField),
  notes: z.optional(notesField),
  needsApproval: z.optional(z.boolean()),
  allowsReEntry: z.optional(z.boolean()),
};

/** Body of `POST /sites/{siteId}/visits`. */
export const preRegistration = z
  .strictObject({
    ...bookingFields,
    expectedFrom: instantField,
    expectedUntil: instantField,
    companions: z.optional(z.array(companion).check(z.minLength(1), z.maxLength(mostCompanions))),
  })
  // Negated, so that an unreadable time, which has its own error, gets no second one.
  .check(
    z.refine(({ expectedFrom, expectedUntil }) => !(expectedUntil <= expectedFrom), {
      error: 'must be after expectedFrom',
      path: ['expectedUntil'],
    }),
    z.refine(({ expectedFrom, expectedUntil }) => !(expectedUntil - expectedFrom > longestVisitSeconds), {
      error: 'must be at most 31 days after expectedFrom',
      path: ['expectedUntil'],
    }),
  );
export type PreRegistration = z.output<typeof preRegistration>;

const removable = <Field extends z.ZodMiniType>(field: Field) => z.optional(z.nullable(field));

/**
 * Body of `PATCH …/visits/{visitId}`: an absent field stays, `null` removes a field (RFC 7396, with the fields named here
 * only). Whether the result is still a valid visit is checked against the visit itself.
 */
export const visitEdit = z
  .strictObject({
    visitor: z.optional(
      z.strictObject({
        englishName: removable(nameField),
        chineseName: removable(nameField),
        idPrefix: removable(idPrefixField),
      }),
    ),
    host: z.optional(z.strictObject({ unit: z.optional(unitField), name: removable(hostNameField) })),
    expectedFrom: z.optional(instantField),
    expectedUntil: z.optional(instantField),
    purpose: removable(purposeField),
    vehicle: removable(vehicleField),
    notes: removable(notesField),
  })
  .check(z.refine((edit) => Object.keys(edit).length > 0, 'must name a field to change'));
export type VisitEdit = z.output<typeof visitEdit>;

/** Body of `POST …/check-in`. */
export const checkInByHand = z
  .strictObject({
    method: z.enum(checkInMethods),
    gateId: gateIdField,
    /** Required with the method `invitation_pin`, and only with it. */
    pin: z.optional(z.string().check(z.regex(/^\d{6}$/, 'must be six digits'))),
  })
  .check(
    z.refine(({ method, pin }) => (method === 'invitation_pin') === (pin !== undefined), {
      error: 'goes with the method invitation_pin, and is required there',
      path: ['pin'],
    }),
  );

/** Body of `POST …/companions/check-in`: all of them, or those that are named. */
export const companionsCheckIn = z.strictObject({
  method: z.enum(['staff_card', 'host_confirms', 'other_document']),
  gateId: gateIdField,
  visitIds: z.optional(z.array(visitIdField).check(z.minLength(1), z.maxLength(mostCompanions), distinct)),
});

/** Body of `POST …/check-out`. */
export const checkOutByHand = z.strictObject({ gateId: gateIdField });

/** Body of `POST /sites/{siteId}/walk-ins`. */
export const walkInRequest = z.strictObject({
  visitor: expectedVisitor,
  host,
  purpose: z.optional(purposeField),
  vehicle: z.optional(vehicleField),
  method: z.enum(['staff_card', 'host_confirms', 'other_document']),
  gateId: gateIdField,
  companions: z.optional(z.array(companion).check(z.minLength(1), z.maxLength(mostCompanions))),
  /** True where the guard has looked at the visits that are like this one. */
  noneOfThese: z.optional(z.literal(true)),
});
export type WalkInRequest = z.output<typeof walkInRequest>;

/** Body of `POST …/undo`. */
export const undoRequest = z.strictObject({
  reason: z.enum(undoReasons),
  note: z.optional(textField(200)),
  /** Which passage to undo: `in` or `out`; the latest where it is absent. */
  direction: z.optional(z.enum(['in', 'out'])),
});

export { emptyBody } from '../../edge/fields.ts';

/** Query of `GET /sites/{siteId}/visits`. */
export const dayListQuery = z.strictObject({
  day: z.optional(dayField),
  state: z.optional(z.enum(visitStates)),
  order: z.optional(
    z
      .enum(['name', 'time'])
      .check(
        z.describe(
          'Of visits that begin at the same time: by name (the default), or in an order of no meaning, which is faster to load whole.',
        ),
      ),
  ),
  ...longPageQuery,
});
export type DayListQuery = z.output<typeof dayListQuery>;

/** Body of `POST /sites/{siteId}/visits/search`: a name has no place in an address. */
export const visitSearch = z
  .strictObject({
    name: z.string().check(z.minLength(1), z.maxLength(100)),
    day: z.optional(dayField),
    state: z.optional(z.enum(visitStates)),
    onSite: z.optional(z.literal(true)),
    ...pageFields,
  })
  .check(
    z.refine(({ day, state, onSite }) => !onSite || (day === undefined && state === undefined), {
      error: 'does not go with day or state',
      path: ['onSite'],
    }),
  );
export type VisitSearch = z.output<typeof visitSearch>;

/** Query of `GET /sites/{siteId}/on-site`. */
export const onSiteQuery = z.strictObject(longPageQuery);

/** Body of `POST …/consent`. */
export const consentBody = z.strictObject({
  given: z.boolean(),
  noticeVersion: z.string().check(z.minLength(1), z.maxLength(60)),
});
export type ConsentBody = z.output<typeof consentBody>;
