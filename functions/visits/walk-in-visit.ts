import type { DisclosureField, Site } from '../registry/firm.ts';
import type { EpochSeconds, GateId, MemberId, VisitId } from '../kernel/brands.ts';
import { localDay } from '../kernel/local-day.ts';
import { purgeAfter } from './retention.ts';
import { walkInWindowSeconds } from './visit-window.ts';
import type { Host, PassageMethod, Vehicle, Visit } from './visit.ts';
import type { Visitor } from '../person-keys/person.ts';

/** What a guard says of a visitor whom nobody announced. */
export interface ToldWalkIn {
  readonly visitId: VisitId;
  readonly host: { readonly unit: string; readonly name?: string | undefined };
  readonly purpose?: string | undefined;
  readonly vehicle?: Vehicle | undefined;
  readonly method: PassageMethod;
  readonly gateId: GateId;
  readonly memberId: MemberId;
  readonly at: EpochSeconds;
  readonly companions?: number | undefined;
  readonly leadVisitId?: VisitId;
}

/** The visit of a walk-in that is recorded by hand: of the visitor only what the site asks for, and a name. */
export function walkInVisit<State extends 'checked_in' | 'pending_approval'>(
  site: Site,
  visitor: Visitor,
  told: ToldWalkIn,
  state: State,
): Visit & { readonly state: State } {
  const { visitId, host, purpose, vehicle, method, gateId, memberId, at, companions, leadVisitId } = told;
  const passage = { at, gateId, method, memberId };
  return {
    firmId: site.firmId,
    siteId: site.siteId,
    visitId,
    state,
    origin: 'walk_in',
    visitor: keptOf(visitor, site.keeps),
    host: hostOf(host),
    ...(purpose === undefined ? {} : { purpose }),
    ...(vehicle ? { vehicle } : {}),
    ...(companions === undefined ? {} : { companions }),
    ...(leadVisitId === undefined ? {} : { leadVisitId }),
    expectedFrom: at,
    expectedUntil: (at + walkInWindowSeconds) as EpochSeconds,
    day: localDay(at, site.timeZone),
    createdAt: at,
    createdBy: memberId,
    version: 1,
    noticeVersion: site.notice.version,
    ...(state === 'checked_in' ? { checkedIn: passage } : { askedBy: passage }),
    purgeAt: purgeAfter(at, site.retentionDays),
  };
}

const hostOf = ({ unit, name }: ToldWalkIn['host']): Host => ({
  unit,
  ...(name === undefined ? {} : { name }),
});

/** Without a name nobody could be found at the way out: the one that was told is kept where the site keeps no name. */
function keptOf(visitor: Visitor, keeps: readonly DisclosureField[]): Visitor {
  const kept = (fields: readonly DisclosureField[]): Visitor =>
    Object.fromEntries(
      fields.flatMap((field) => (visitor[field] === undefined ? [] : [[field, visitor[field]]])),
    );
  const byRule = kept(keeps);
  if (byRule.englishName !== undefined || byRule.chineseName !== undefined) return byRule;
  return { ...kept([visitor.englishName === undefined ? 'chineseName' : 'englishName']), ...byRule };
}
