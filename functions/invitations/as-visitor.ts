import type { Caller } from '../edge/access.ts';
import { versionTag } from '../edge/if-match.ts';
import type { VisitAction } from '../front-desk/load-visit.ts';
import type { EpochSeconds } from '../kernel/brands.ts';
import type { Visit } from '../visits/visit.ts';

type VisitorChange = NonNullable<Visit['visitorChanges']>[number];

/** The visitor acts on their own visit, in the version that they saw: with no role and as no member of the firm. */
export const asVisitor = (caller: Caller, { firmId, siteId, visitId, version }: Visit): VisitAction => ({
  caller: { ...caller, firmId, siteIds: [siteId] },
  siteId,
  visitId,
  ifMatch: versionTag(version),
});

/** The record of what a visitor changed themselves, with one more change. */
export const recordedAsTheirs = (
  { visitorChanges = [] }: Pick<Visit, 'visitorChanges'>,
  change: VisitorChange['change'],
  at: EpochSeconds,
): readonly VisitorChange[] => [...visitorChanges, { change, at }];
