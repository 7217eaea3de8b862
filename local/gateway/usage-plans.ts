import * as z from 'zod/mini';
import type { ApiKeys } from '../aws/api-keys.ts';
import type { Template } from '../template/template.ts';
import type { GatewayResponseKind } from './gateway-response.ts';
import { tokenBucket, type Throttle } from './throttle.ts';

const planSchema = z.object({
  Throttle: z.object({ RateLimit: z.number(), BurstLimit: z.number() }),
  Quota: z.object({ Limit: z.number(), Period: z.literal('DAY') }),
});

/** A usage plan of the template. */
export interface UsagePlan {
  readonly id: string;
  readonly ratePerSecond: number;
  readonly burst: number;
  readonly requestsPerDay: number;
}

/** Reads the template's usage plans. */
export const readUsagePlans = (template: Template): readonly UsagePlan[] =>
  template.resources('AWS::ApiGateway::UsagePlan', planSchema).map(
    ({
      ref,
      properties: {
        Throttle: { RateLimit, BurstLimit },
        Quota,
      },
    }) => ({
      id: ref,
      ratePerSecond: RateLimit,
      burst: BurstLimit,
      requestsPerDay: Quota.Limit,
    }),
  );

interface Wanted {
  readonly plans: readonly UsagePlan[];
  readonly findKey: ApiKeys['find'];
  /** A clock that never goes back. */
  readonly nowMs: () => number;
  /** The UTC day, such as `2026-11-23`. */
  readonly day: () => string;
}

/** Counts a request of this key in its plan. Answers the gateway's refusal, or undefined. */
export function usageMeter({ plans, findKey, nowMs, day }: Wanted) {
  const buckets = new Map<string, Throttle>();
  const used = new Map<string, number>();
  let today = day();
  return (value: string | undefined): GatewayResponseKind | undefined => {
    const key = value === undefined ? undefined : findKey(value);
    const plan = plans.find(({ id }) => id === key?.planId);
    if (!key || !plan) return 'INVALID_API_KEY';
    if (today !== day()) {
      used.clear();
      today = day();
    }
    const place = `${plan.id} ${key.keyId}`;
    const bucket = buckets.get(place) ?? tokenBucket(plan.ratePerSecond, plan.burst, nowMs);
    buckets.set(place, bucket);
    if (!bucket()) return 'THROTTLED';
    const count = (used.get(place) ?? 0) + 1;
    if (count > plan.requestsPerDay) return 'QUOTA_EXCEEDED';
    used.set(place, count);
    return undefined;
  };
}
