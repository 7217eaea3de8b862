import * as z from 'zod/mini';
import { siteIdField } from '../../edge/id-fields.ts';
import { keptFor, personal, viewers } from '../../edge/personal-data.ts';
import { shownInstant } from '../../edge/response-fields.ts';
import { correctionShown, passageMethod, stateShown } from '../../front-desk/api/responses.ts';
import { vehicleShown, visitorShown } from '../../front-desk/api/people-shown.ts';
import { noticeTexts } from '../../sites/api/responses.ts';
import { weekdayField } from '../../recurring/api/requests.ts';
import { visitorChangeKinds } from '../../visits/visit.ts';
import { heldBackFields, recipientKinds } from '../held-back.ts';

/** What is left out of a record because it is, or may be, about somebody else. */
const heldBack = z
  .array(z.enum(heldBackFields))
  .check(
    z.describe(
      'What is held besides and is left out here, because it names another person or may do so. The office can read it and ' +
        'give what is about the visitor.',
    ),
  );

const ownPassage = z.object({
  direction: z.enum(['in', 'out']),
  at: shownInstant,
  gate: z.optional(
    z.string().check(z.describe('The name of the gate, or its id where the gate was removed.')),
  ),
  method: passageMethod,
  undoneAt: z.optional(
    z.iso.datetime().check(z.describe('The passage did not take place, and was taken back at this time.')),
  ),
});

const toSee = {
  about: 'visitor',
  purpose: 'to let the visitor see what is held about them (PDPO, DPP6)',
  seenBy: viewers.self,
  kept: keptFor.visit,
  stored: 'clear',
} as const;
const unit = z.optional(
  personal(z.string().check(z.describe('The flat or office that was visited.')), {
    ...toSee,
    what: 'unit that was visited',
  }),
);

/** A visit as the visitor sees it. */
export const ownVisit = z.object({
  siteId: siteIdField,
  siteName: z.string(),
  day: z.iso.date().check(z.describe('The day at the site on which the visit begins.')),
  state: stateShown,
  origin: z.enum(['pre_registered', 'walk_in']),
  visitor: visitorShown.check(z.describe('What is kept of the visitor.')),
  unit,
  purpose: z.optional(z.string()),
  vehicle: z.optional(vehicleShown),
  expectedFrom: shownInstant,
  expectedUntil: shownInstant,
  passages: personal(
    z.array(ownPassage).check(z.describe('In and out, in order; those that were taken back come last.')),
    { ...toSee, what: 'when and by which gate the visitor came and went' },
  ),
  ownChanges: z.optional(
    personal(
      z
        .array(z.object({ change: z.enum(visitorChangeKinds), at: shownInstant }))
        .check(z.describe('What the visitor changed by the link of their invitation.')),
      { ...toSee, what: 'when the visitor corrected their name or declined by the invitation' },
    ),
  ),
  companions: z.optional(z.int().check(z.describe('How many people were registered with the visitor.'))),
  registeredAt: shownInstant,
  noticeVersion: z.optional(
    z.string().check(z.describe('The version of the collection statement that was in force at the gate.')),
  ),
  purgeAt: z.iso.datetime().check(z.describe('After this the visit does not exist.')),
  corrections: z.optional(
    z
      .array(
        z.object({
          field: correctionShown.shape.field,
          at: shownInstant,
          text: z.optional(
            correctionShown.shape.text.check(
              z.describe('What the visitor asked to be corrected. The office’s own words are held back.'),
            ),
          ),
        }),
      )
      .check(z.describe('Notes beside what was recorded.')),
  ),
  heldBack,
});

/** A rule of recurring visits as the visitor sees it. */
export const ownSeries = z.object({
  siteId: siteIdField,
  siteName: z.string(),
  state: z.enum(['active', 'cancelled']),
  visitor: visitorShown,
  unit,
  purpose: z.optional(z.string()),
  vehicle: z.optional(vehicleShown),
  weekdays: z.optional(z.array(weekdayField).check(z.describe('Every day where it is absent.'))),
  startTime: z.string(),
  endTime: z.string(),
  firstDay: z.iso.date(),
  until: z.iso.date(),
  registeredAt: shownInstant,
  purgeAt: shownInstant,
  heldBack,
});

/** A site whose records are shown, with what visitors are told there. */
export const concernedSite = z.object({
  siteId: siteIdField,
  siteName: z.string(),
  timeZone: z.string(),
  retentionDays: z.int().check(z.describe('Days that a visit is kept after its last passage.')),
  notice: z
    .object({ version: z.string(), texts: noticeTexts })
    .check(z.describe('The collection statement in force now: purposes, recipients, whom to ask.')),
});

/** What the firm holds of the person who shows the code. */
export const ownDataShown = z.object({
  outcome: z.literal('shown'),
  asOf: shownInstant,
  firmName: z.string(),
  visits: z.array(ownVisit).check(z.describe('At all sites of the firm, the latest first.')),
  recurringVisits: z.array(ownSeries),
  notAdmittedAt: z
    .array(z.object({ siteId: siteIdField, siteName: z.string() }))
    .check(z.describe('Sites that do not admit the person. The office can say why.')),
  sites: z.array(concernedSite),
  recipients: z
    .array(z.enum(recipientKinds))
    .check(z.describe('Classes of people and systems that see such records.')),
  askOffice: z
    .literal(true)
    .check(
      z.describe(
        'Always: only records with the same name and the same identity-card prefix are shown. The office can look for ' +
          'others, such as a booking without the prefix, when the person proves who they are in another way.',
      ),
    ),
});

/** The code is not acceptable. */
export const ownDataRejected = z.object({
  outcome: z.literal('rejected'),
  reason: z
    .string()
    .check(
      z.describe(
        'As of a scan, such as `expired`. Besides: `already_shown`, the code was looked with before; `identifies_weakly`, it ' +
          'does not show both a name and the identity-card prefix.',
      ),
    ),
  ref: z.string().check(z.describe('Can be read over the telephone, such as `T01`.')),
});

/** The answer to a look. */
export const ownDataAnswer = z.discriminatedUnion('outcome', [ownDataShown, ownDataRejected]);
