import type { Caller } from '../../functions/edge/access.ts';
import type { Role } from '../../functions/edge/routes.ts';
import type { Site } from '../../functions/registry/firm.ts';
import type { EpochSeconds, FirmId, GateId, MemberId, SiteId } from '../../functions/kernel/brands.ts';

/** 2026-11-23T01:00:00Z: nine in the morning in Hong Kong. */
export const nine = 1_795_395_600 as EpochSeconds;

/** A site for tests; `changed` has the values that matter to the test. */
export const siteWith = (changed: Partial<Site> = {}): Site => ({
  firmId: 'firm' as FirmId,
  siteId: 'tower' as SiteId,
  name: 'Tower',
  timeZone: 'Asia/Hong_Kong',
  retentionDays: 30,
  walkIns: 'record',
  admitsWeakMatches: false,
  keeps: ['englishName'],
  notice: { version: 'v1', texts: { en: 'Told.', 'zh-Hant': '告示。' } },
  gates: [
    { gateId: 'main' as GateId, name: 'Main', direction: 'both' },
    { gateId: 'exit' as GateId, name: 'Exit', direction: 'out' },
  ],
  autoCheckOutAt: '00:00',
  version: 1,
  ...changed,
});

/** A member of the site's firm, at all its sites by default. */
export const callerWith = (role: Role = 'guard', changed: Partial<Caller> = {}): Caller => ({
  firmId: 'firm' as FirmId,
  memberId: role as string as MemberId,
  role,
  siteIds: '*',
  ...changed,
});
