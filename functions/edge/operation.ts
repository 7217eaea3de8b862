import type * as z from 'zod/mini';
import type { ProblemCode } from '../kernel/problems.ts';

/** The chapters of the published document, in order. */
export const tags = {
  scans: 'The main job: a code is shown at a gate.',
  visits: 'From pre-registration to check-out, the lists, and what is done by hand.',
  invitations: 'A link that leads a visitor to their own visit, and what they can do there.',
  sites: 'Premises, their gates and settings, and what visitors are told.',
  people: 'Members of the firm and people who are barred.',
  residents: 'What a resident or tenant does about their own unit. Nobody else may call these.',
  privacy: 'What people may see and have corrected; holds, proof of deletion, and who saw what.',
  scanners: 'Enrolled devices, and the keys that codes verify with.',
  service: 'The service itself.',
} as const;

/** A request of the documentation and its answer. A test plays it against the local host. */
export interface Example {
  /** What happens, in a few words. */
  readonly title: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly answer?: unknown;
}

/** What a route answers when all goes well. */
export interface SuccessAnswer {
  readonly description: string;
  /** Schema of the JSON body; absent where there is none. */
  readonly schema?: z.ZodMiniType;
  /** Media type where it is not `application/json`. */
  readonly mediaType?: string;
  /** Names of headers that come with it, beside `x-request-id`. */
  readonly headers?: readonly ('ETag' | 'Location')[];
}

/** The answers of a route that is asked again with `If-None-Match`. */
export const answersUnlessCurrent = <Schema extends z.ZodMiniType>(description: string, schema: Schema) =>
  ({
    200: { description, schema, headers: ['ETag'] },
    304: { description: 'Nothing has changed since you read it.', headers: ['ETag'] },
  }) as const;

/**
 * What one route takes and answers: its part of the published document. Each room keeps the operations of its routes in
 * `api/operations.ts`, which no function loads.
 */
export interface Operation {
  readonly tag: keyof typeof tags;
  /** One sentence, without a full stop. */
  readonly summary: string;
  readonly description?: string;
  /** A strict object; every field is a query parameter. */
  readonly query?: z.ZodMiniType;
  readonly body?: z.ZodMiniType;
  /** The conditional header that it uses. `If-Match` is required; a question mark marks an optional one. */
  readonly conditional?: 'If-Match' | 'If-Match?' | 'If-None-Match?';
  readonly answers: Readonly<Partial<Record<200 | 201 | 202 | 204 | 304, SuccessAnswer>>>;
  /** Its own problems. Those that follow from the route (token, role, site, body, limits) are added. */
  readonly problems: readonly ProblemCode[];
  readonly examples: readonly [Example, ...Example[]];
}
