import * as z from 'zod/mini';
import { siteIdField, seriesIdField, visitIdField } from '../../edge/id-fields.ts';
import { pageOf, shownInstant } from '../../edge/response-fields.ts';
import { weekdayField } from './requests.ts';
import { visitResponse } from '../../front-desk/api/responses.ts';

const { visitor, host, purpose, vehicle, notes } = visitResponse.shape;

/** A rule of recurring visits as the API shows it. */
export const seriesSummary = z.object({
  seriesId: seriesIdField,
  siteId: siteIdField,
  state: z.enum(['active', 'cancelled']).check(z.describe('A cancelled rule makes no more visits.')),
  visitor,
  host,
  purpose,
  vehicle,
  notes,
  needsApproval: z.optional(z.literal(true).check(z.describe('Each visit waits for its host.'))),
  allowsReEntry: z.optional(
    z
      .literal(true)
      .check(z.describe('The visitor may go out and come in again while a visit’s window is open.')),
  ),
  weekdays: z.optional(z.array(weekdayField).check(z.describe('Every day where it is absent.'))),
  startTime: z.string().check(z.describe('Local time at the site.')),
  endTime: z.string().check(z.describe('Local time at the site.')),
  endsNextDay: z.optional(z.literal(true).check(z.describe('`endTime` is on the day after `startTime`.'))),
  firstDay: z.iso.date().check(z.describe('The first day at the site on which there may be a visit.')),
  until: z.iso.date().check(z.describe('The last day.')),
  madeUntil: z.iso.date().check(z.describe('Visits have been made up to this day.')),
  createdAt: shownInstant,
  purgeAt: z.iso.datetime().check(z.describe('After this the rule does not exist.')),
});

/** One rule, with the visits that it has made for today and later. */
export const seriesResponse = z.extend(seriesSummary, {
  upcoming: z
    .array(z.object({ day: z.iso.date(), visitId: visitIdField }))
    .check(z.describe('The visits made for today and later.')),
});

/** A page of a site's rules. */
export const seriesPage = pageOf(seriesSummary);
