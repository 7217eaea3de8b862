import { problems, type ProblemCode } from '../kernel/problems.ts';

/** How a caller says who it is. */
export const security = {
  type: 'http',
  scheme: 'bearer',
  bearerFormat: 'JWT',
  description:
    'An OAuth 2.0 access token: people by authorization code with PKCE, programs by client credentials; or the token that ' +
    'an enrolled scanner signs for this one request. Firm, role and sites are looked up; nothing in the request can ' +
    'change them.',
};

const text = (description: string, more: object = {}) => ({
  description,
  schema: { type: 'string', ...more },
});

/** The headers of answers. */
export const headers = {
  'X-Request-Id': text('Give us this when you ask for help.'),
  ETag: text('The entity tag: send it back in `If-Match` or `If-None-Match`.'),
  Location: text('Where the new resource is.'),
  'Idempotency-Replayed': text('There, and `true`, where this was answered before: nothing was done again.'),
  'Retry-After': {
    description: 'Seconds to wait before the next try.',
    schema: { type: 'integer', minimum: 1 },
  },
};

/** The header that makes a POST safe to repeat. */
export const idempotencyKeyParameter = {
  name: 'Idempotency-Key',
  in: 'header',
  description:
    'Makes it safe to send the request again: for 24 hours the same member’s same key and body get the same answer, and ' +
    'nothing is done twice. A key of your own making, such as a UUID, for each thing that is to be done.',
  required: false,
  schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[!-~]+$' },
  example: '5f0e9a7c-6d1b-4c57-9e0a-3f1f0f6f2a11',
};

/** A problem (RFC 9457). */
export const problemSchema = {
  type: 'object',
  description: 'What went wrong (RFC 9457). Build on `code`: codes are added, never renamed.',
  properties: {
    type: { type: 'string', format: 'uri', examples: ['urn:gatehouse:problem:invalid_request'] },
    title: { type: 'string', description: 'One sentence for a person; the same for every occurrence.' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    code: { type: 'string', enum: Object.keys(problems) },
    detail: { type: 'string', description: 'One sentence about this occurrence.' },
    requestId: { type: 'string', description: 'Give us this when you ask for help.' },
    errors: {
      type: 'array',
      description: 'The fields that do not fit. Values are never repeated.',
      items: {
        type: 'object',
        properties: {
          path: { type: 'string', examples: ['visitor.idPrefix'] },
          message: { type: 'string' },
        },
        required: ['path', 'message'],
      },
    },
  },
  required: ['type', 'title', 'status', 'code', 'requestId'],
};

/** The statuses of these problems, each once, in order. */
export const problemStatuses = (codes: readonly ProblemCode[]): number[] =>
  [...new Set<number>(codes.map((code) => problems[code].status))].sort((a, b) => a - b);
