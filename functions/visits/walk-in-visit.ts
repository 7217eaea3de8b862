import { defined } from '../kernel/defined.ts';
import { later } from '../kernel/clock.ts';
import type { DisclosureField, Site } from '../registry/firm.ts';
import { noticeVersionAt } from '../registry/notice-at.ts';
import type { EpochSeconds, GateId, MemberId, VisitId } from '../kernel/brands.ts';
import { walkInWindowSeconds } from './visit-window.ts';
import { newVisit } from './new-visit.ts';
import type { Passage, PassageMethod, Vehicle, Visit } from './visit.ts';
import type { Visitor } from '../person-keys/person.ts';

/** What a guard enters about an unannounced visitor. */
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

/** The visit of a walk-in that is recorded by hand: it keeps only the fields in the site's `keeps`, and a name. */
export function walkInVisit<State extends 'checked_in' | 'pending_approval'>(
  site: Site,
  visitor: Visitor,
  told: ToldWalkIn,
  state: State,
): Visit & { readonly state: State } {
  const { host, purpose, vehicle, companions, leadVisitId } = told;
  const { visitId, method, gateId, memberId, at } = told;
  const about = { host: defined(host), ...defined({ purpose, vehicle, companions, leadVisitId }) };
  const kept = withAName(visitor, site.keeps);
  return { ...unannounced(site, visitId, kept, { at, gateId, method, memberId }, state), ...about };
}

/** The visit of an unannounced visitor: inside after this passage, or waiting because of it. */
export function unannounced<State extends 'checked_in' | 'pending_approval'>(
  site: Site,
  visitId: VisitId,
  visitor: Visitor,
  passage: Passage & { readonly memberId: MemberId },
  state: State,
): Visit & { readonly state: State } {
  const { at, memberId } = passage;
  const fields = {
    visitId,
    state,
    origin: 'walk_in' as const,
    visitor,
    expectedFrom: at,
    expectedUntil: later(at, walkInWindowSeconds),
    createdAt: at,
    createdBy: memberId,
    noticeVersion: noticeVersionAt(site, at),
    ...(state === 'checked_in' ? { checkedIn: passage } : { askedBy: passage }),
  };
  return newVisit(site, fields, at);
}

/** The fields of a visitor that a site keeps. */
export const keptFields = (visitor: Visitor, keeps: readonly DisclosureField[]): Visitor =>
  Object.fromEntries(
    keeps.flatMap((field) => (visitor[field] === undefined ? [] : [[field, visitor[field]]])),
  );

/** A visitor without a name could not be found at the way out: so a name is stored even if the site keeps none. */
export function withAName(visitor: Visitor, keeps: readonly DisclosureField[]): Visitor {
  const byRule = keptFields(visitor, keeps);
  if (byRule.englishName !== undefined || byRule.chineseName !== undefined) return byRule;
  return {
    ...keptFields(visitor, [visitor.englishName === undefined ? 'chineseName' : 'englishName']),
    ...byRule,
  };
}
