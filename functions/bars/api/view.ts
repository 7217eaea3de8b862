import { defined } from '../../kernel/defined.ts';
import type { Shown } from '../../edge/response-fields.ts';
import type { EpochSeconds } from '../../kernel/brands.ts';
import { toRfc3339 } from '../../kernel/clock.ts';
import type { barResponse } from './responses.ts';
import { dueBefore, type Bar } from '../bar.ts';

/** A bar as the office sees it. It shows no keys. */
export function barView(bar: Bar, now: EpochSeconds): Shown<typeof barResponse> {
  const { barredId, siteId, identities, reason, name, createdBy, reviewBy, reviewedAt, reviewedBy } = bar;
  return {
    barredId,
    scope: siteId === undefined ? 'firm' : 'site',
    ...defined({ siteId }),
    matches: identities.some(({ strongKey }) => strongKey === undefined) ? 'name' : 'person',
    worksOffline: bar.offline !== undefined,
    ...defined({ reason, name }),
    createdAt: toRfc3339(bar.createdAt),
    createdBy,
    reviewBy: toRfc3339(reviewBy),
    reviewDue: reviewBy <= dueBefore(now),
    ...(reviewedAt === undefined ? {} : { reviewedAt: toRfc3339(reviewedAt) }),
    ...defined({ reviewedBy }),
  };
}
