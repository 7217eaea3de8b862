import * as z from 'zod/mini';
import { dayField, distinct } from '../../edge/fields.ts';
import { pageQuery } from '../../edge/page-query.ts';
import type { LocalDay } from '../../kernel/brands.ts';
import { yearAfter } from '../../kernel/local-time.ts';
import { weekdays } from '../series.ts';
import { bookingFields } from '../../front-desk/api/requests.ts';

export const weekdayField = z.enum(weekdays);

const timeField = z
  .string()
  .check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day, such as 09:00'));

/** The days and times of a rule. */
export const ruleFields = {
  weekdays: z.optional(z.array(weekdayField).check(z.minLength(1), z.maxLength(7), distinct)),
  startTime: timeField,
  endTime: timeField,
  endsNextDay: z.optional(z.boolean().check(z.describe('`endTime` is on the following day.'))),
  firstDay: dayField,
  until: dayField,
};

interface AskedRule {
  readonly startTime: string;
  readonly endTime: string;
  readonly endsNextDay?: boolean | undefined;
  readonly firstDay: LocalDay;
  readonly until: LocalDay;
}

/** What {@link ruleFields} have to be together. */
export const ruleChecks = [
  z.refine<AskedRule>(
    ({ startTime, endTime, endsNextDay }) => endsNextDay === true || !(endTime <= startTime),
    {
      error: 'must be after startTime, or on the day after it (endsNextDay)',
      path: ['endTime'],
    },
  ),
  z.refine<AskedRule>(({ firstDay, until }) => !(until < firstDay), {
    error: 'must not be before firstDay',
    path: ['until'],
  }),
  // A rule lasts a year at most. After that a member has to make it again.
  z.refine<AskedRule>(({ firstDay, until }) => !(until > yearAfter(firstDay)), {
    error: 'must be within a year of firstDay',
    path: ['until'],
  }),
] as const;

/** Body of `POST /sites/{siteId}/recurring-visits`. */
export const newSeries = z.strictObject({ ...bookingFields, ...ruleFields }).check(...ruleChecks);
export type NewSeries = z.output<typeof newSeries>;

/** Query of `GET /sites/{siteId}/recurring-visits`. */
export const seriesListQuery = z.strictObject(pageQuery);
