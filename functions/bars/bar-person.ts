import { defined } from '../kernel/defined.ts';
import type { Caller } from '../edge/access.ts';
import { readPage, type PageRead } from '../edge/list-page.ts';
import type { BarredId, FirmId, SiteId, VisitId } from '../kernel/brands.ts';
import type { Clock } from '../kernel/clock.ts';
import { failure, type Failure, invalidField } from '../kernel/problems.ts';
import type { Site } from '../registry/firm.ts';
import { barredIdOf, dueBefore, reviewAfter, type Bar, type BarScope, type OfflineBar } from './bar.ts';
import type { BarListQuery, BarRequest } from './api/requests.ts';
import type { BarPage, BarTable } from './bar-table.ts';
import { everyBar } from './every-bar.ts';
import { inLanes } from '../kernel/in-lanes.ts';
import type { OfflineKeyring } from '../person-keys/offline-keys.ts';
import type { PersonKeys } from '../person-keys/person-keys.ts';
import type { Visitor } from '../person-keys/person.ts';
import { warnVisits, type WarnDeps } from './warn-visits.ts';

/** The dependencies of the administration of barred people. */
export interface BarDeps extends WarnDeps {
  readonly bars: BarTable;
  readonly getSite: (firmId: FirmId, siteId: SiteId) => Promise<Site | undefined>;
  /** The ids of all sites of a firm. */
  readonly siteIdsOf: (firmId: FirmId) => Promise<readonly SiteId[]>;
  readonly personKeys: (firmId: FirmId) => Promise<PersonKeys>;
  readonly keyring: (firmId: FirmId) => Promise<OfflineKeyring>;
  readonly clock: Clock;
}

/** How many sites are searched at the same time. */
const lanes = 10;

type Barred = { readonly ok: true; readonly bar: Bar; readonly created: boolean } | Failure;

/**
 * Bars a person at a site, or at all sites of the firm. Only keys of the person are stored, and a reason or a name if
 * the firm wants it.
 */
export async function barPerson(
  deps: BarDeps,
  caller: Caller,
  scope: BarScope,
  request: BarRequest,
): Promise<Barred> {
  if (!(await isOfFirm(deps, scope))) return failure('site_not_found');
  const person = await personIn(deps, scope, request);
  if (!person.ok) return person;
  const { visitor } = person;
  const exact = visitor.idPrefix !== undefined && request.allOfThatName === undefined;
  if (!exact && request.allOfThatName === undefined) return unsure(request);
  const keys = await deps.personKeys(scope.firmId);
  const { identities, parts } = hashed(keys, visitor, exact);
  if (identities.length === 0) return invalidField('fromVisitId', 'is a visit without a name');
  const now = deps.clock();
  const { reason, keepName, reviewInDays } = request;
  const name = [visitor.englishName, visitor.chineseName].filter((one) => one !== undefined).join(' ');
  const offline = hashed((await deps.keyring(scope.firmId)).ofBars(), visitor, exact);
  const { created, bar: standing } = await deps.bars.create({
    ...scope,
    barredId: barredIdOf(scope, identities),
    identities,
    ...defined({ parts }),
    offline,
    ...defined({ reason }),
    ...(keepName ? { name } : {}),
    createdAt: now,
    createdBy: caller.memberId,
    reviewBy: reviewAfter(now, reviewInDays),
  });
  const bar = standing.offline ? standing : await completed(deps, standing, offline);
  const siteIds = await sitesIn(deps, scope);
  await deps.bars.spread(bar, siteIds);
  await inLanes(lanes, siteIds, (siteId) => warnVisits(deps, keys, { firmId: scope.firmId, siteId }, bar));
  return { ok: true, bar, created };
}

/** A bar that was made before devices could work without a network gets their keys when the person is barred again. */
const completed = async ({ bars }: BarDeps, bar: Bar, offline: OfflineBar): Promise<Bar> =>
  (await bars.addOffline(bar, bar.barredId, offline)) ?? bar;

