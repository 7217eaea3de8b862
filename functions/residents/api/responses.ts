import * as z from 'zod/mini';
import { seriesIdField, siteIdField, unitIdField, visitIdField } from '../../edge/id-fields.ts';
import { keptFor, personal, viewers } from '../../edge/personal-data.ts';
import { pageOf, shownInstant } from '../../edge/response-fields.ts';
import { stateShown } from '../../front-desk/api/responses.ts';
import { weekdayField } from '../../recurring/api/requests.ts';

const seen = { seenBy: viewers.residents, kept: keptFor.visit } as const;
const ofGuest = { ...seen, about: 'visitor', stored: 'sealed' } as const;
const toManage = 'to let a resident see and manage who visits them';
const guest = <Schema extends z.ZodMiniType>(schema: Schema, what: string, sealedIn: readonly string[]) =>
  personal(schema, { ...ofGuest, what, purpose: toManage, sealedIn: [...sealedIn, 'answer.answer'] });
const movement = <Schema extends z.ZodMiniType>(schema: Schema, what: string) =>
  personal(schema, { ...ofGuest, stored: 'clear', what, purpose: toManage });

const inVisitor = ['visit.visitor', 'series.visitor'];
/** The prefix of an identity card is for the gate alone, whoever told it. */
const visitor = z.object({
  englishName: z.optional(guest(z.string(), 'English name, for the host', inVisitor)),
  chineseName: z.optional(guest(z.string(), 'Chinese name, for the host', inVisitor)),
});

const host = z.object({
  unit: personal(z.string(), {
    ...seen,
    about: 'host',
    what: 'unit that is visited, for its residents',
    purpose: toManage,
    stored: 'clear',
  }),
  name: z.optional(
    personal(z.string(), {
      ...seen,
      about: 'host',
      what: 'name of the host, for the residents of the unit',
      purpose: toManage,
      stored: 'sealed',
      sealedIn: ['visit.host.name', 'series.host.name', 'answer.answer'],
    }),
  ),
});

const about = {
  visitor,
  host,
  purpose: z.optional(
    guest(z.string(), 'purpose of the visit, for the host', ['visit.purpose', 'series.purpose']),
  ),
  vehicle: z.optional(
    z.object({ plate: guest(z.string(), 'number plate, for the host', ['visit.vehicle', 'series.vehicle']) }),
  ),
};

/** A visit as a resident of its unit sees it. What only the gate and the office see is not in it. */
export const myVisit = z.object({
  visitId: visitIdField,
  siteId: siteIdField,
  state: stateShown.check(
    z.describe('`pending_approval`: the visitor waits for you. `cancelled`: by you, or by the building.'),
  ),
  origin: z.enum(['pre_registered', 'walk_in']),
  ...about,
  day: z.iso.date(),
  expectedFrom: movement(z.iso.datetime(), 'when the visitor is expected, from, for the host'),
  expectedUntil: movement(z.iso.datetime(), 'when the visitor is expected, until, for the host'),
  createdAt: shownInstant,
  checkedInAt: z.optional(movement(z.iso.datetime(), 'when the visitor came in, for the host')),
  checkedOutAt: z.optional(movement(z.iso.datetime(), 'when the visitor went out, for the host')),
  overstayed: z.optional(z.literal(true)),
  allowsReEntry: z.optional(z.literal(true)),
  seriesId: z.optional(seriesIdField),
  invitationPin: z.optional(
    z.enum(['set', 'locked']).check(z.describe('`locked`: the office has to make another.')),
  ),
  purgeAt: z.iso.datetime().check(z.describe('After this the visit does not exist.')),
  version: z.int().check(z.describe('Counts changes; in quotes it is the entity tag.')),
});

/** A visit with those who come along. */
export const myVisitWithCompanions = z.extend(myVisit, {
  companions: z.optional(z.array(z.object({ visitId: visitIdField, state: stateShown, visitor }))),
});

/** A page of a resident's visits, and where they act. */
export const myVisitPage = z.extend(pageOf(myVisit), {
  siteName: z.string(),
  timeZone: z.string(),
  units: z.array(
    z.object({
      unitId: unitIdField,
      unit: personal(z.string(), {
        about: 'member',
        what: 'unit of a resident',
        purpose: 'to know for which flat or office a resident acts',
        seenBy: viewers.residentSelf,
        kept: keptFor.resident,
        stored: 'clear',
      }),
      since: shownInstant.check(z.describe('You see what was booked after this moment.')),
    }),
  ),
});

/** A new invitation PIN, which is shown this once. */
export const myPin = z.object({
  visitId: visitIdField,
  pin: z.string().check(z.describe('Six digits. Gatehouse keeps no copy.')),
});

/** A rule of recurring visits as a resident of its unit sees it. */
export const mySeries = z.object({
  seriesId: seriesIdField,
  siteId: siteIdField,
  state: z.enum(['active', 'cancelled']),
  ...about,
  needsApproval: z.optional(z.literal(true)),
  allowsReEntry: z.optional(z.literal(true)),
  weekdays: z.optional(z.array(weekdayField).check(z.describe('Every day where it is absent.'))),
  startTime: z.string().check(z.describe('Local time at the site.')),
  endTime: z.string().check(z.describe('Local time at the site.')),
  endsNextDay: z.optional(z.literal(true)),
  firstDay: z.iso.date(),
  until: z.iso.date(),
  createdAt: shownInstant,
  purgeAt: z.iso.datetime().check(z.describe('After this the rule does not exist.')),
});

/** A page of a resident's rules. */
export const mySeriesPage = pageOf(mySeries);
