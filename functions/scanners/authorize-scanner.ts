import { boundContext, type BoundRequest } from '../edge/bound-request.ts';
import type { Caller } from '../edge/access.ts';
import type { EpochSeconds, FirmId } from '../kernel/brands.ts';
import { daySeconds, later, type Clock } from '../kernel/clock.ts';
import type { ScannerRefusal } from '../kernel/scanner-refusals.ts';
import type { Firm } from '../registry/firm.ts';
import { scannerNamedBy, verifyScannerToken, type ScannerRef } from './scanner-token.ts';
import { memberIdOf } from './scanner-member.ts';
import type { Scanner } from './scanner.ts';

export interface AuthorizeScannerDeps {
  readonly getScanner: (ref: ScannerRef) => Promise<Scanner | undefined>;
  readonly getFirm: (firmId: FirmId) => Promise<Firm | undefined>;
  /** Records that a token was seen; false where it was seen before. */
  readonly recordToken: (ref: ScannerRef, jti: string, until: EpochSeconds) => Promise<boolean>;
  readonly clock: Clock;
}

export type ScannerAuthorization =
  | {
      readonly ok: true;
      readonly caller: Caller;
      readonly firm: Firm;
      readonly bound: Readonly<Record<string, string>>;
    }
  | { readonly ok: false; readonly reason: ScannerRefusal };

const refuse = (reason: ScannerRefusal): ScannerAuthorization => ({ ok: false, reason });

/** So long after its revocation a scanner may deliver the passages that it holds. The service takes none that is older. */
const deliversSeconds = daySeconds;

/**
 * What the scanner may be for this request. One that was revoked within a day may deliver its passages, and is refused with
 * every other request, as one that was revoked before (docs/decisions/223).
 */
function roleOf(
  { revokedAt, siteId }: Scanner,
  { method, target }: BoundRequest,
  now: EpochSeconds,
): 'scanner' | 'revoked_scanner' | undefined {
  if (revokedAt === undefined) return 'scanner';
  const isDelivery = method === 'POST' && target === `/sites/${siteId}/passages`;
  return isDelivery && now < later(revokedAt, deliversSeconds) ? 'revoked_scanner' : undefined;
}

/**
 * Finds the scanner that signed this token, and the request that it is for. A token counts once. Firm and site come from
 * the Registry.
 */
export async function authorizeScanner(
  deps: AuthorizeScannerDeps,
  token: string,
): Promise<ScannerAuthorization> {
  const ref = scannerNamedBy(token);
  if (!ref) return refuse('malformed');
  const scanner = await deps.getScanner(ref);
  if (!scanner) return refuse('unknown_scanner');
  const verdict = await verifyScannerToken(token, scanner, deps.clock());
  if (!verdict.ok) return verdict;
  const { jti, bound } = verdict.token;
  const role = roleOf(scanner, bound, deps.clock());
  if (!role) return refuse('revoked');
  const [firm, isNew] = await Promise.all([
    deps.getFirm(scanner.firmId),
    deps.recordToken(scanner, jti, bound.until),
  ]);
  if (firm?.status !== 'active') return refuse('firm_not_active');
  if (!isNew) return refuse('replayed');
  const caller: Caller = {
    firmId: scanner.firmId,
    memberId: memberIdOf(scanner.scannerId),
    role,
    siteIds: [scanner.siteId],
  };
  return { ok: true, caller, firm, bound: boundContext(bound) };
}
