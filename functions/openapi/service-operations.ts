import * as z from 'zod/mini';
import type { Operation } from '../edge/operation.ts';
import type { RouteName } from '../edge/routes.ts';

const health = z.object({ status: z.enum(['ok', 'degraded']) });

const openApiDocument = z.record(z.string(), z.unknown());

/** Names of the messages in the published document. */
export const serviceSchemas = { Health: health, OpenApiDocument: openApiDocument };

/** What the routes of the service itself answer. */
export const serviceOperations = {
  health: {
    tag: 'service',
    summary: 'Is the API up?',
    description:
      'Public. `ok`: the register answers. `degraded`: the API is up, but the register does not answer now; most requests get 503 with Retry-After.',
    answers: { 200: { description: 'It is.', schema: health } },
    problems: [],
    examples: [{ title: 'Up', answer: { status: 'ok' } }],
  },
  openApi: {
    tag: 'service',
    summary: 'Read this document',
    description: 'Public: the contract of the API (OpenAPI 3.1).',
    conditional: 'If-None-Match?',
    answers: {
      200: { description: 'The document.', schema: openApiDocument, headers: ['ETag'] },
      304: { description: 'The document is still the one that you have.', headers: ['ETag'] },
    },
    problems: [],
    examples: [{ title: 'The whole document' }],
  },
} as const satisfies Partial<Record<RouteName, Operation>>;
