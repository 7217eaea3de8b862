import type { FirmId, SiteId } from '../kernel/brands.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import type { Gate, Site } from '../registry/firm.ts';
import type { Verdict } from '../personal-code/verdict.ts';
import type { ScanOutcome, VerifiedScan } from './scan.ts';
import { cleanCode, reasonFor } from '../personal-code/scanner-input.ts';
import type { ScanRequest } from './api/requests.ts';
import type { Caller } from '../edge/access.ts';
import type { Choice } from './choice-token.ts';
import { enter } from './enter.ts';
import type { EntryDeps } from './entry-deps.ts';
import { leave } from './leave.ts';
import { localDay } from '../kernel/local-day.ts';
import { withCompanions } from './with-companions.ts';

/** The dependencies of recording a scan. */
export interface ScanDeps extends EntryDeps {
  readonly getSite: (firmId: FirmId, siteId: SiteId) => Promise<Site | undefined>;
  /** Verifies the code. It does no I/O while the key bundle is in memory. */
  readonly verify: (code: string) => Promise<Verdict>;
}

/** The outcome; where the guard has to choose, with the contents of the choice token. */
export type ScanAnswer =
  { readonly ok: true; readonly outcome: ScanOutcome; readonly choice?: Choice } | Failure;

/**
 * The main job: a code was shown at a gate. Verifies it, finds the visit, and records the passage with one conditional
 * write. For a code that does not verify, no visitor's data is read.
 */
export async function recordScan(
  deps: ScanDeps,
  caller: Caller,
  siteId: SiteId,
  request: ScanRequest,
): Promise<ScanAnswer> {
  const site = await deps.getSite(caller.firmId, siteId);
  if (!site) return failure('site_not_found');
  const gate = site.gates.find(({ gateId }) => gateId === request.gateId);
  if (!gate) return failure('gate_not_found');
  const code = cleanCode(request.code);
  const verdict = await deps.verify(code);
  switch (verdict.outcome) {
    case 'unavailable':
      return failure('cannot_verify_now', `${verdict.reason} (${verdict.ref})`);
    case 'rejected':
      return { ok: true, outcome: { outcome: 'rejected', ...reasonFor(code, verdict) } };
    case 'verified': {
      const keys = await deps.personKeys(site.firmId);
      const scan: VerifiedScan = {
        scanId: request.scanId,
        codeDigest: verdict.codeDigest,
        gateId: gate.gateId,
        direction: directionAt(gate, request.direction),
        memberId: caller.memberId,
        at: deps.clock(),
        expiresAt: verdict.expiresAt,
        disclosure: verdict.disclosure,
        identities: keys.askedIdentitiesOf(verdict.disclosure),
      };
      const walkInIds = keys.walkInIds(siteId, {
        codeDigest: scan.codeDigest,
        strongKey: scan.identities[0]?.strongKey,
        day: localDay(verdict.issuedAt, site.timeZone),
      });
      const outcome =
        scan.direction === 'in' ? await enter(deps, site, scan, walkInIds) : await leave(deps, site, scan);
      if (outcome.outcome === 'refused') return failure(outcome.code);
      if (outcome.outcome !== 'choose')
        return { ok: true, outcome: await withCompanions(deps.visits, site, outcome) };
      const visitIds = outcome.candidates.map(({ visitId }) => visitId);
      return { ok: true, outcome, choice: { firmId: site.firmId, siteId, scan, visitIds, walkInIds } };
    }
  }
}

const directionAt = (gate: Gate, asked: ScanRequest['direction']) =>
  gate.direction === 'both' ? (asked ?? 'in') : gate.direction;
