import type { IncomingHttpHeaders } from 'node:http';
import * as z from 'zod/mini';
import type { Template } from '../template/template.ts';
import { tokenBucket, type Throttle } from './throttle.ts';

const blockSchema = z.object({
  Block: z.object({
    CustomResponse: z.object({
      ResponseCode: z.number(),
      CustomResponseBodyKey: z.string(),
      ResponseHeaders: z._default(z.array(z.object({ Name: z.string(), Value: z.string() })), []),
    }),
  }),
});
const ruleSchema = z.object({
  Action: z.optional(blockSchema),
  Statement: z.object({
    SizeConstraintStatement: z.optional(
      z.object({
        FieldToMatch: z.union([
          z.object({ Body: z.looseObject({}) }),
          z.object({ SingleHeader: z.object({ Name: z.string() }) }),
        ]),
        ComparisonOperator: z.literal('GT'),
        Size: z.number(),
      }),
    ),
    RateBasedStatement: z.optional(
      z.object({
        AggregateKeyType: z.literal('IP'),
        Limit: z.number(),
        EvaluationWindowSec: z._default(z.number(), 300),
        ScopeDownStatement: z.optional(
          z.object({
            ByteMatchStatement: z.object({
              FieldToMatch: z.object({ UriPath: z.looseObject({}) }),
              PositionalConstraint: z.literal('CONTAINS'),
              SearchString: z.string(),
            }),
          }),
        ),
      }),
    ),
  }),
});
const webAclSchema = z.object({
  Rules: z.array(ruleSchema),
  CustomResponseBodies: z._default(z.record(z.string(), z.object({ Content: z.string() })), {}),
});

/** What the firewall answers instead of the API. */
export interface Blocked {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the firewall looks at; names of headers are in lower case. */
export interface Inspected {
  readonly address: string;
  /** Without the query. */
  readonly path: string;
  readonly bodyBytes: number;
  readonly headers: IncomingHttpHeaders;
}

/** Whether a request is stopped, and with which answer. */
export type Firewall = (request: Inspected) => Blocked | undefined;

/** More addresses than ever call a local machine. */
const mostAddresses = 10_000;

/**
 * Plays the rules of the template’s web ACL that are the project’s own: size of a body or a header, and rate an address. Only AWS knows its
 * managed groups, so they are ignored. Without a web ACL everything passes.
 */
export function readFirewall(template: Template, nowMs: () => number): Firewall {
  const [acl] = template.resources('AWS::WAFv2::WebACL', webAclSchema);
  const rules = (acl?.properties.Rules ?? []).flatMap(({ Action, Statement }) => {
    if (!Action) return [];
    const { ResponseCode, CustomResponseBodyKey, ResponseHeaders } = Action.Block.CustomResponse;
    const blocked: Blocked = {
      status: ResponseCode,
      headers: {
        'content-type': 'application/json',
        ...Object.fromEntries(ResponseHeaders.map(({ Name, Value }) => [Name, Value])),
      },
      body: acl?.properties.CustomResponseBodies[CustomResponseBodyKey]?.Content ?? '',
    };
    return [{ stops: ruleOf(Statement, nowMs), blocked }];
  });
  return (request) => rules.find(({ stops }) => stops(request))?.blocked;
}

function ruleOf(
  statement: z.output<typeof ruleSchema>['Statement'],
  nowMs: () => number,
): (request: Inspected) => boolean {
  const { SizeConstraintStatement: size, RateBasedStatement: rate } = statement;
  if (size) {
    const { FieldToMatch: field, Size: most } = size;
    if ('Body' in field) return ({ bodyBytes }) => bodyBytes > most;
    const name = field.SingleHeader.Name.toLowerCase();
    return ({ headers }) => String(headers[name] ?? '').length > most;
  }
  if (!rate) throw new Error('the local host supports only size and rate rules of a web ACL');
  const perSecond = rate.Limit / rate.EvaluationWindowSec;
  const buckets = new Map<string, Throttle>();
  const part = rate.ScopeDownStatement?.ByteMatchStatement.SearchString ?? '';
  return ({ address, path }) => {
    if (!spelt(path).includes(part)) return false;
    if (buckets.size >= mostAddresses) buckets.clear();
    const bucket = buckets.get(address) ?? tokenBucket(perSecond, rate.Limit, nowMs);
    buckets.set(address, bucket);
    return !bucket();
  };
}

/** The path as the transformations of the template's rule make it. */
function spelt(path: string): string {
  try {
    return decodeURIComponent(path).toLowerCase();
  } catch {
    return path.toLowerCase();
  }
}
