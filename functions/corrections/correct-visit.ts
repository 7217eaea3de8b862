import type { Caller } from '../edge/access.ts';
import type { CorrectionId, FirmId, SiteId, VisitId } from '../kernel/brands.ts';
import { derivedId } from '../kernel/derived-id.ts';
import type { Clock } from '../kernel/clock.ts';
import { defined } from '../kernel/defined.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import type { Site } from '../registry/firm.ts';
import type { Correction, Visit } from '../visits/visit.ts';
import type { NewCorrection } from './api/requests.ts';
import type { CorrectionTable } from './correction-table.ts';

/** The dependencies of corrections. */
export interface CorrectionDeps {
  readonly getSite: (firmId: FirmId, siteId: SiteId) => Promise<Site | undefined>;
  readonly corrections: CorrectionTable;
  readonly clock: Clock;
  readonly newCorrectionId: () => CorrectionId;
}

/** Which visit is corrected, and by whom. */
export interface CorrectionAction {
  readonly caller: Caller;
  readonly siteId: SiteId;
  readonly visitId: VisitId;
  readonly idempotencySeed?: string | undefined;
}

type Corrected = { readonly ok: true; readonly correction: Correction; readonly visit: Visit } | Failure;

/** Writes a note beside a visit. What was recorded stays as it is. The same seed makes the same correction. */
export async function correctVisit(
  { getSite, corrections, clock, newCorrectionId }: CorrectionDeps,
  { caller: { firmId, memberId }, siteId, visitId, idempotencySeed }: CorrectionAction,
  { field, text, requestedBy, accessRequestId }: NewCorrection,
): Promise<Corrected> {
  const site = await getSite(firmId, siteId);
  if (!site) return failure('site_not_found');
  const correction: Correction = {
    correctionId: idempotencySeed === undefined ? newCorrectionId() : idFrom(visitId, idempotencySeed),
    field,
    text,
    requestedBy,
    ...defined({ accessRequestId }),
    at: clock(),
    by: memberId,
  };
  const done = await corrections.append(site, visitId, correction);
  if (done.result === 'no_visit') return failure('visit_not_found');
  if (done.result === 'full') return failure('too_many_corrections');
  return { ok: true, correction: done.correction, visit: done.visit };
}

/** The corrections of a visit, in the order in which they were made. */
export async function listCorrections(
  { getSite, corrections }: CorrectionDeps,
  { caller: { firmId }, siteId, visitId }: CorrectionAction,
): Promise<{ readonly ok: true; readonly visit: Visit } | Failure> {
  const site = await getSite(firmId, siteId);
  if (!site) return failure('site_not_found');
  const visit = await corrections.get(site, visitId);
  return visit ? { ok: true, visit } : failure('visit_not_found');
}

/** The seed is a digest already, so the id reveals nothing. */
const idFrom = (visitId: VisitId, seed: string): CorrectionId =>
  derivedId('correction', visitId, seed) as CorrectionId;
