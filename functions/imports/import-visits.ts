import type { Caller } from '../edge/access.ts';
import { parseFields } from '../edge/parse-request.ts';
import type { Shown } from '../edge/response-fields.ts';
import type { SiteId } from '../kernel/brands.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import type { ImportPage, ImportRow } from './api/requests.ts';
import type { importResponse } from './api/responses.ts';
import { inLanes } from '../kernel/in-lanes.ts';
import { preRegister } from '../front-desk/pre-register.ts';
import type { VisitDeps } from '../front-desk/visit-deps.ts';
import { companionIds } from '../visits/companions.ts';
import { preRegistration } from '../front-desk/api/requests.ts';

/** The results for the rows of a page. */
type Imported = Shown<typeof importResponse>['items'];

/** The dependencies of an import. */
type ImportDeps = VisitDeps & {
  /** Puts what the page is about to make on the audit trail, once for all rows. */
  readonly announce: (subjects: readonly string[]) => Promise<void>;
};

/** Rows that are written at the same time. A page takes about a dozen rounds, and other callers still get capacity. */
const lanes = 8;

/**
 * Pre-registers the rows of a page, each by itself: a row is written as a whole or not at all, and a bad row does not stop
 * the others. The id of a row's visit is derived from site, import and row, so that a repeated page makes nothing twice.
 */
export async function importVisits(
  deps: ImportDeps,
  caller: Caller,
  siteId: SiteId,
  { importId, rows }: ImportPage,
): Promise<{ readonly ok: true; readonly items: Imported } | Failure> {
  const site = await deps.getSite(caller.firmId, siteId);
  if (!site) return failure('site_not_found');
  const keys = await deps.personKeys(caller.firmId);
  const read = rows.map(({ rowId, ...fields }: ImportRow) => {
    const seed = JSON.stringify(['import', importId, rowId]);
    return { rowId, seed, request: parseFields(preRegistration, fields) };
  });
  const importRow = async ({ rowId, seed, request }: (typeof read)[number]): Promise<Imported[number]> => {
    if (!request.ok) return invalid(rowId, request);
    const outcome = await preRegister(deps, caller, siteId, request.value, seed);
    if (outcome.ok) return { rowId, result: outcome.result, visitId: outcome.visit.visitId };
    // A window that was in the future when the row was first sent may have ended.
    const there = await deps.visits.get(site, keys.visitIdFrom(siteId, seed));
    return there ? { rowId, result: 'exists', visitId: there.visitId } : invalid(rowId, outcome);
  };
  const asked = read.flatMap(({ seed, request }) => {
    if (!request.ok) return [];
    const visitId = keys.visitIdFrom(siteId, seed);
    const companions = companionIds({ visitId, companions: request.value.companions?.length ?? 0 });
    return [visitId, ...companions].map((id) => `visit:${id}`);
  });
  await deps.announce(asked);
  return { ok: true, items: await inLanes(lanes, read, importRow) };
}

const invalid = (rowId: string, { errors, detail }: Failure): Imported[number] => ({
  rowId,
  result: 'invalid',
  errors: [...(errors ?? [{ path: '', message: detail ?? 'is not allowed' }])],
});
