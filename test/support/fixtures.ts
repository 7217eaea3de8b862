import { randomBytes, randomUUID } from 'node:crypto';
import type { Caller } from '../../functions/edge/access.ts';
import type { Role } from '../../functions/edge/routes.ts';
import type { Site } from '../../functions/firms/firm.ts';
import type {
  CodeDigest,
  EpochSeconds,
  FirmId,
  GateId,
  LocalDay,
  MemberId,
  ScanId,
  SiteId,
  VisitId,
} from '../../functions/kernel/brands.ts';
import type { Clock } from '../../functions/kernel/clock.ts';
import type { Visit } from '../../functions/visits/visit.ts';

/** Monday 23 November 2026, 09:00 in Hong Kong. */
export const now = 1_795_395_600 as EpochSeconds;
export const today = '2026-11-23' as LocalDay;
export const hour = 3600;
export const day = 86_400;

/** An instant so many seconds after {@link now}. */
export const after = (seconds: number): EpochSeconds => (now + seconds) as EpochSeconds;

/** A clock that stands still until it is set. */
export function fixedClock(start: EpochSeconds = now): Clock & { set: (instant: EpochSeconds) => void } {
  let instant = start;
  return Object.assign(() => instant, {
    set: (next: EpochSeconds) => {
      instant = next;
    },
  });
}

export const firmId = 'demo' as FirmId;
export const siteId = 'harbour-court' as SiteId;
export const mainGate = 'main' as GateId;
export const wayOut = 'way-out' as GateId;

export const newVisitId = (): VisitId => randomBytes(16).toString('base64url') as VisitId;
export const newScanId = (): ScanId => randomUUID() as ScanId;
export const newCodeDigest = (): CodeDigest => randomBytes(32).toString('base64url') as CodeDigest;

let firms = 0;
/** A firm that no other test of the file has: what one test writes, another never sees. */
export const newFirmId = (): FirmId => `firm-${String(++firms)}` as FirmId;

/** A site that records walk-ins and has the guard confirm weak matches. */
export const siteWith = (over: Partial<Site> = {}): Site => ({
  firmId,
  siteId,
  name: 'Harbour Court',
  timeZone: 'Asia/Hong_Kong',
  retentionDays: 30,
  walkIns: 'record',
  admitsWeakMatches: false,
  keeps: ['englishName', 'chineseName', 'idPrefix', 'ageOver'],
  notice: { version: '2026-11-01', texts: { en: 'Notice', 'zh-Hant': '通告' } },
  gates: [
    { gateId: mainGate, name: 'Main gate', direction: 'both' },
    { gateId: wayOut, name: 'Way out', direction: 'out' },
  ],
  ...over,
});

/** A guard of {@link firmId} at {@link siteId}. */
export const callerWith = (over: Partial<Caller> = {}): Caller => ({
  firmId,
  memberId: 'guard-1' as MemberId,
  role: 'guard',
  siteIds: [siteId],
  ...over,
});

export const roles: readonly Role[] = ['admin', 'manager', 'guard', 'integration'];

/** An expected visit of Chan Tai Man, from now for two hours. */
export const visitWith = (over: Partial<Visit> = {}): Visit => ({
  firmId,
  siteId,
  visitId: newVisitId(),
  state: 'expected',
  origin: 'pre_registered',
  visitor: { englishName: 'Chan Tai Man', idPrefix: 'A123' },
  host: { unit: '12A' },
  expectedFrom: now,
  expectedUntil: after(2 * hour),
  day: today,
  createdAt: after(-day),
  createdBy: 'manager-1' as MemberId,
  version: 1,
  purgeAt: after(30 * day),
  ...over,
});
