import type { EpochSeconds } from '../kernel/brands.ts';
import { defined } from '../kernel/defined.ts';
import type { Site } from '../registry/firm.ts';
import { purgeAfter } from '../visits/retention.ts';
import type { SentPassage } from './passage-token.ts';
import { keptFrom, type RecordedPassage } from './passage.ts';
import type { Plan } from './plan.ts';

/** The record of a passage and of what was planned for it. */
export const recordOf = (
  { firmId, siteId, retentionDays }: Site,
  { scanId, iss: scannerId, gateId, direction, recordedAt, counter }: SentPassage,
  method: RecordedPassage['method'],
  { visitId, attention, ref }: Omit<Plan, 'effect'>,
  now: EpochSeconds,
): RecordedPassage => ({
  firmId,
  siteId,
  scanId,
  scannerId,
  gateId,
  direction,
  method,
  recordedAt,
  receivedAt: now,
  counter,
  ...defined({ visitId, attention, ref }),
  purgeAt: purgeAfter(keptFrom(recordedAt, now), retentionDays),
});
