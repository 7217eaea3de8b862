import type { Caller } from '../edge/access.ts';
import type { EpochSeconds, SiteId } from '../kernel/brands.ts';
import { type Clock, later } from '../kernel/clock.ts';
import type { ScannerRefusal } from '../kernel/scanner-refusals.ts';
import {
  enrolmentCodeText,
  enrolmentLifeSeconds,
  enrolmentRef,
  scannerIdOf,
  type Enrolment,
} from './enrolment-code.ts';
import type { MemberAdministrationDeps } from '../members/administer-members.ts';
import { provesKey } from './enrolment-proof.ts';
import { refuseRemoved } from '../members/refuse-removed.ts';
import type { RegistryTable } from '../registry/registry-table.ts';
import type { EnrolmentRequest } from './api/requests.ts';
import type { ScannerTable } from './scanner-table.ts';
import type { Scanner } from './scanner.ts';

export interface EnrolDeps
  extends Pick<RegistryTable, 'getFirm'>, Pick<MemberAdministrationDeps, 'getMember'> {
  readonly scanners: Pick<ScannerTable, 'putEnrolment' | 'getEnrolment' | 'enrol' | 'get'>;
  readonly clock: Clock;
  readonly newSecret: () => Uint8Array;
}

/** Makes a code for one scanner of a site. The code is shown once. The Registry stores its hash for an hour. */
export async function makeEnrolmentCode(
  { scanners, clock, newSecret }: EnrolDeps,
  { firmId, memberId }: Caller,
  siteId: SiteId,
): Promise<{ readonly enrolmentCode: string; readonly expiresAt: EpochSeconds }> {
  const enrolmentCode = enrolmentCodeText(firmId, siteId, newSecret());
  const ref = enrolmentRef(enrolmentCode);
  if (!ref) throw new Error('an enrolment code cannot be read back');
  const expiresAt = later(clock(), enrolmentLifeSeconds);
  await scanners.putEnrolment({ ...ref, madeBy: memberId, expiresAt });
  return { enrolmentCode, expiresAt };
}

export type EnrolmentOutcome =
  { readonly ok: true; readonly scanner: Scanner } | { readonly ok: false; readonly reason: ScannerRefusal };

const refuse = (reason: ScannerRefusal): EnrolmentOutcome => ({ ok: false, reason });

/**
 * A device enrols with a code and the proof that it holds the key. The code is used up by the same transaction that makes
 * the scanner. The same device asking again gets the same scanner; `reason` is for counting, never for the answer.
 */
export async function enrolScanner(
  deps: EnrolDeps,
  { enrolmentCode, publicKey: { x, y }, name, proof }: EnrolmentRequest,
): Promise<EnrolmentOutcome> {
  const { scanners, clock } = deps;
  const ref = enrolmentRef(enrolmentCode);
  if (!ref) return refuse('enrolment_unknown');
  if (!(await provesKey(proof, { x, y }, enrolmentCode))) return refuse('enrolment_proof');
  const scannerId = scannerIdOf(ref, { x, y });
  const now = clock();
  const enrolment = await scanners.getEnrolment(ref);
  if (!enrolment) return refuse('enrolment_unknown');
  if (enrolment.expiresAt <= now) return refuse('enrolment_expired');
  const withdrawn = await refuseWithdrawn(deps, enrolment);
  if (withdrawn) return refuse(withdrawn);
  const { firmId, siteId, madeBy } = enrolment;
  const scanner: Scanner = {
    firmId,
    siteId,
    scannerId,
    name,
    publicKey: { x, y },
    enrolledAt: now,
    enrolledBy: madeBy,
  };
  if (enrolment.scannerId === undefined && (await scanners.enrol(enrolment, scanner))) {
    return { ok: true, scanner };
  }
  return asEnrolledBefore(scanners, enrolment, scanner);
}

/** A code works while its maker may still make codes and the firm is active. */
async function refuseWithdrawn(
  deps: EnrolDeps,
  { firmId, siteId, madeBy }: Enrolment,
): Promise<ScannerRefusal | undefined> {
  const firm = await deps.getFirm(firmId);
  if (firm?.status !== 'active') return 'firm_not_active';
  const removed = await refuseRemoved(deps, { firmId, memberId: madeBy }, 'makeEnrolmentCode', siteId);
  return removed && 'enrolment_withdrawn';
}

/** The code is used already: by this device, whose answer was lost, or by another. */
async function asEnrolledBefore(
  scanners: EnrolDeps['scanners'],
  enrolment: Enrolment,
  { scannerId }: Scanner,
): Promise<EnrolmentOutcome> {
  const made = await scanners.get(enrolment, scannerId);
  return made && made.revokedAt === undefined ? { ok: true, scanner: made } : refuse('enrolment_used');
}
