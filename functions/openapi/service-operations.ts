import * as z from 'zod/mini';
import type { Operation } from '../edge/operation.ts';
import type { RouteName } from '../edge/routes.ts';

const health = z.object({ status: z.literal('ok') });

/** Names of the messages in the published document. */
export const serviceSchemas = { Health: health };

/** What the routes of the service itself answer. */
export const serviceOperations = {
  health: {
    tag: 'service',
    summary: 'Is the API up?',
    description: 'Public; asks nothing of any store.',
    answers: { 200: { description: 'It is.', schema: health } },
    problems: [],
    examples: [{ title: 'Up', answer: { status: 'ok' } }],
  },
} as const satisfies Partial<Record<RouteName, Operation>>;
