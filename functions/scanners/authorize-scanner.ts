import { boundContext } from '../edge/bound-request.ts';
import type { Caller } from '../edge/access.ts';
import type { EpochSeconds, FirmId } from '../kernel/brands.ts';
import type { Clock } from '../kernel/clock.ts';
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
  if (scanner.revokedAt !== undefined) return refuse('revoked');
  const { jti, bound } = verdict.token;
  const [firm, isNew] = await Promise.all([
    deps.getFirm(scanner.firmId),
    deps.recordToken(scanner, jti, bound.until),
  ]);
  if (firm?.status !== 'active') return refuse('firm_not_active');
  if (!isNew) return refuse('replayed');
  const caller: Caller = {
    firmId: scanner.firmId,
    memberId: memberIdOf(scanner.scannerId),
    role: 'scanner',
    siteIds: [scanner.siteId],
  };
  return { ok: true, caller, firm, bound: boundContext(bound) };
}
