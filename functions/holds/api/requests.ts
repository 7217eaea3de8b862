import * as z from 'zod/mini';
import {
  dayField,
  idPrefixField,
  instantField,
  nameField,
  paragraphsField,
  textField,
} from '../../edge/fields.ts';
import { visitIdField } from '../../edge/id-fields.ts';
import { pageQuery } from '../../edge/page-query.ts';
import { addDays } from '../../kernel/local-time.ts';
import { mostPersonDays } from '../hold.ts';

export { emptyBody } from '../../edge/fields.ts';

const until = instantField.check(
  z.describe('Until when the visits are to be kept: at most 90 days from now.'),
);

const person = z
  .strictObject({
    englishName: z.optional(nameField),
    chineseName: z.optional(nameField),
    idPrefix: z.optional(idPrefixField),
    from: dayField,
    to: dayField,
  })
  .check(
    z.refine(
      ({ englishName, chineseName }) => englishName !== undefined || chineseName !== undefined,
      'must have an englishName or a chineseName',
    ),
    z.refine(({ from, to }) => !(to < from), { error: 'must not be before from', path: ['to'] }),
    z.refine(({ from, to }) => !(to > addDays(from, mostPersonDays - 1)), {
      error: `must be one of the ${String(mostPersonDays)} days from from on`,
      path: ['to'],
    }),
  );

/** Body of `POST /sites/{siteId}/holds`. */
export const newHold = z
  .strictObject({
    visitId: z.optional(visitIdField),
    person: z.optional(person),
    incident: textField(100).check(
      z.regex(/\p{L}/u, 'must have a letter'),
      z.describe('What happened, in a few words; name no visitor.'),
    ),
    reason: paragraphsField(500).check(
      z.regex(/\p{L}/u, 'must have a letter'),
      z.describe('Why the visits are needed longer.'),
    ),
    until,
  })
  .check(
    z.refine(
      (asked) => (asked.visitId === undefined) !== (asked.person === undefined),
      'must have either visitId or person',
    ),
  );
export type NewHold = z.output<typeof newHold>;

/** Body of `POST …/holds/{holdId}/approval`. */
export const holdDecision = z.strictObject({ decision: z.enum(['approved', 'refused']) });

/** Body of `POST …/holds/{holdId}/renewal`. */
export const holdRenewal = z.strictObject({ until });

/** Query of `GET /sites/{siteId}/holds`. */
export const holdListQuery = z.strictObject(pageQuery);
