import type { EpochSeconds, VisitId } from '../kernel/brands.ts';
import { localDay } from '../kernel/local-day.ts';
import type { Rejected, Unavailable } from '../personal-code/verdict.ts';
import type { Site } from '../registry/firm.ts';
import { memberIdOf } from '../scanners/scanner-member.ts';
import type { VerifiedScan } from '../scans/scan.ts';
import { cleanCode } from '../personal-code/scanner-input.ts';
import type { Passage, PassageMethod } from '../visits/visit.ts';
import type { PassageDeps } from './passage-deps.ts';
import type { SentPassage } from './passage-token.ts';
import type { Attention } from './passage.ts';

/** The passage as a visit keeps it; it took place at `at`. */
export type OfflinePassage = Passage & Required<Pick<Passage, 'gateId' | 'memberId' | 'scanId'>>;

/** Who passed, as far as the code or the guard tells. */
export interface Subject {
  readonly sent: SentPassage;
  readonly passage: OfflinePassage;
  /** Set where a code verified: the scan that it would have been, and the walk-ins that this person can make. */
  readonly scan?: VerifiedScan;
  readonly walkInIds?: readonly VisitId[];
  /** Set where a code did not verify. */
  readonly refused?: { readonly attention: Attention; readonly ref: string };
}

/** Verifies the code, if there is one, as of the time of the passage. `unavailable`: we cannot tell now, by our fault. */
export async function identify(
  deps: PassageDeps,
  site: Site,
  sent: SentPassage,
): Promise<Subject | Unavailable> {
  const { recordedAt: at, gateId, scanId, direction } = sent;
  const memberId = memberIdOf(sent.iss);
  const passed = { at, gateId, memberId, scanId, recordedOffline: true as const };
  const method = methodOf(sent);
  if (sent.code === undefined) return { sent, passage: { ...passed, method } };
  const verdict = await deps.verifyAsOf(cleanCode(sent.code), at);
  const passage: OfflinePassage = { ...passed, method };
  switch (verdict.outcome) {
    case 'unavailable':
      // A code at which verification fails in an unforeseen way must not hold up the passages behind it.
      return verdict.reason === 'unexpected'
        ? { sent, passage, refused: { attention: 'code_rejected', ref: verdict.ref } }
        : verdict;
    case 'rejected':
      return { sent, passage, refused: { attention: attentionOf(verdict), ref: verdict.ref } };
    case 'verified': {
      const { codeDigest, expiresAt, issuedAt, disclosure } = verdict;
      const keys = await deps.personKeys(site.firmId);
      const identities = keys.askedIdentitiesOf(disclosure);
      const scan = { scanId, codeDigest, gateId, direction, memberId, at, expiresAt, disclosure, identities };
      const walkInIds = keys.walkInIds(site.siteId, {
        codeDigest,
        strongKey: identities[0]?.strongKey,
        day: localDay(issuedAt, site.timeZone),
      });
      return { sent, passage: { ...passage, codeDigest }, scan, walkInIds };
    }
  }
}

/** How the visitor passed, as far as the scanner says. */
export function methodOf({ code, direction, byHand }: SentPassage): PassageMethod {
  if (code !== undefined) return 'personal_code';
  return direction === 'out' ? 'seen_leaving' : (byHand?.method ?? 'other_document');
}

const attentionOf = ({ reason }: Rejected): Attention =>
  reason === 'unknown_key' ? 'key_unknown' : 'code_rejected';

/** How long a code stays bound to its first use: the other scanners that saw it may send theirs within a day. */
export const boundUntil = (now: EpochSeconds): EpochSeconds => (now + boundSeconds) as EpochSeconds;
const boundSeconds = 2 * 86_400;
