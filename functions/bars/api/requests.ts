import * as z from 'zod/mini';
import { idPrefixField, nameField, textField } from '../../edge/fields.ts';
import { siteIdField, visitIdField } from '../../edge/id-fields.ts';
import { pageQuery } from '../../edge/page-query.ts';

/** Half a year: long enough for a quarrel to cool, short enough for nobody to be forgotten on a list. */
const usualReviewDays = 180;
const reviewInDays = z._default(z.int().check(z.minimum(1), z.maximum(365)), usualReviewDays);

const person = {
  visitor: z.optional(
    z
      .strictObject({
        englishName: z.optional(nameField),
        chineseName: z.optional(nameField),
        idPrefix: z.optional(idPrefixField),
      })
      .check(
        z.refine(
          ({ englishName, chineseName }) => englishName !== undefined || chineseName !== undefined,
          'must have an englishName or a chineseName',
        ),
      ),
  ),
  fromVisitId: z.optional(visitIdField),
  allOfThatName: z.optional(z.literal(true)),
  reason: z.optional(textField(200)),
  keepName: z.optional(z.literal(true)),
  reviewInDays,
};

interface Named {
  readonly visitor?: unknown;
  readonly fromVisitId?: unknown;
  readonly reason?: unknown;
  readonly keepName?: unknown;
}
const onePerson = z.refine<Named>(
  ({ visitor, fromVisitId }) => (visitor === undefined) !== (fromVisitId === undefined),
  'must have either visitor or fromVisitId',
);
const nameOnlyWithReason = z.refine<Named>(
  ({ reason, keepName }) => keepName === undefined || reason !== undefined,
  { error: 'needs a reason in words', path: ['keepName'] },
);

/** Body of `POST /sites/{siteId}/barred-people`. */
export const barAtSite = z.strictObject(person).check(onePerson, nameOnlyWithReason);

/** Body of `POST /barred-people`; the visit is looked up at the site that is named with it. */
export const barAtFirm = z.strictObject({ ...person, siteId: z.optional(siteIdField) }).check(
  onePerson,
  nameOnlyWithReason,
  z.refine(({ fromVisitId, siteId }) => (fromVisitId === undefined) === (siteId === undefined), {
    error: 'is needed with fromVisitId only: the site of the visit',
    path: ['siteId'],
  }),
);
export type BarRequest = z.output<typeof barAtFirm>;

/** Body of `POST …/barred-people/{barredId}/review`: the bar holds for this many more days from now. */
export const barReview = z.strictObject({ reviewInDays });

/** Query of `GET …/barred-people`. */
export const barListQuery = z.strictObject({ ...pageQuery, due: z.optional(z.literal('true')) });
export type BarListQuery = z.output<typeof barListQuery>;
