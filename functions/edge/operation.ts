import type * as z from 'zod/mini';
import type { ProblemCode } from '../kernel/problems.ts';

/** The chapters of the published document, in its order. */
export const tags = {
  scans: 'The main job: a code is shown at a gate.',
  visits: 'From pre-registration to check-out, the lists, and what is done by hand.',
  sites: 'Premises, their gates and settings, and what visitors are told.',
  people: 'Members of the firm and people who are barred.',
  scanners: 'Enrolled devices, and the keys that codes verify with.',
  service: 'The service itself.',
} as const;

/** A request of the documentation, with what it is answered. Played against the local host by a test. */
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

/**
 * What one route takes and answers: its part of the published document. Each room keeps those of its routes in a file
 * `*-operations.ts`, which no function loads.
 */
export interface Operation {
  readonly tag: keyof typeof tags;
  /** One sentence, without a full stop. */
  readonly summary: string;
  readonly description?: string;
  /** A strict object; every field is a query parameter. */
  readonly query?: z.ZodMiniType;
  readonly body?: z.ZodMiniType;
  /** The conditional header that it heeds: `If-Match` has to be sent, one with a question mark may be. */
  readonly conditional?: 'If-Match' | 'If-Match?' | 'If-None-Match?';
  readonly answers: Readonly<Partial<Record<200 | 201 | 202 | 204 | 304, SuccessAnswer>>>;
  /** Problems of its own. Those that follow from the route (token, role, site, body, limits) are added. */
  readonly problems: readonly ProblemCode[];
  readonly examples: readonly [Example, ...Example[]];
}
