import * as z from 'zod/mini';
import { shownInstant, type Shown } from '../edge/response-fields.ts';
import { requestKinds } from './request-kinds.ts';

/** Details of the events about requests of visitors, by type. */
export const requestEventMessages = {
  'access_request.due': z
    .strictObject({
      type: z.literal('access_request.due'),
      eventId: z
        .string()
        .check(z.describe('The same for every delivery of this event: ignore an id that you have seen.')),
      firmId: z.string(),
      requestId: z.string(),
      kind: z.enum(requestKinds),
      dueAt: shownInstant,
      reminder: z
        .enum(['ten_days', 'three_days', 'overdue'])
        .check(z.describe('How soon the answer is due, or that it was due.')),
    })
    .check(z.describe('The answer to a request of a visitor is due in ten or three days, or was due.')),
};

/** Events about requests: ids alone. */
export type RequestEvent = Shown<(typeof requestEventMessages)[keyof typeof requestEventMessages]>;