/** The keys of a person who is barred; of everybody of the name where the bar is not exact. */
function hashed(
  keys: Pick<PersonKeys, 'identitiesOf' | 'partsOf'>,
  visitor: Visitor,
  exact: boolean,
): OfflineBar {
  if (exact) return { identities: keys.identitiesOf(visitor), parts: keys.partsOf(visitor) };
  return { identities: keys.identitiesOf(visitor).map(({ nameKey }) => ({ nameKey })) };
}

/** A page of the bars of a scope. With `due` it has only the bars that end soon. */
export async function listBars(
  { bars, getSite, clock }: Pick<BarDeps, 'bars' | 'getSite' | 'clock'>,
  scope: BarScope,
  { limit, cursor, due }: BarListQuery,
): Promise<PageRead<BarPage> | Failure> {
  if (!(await isOfFirm({ getSite }, scope))) return failure('site_not_found');
  const name = `${scope.firmId}/${scope.siteId ?? ''}/barred-people/${due ?? ''}`;
  const only = due === undefined ? {} : { dueBefore: dueBefore(clock()) };
  return readPage(name, cursor, (from) => bars.list(scope, { limit, ...from, ...only }));
}

/** True for the whole firm, and for a site of the firm. */
const isOfFirm = async (
  { getSite }: Pick<BarDeps, 'getSite'>,
  { firmId, siteId }: BarScope,
): Promise<boolean> => siteId === undefined || (await getSite(firmId, siteId)) !== undefined;

const unsure = ({ visitor }: BarRequest): Failure =>
  invalidField(
    visitor ? 'visitor.idPrefix' : 'fromVisitId',
    'without an identity-card prefix everybody of that name is barred: confirm this with allOfThatName',
  );

async function personIn(
  deps: BarDeps,
  { firmId, siteId }: BarScope,
  request: BarRequest,
): Promise<{ readonly ok: true; readonly visitor: Visitor } | Failure> {
  const { fromVisitId } = request;
  if (fromVisitId === undefined) return { ok: true, visitor: defined(request.visitor ?? {}) };
  const at = siteId ?? request.siteId;
  const site = at && (await deps.getSite(firmId, at));
  if (!site) return failure('site_not_found');
  const visit = await deps.visits.get(site, fromVisitId satisfies VisitId);
  return visit ? { ok: true, visitor: visit.visitor } : failure('visit_not_found');
}

const sitesIn = async ({ siteIdsOf }: BarDeps, { firmId, siteId }: BarScope): Promise<readonly SiteId[]> =>
  siteId === undefined ? siteIdsOf(firmId) : [siteId];

/** Extends a bar that a member has reviewed. */
export async function reviewBar(
  deps: BarDeps,
  caller: Caller,
  scope: BarScope,
  barredId: BarredId,
  reviewInDays: number,
): Promise<{ readonly ok: true; readonly bar: Bar } | Failure> {
  if (!(await isOfFirm(deps, scope))) return failure('site_not_found');
  const now = deps.clock();
  const review = { reviewBy: reviewAfter(now, reviewInDays), reviewedAt: now, reviewedBy: caller.memberId };
  const bar = await deps.bars.review(scope, barredId, review);
  if (!bar) return failure('barred_person_not_found');
  await deps.bars.spread(bar, await sitesIn(deps, scope));
  return { ok: true, bar };
}

/** Ends a bar at once. */
export async function liftBar(
  deps: BarDeps,
  scope: BarScope,
  barredId: BarredId,
): Promise<{ readonly ok: true } | Failure> {
  if (!(await isOfFirm(deps, scope))) return failure('site_not_found');
  const bar = await deps.bars.get(scope, barredId);
  if (!bar) return failure('barred_person_not_found');
  await deps.bars.lift(bar, await sitesIn(deps, scope));
  return { ok: true };
}

/** Copies the firm's bars to a site. It is called before and after a new site is made. */
export async function bringBarsTo(
  bars: BarTable,
  { firmId, siteId }: { firmId: FirmId; siteId: SiteId },
): Promise<void> {
  for (const bar of await everyBar(bars, { firmId })) await bars.spread(bar, [siteId]);
}
