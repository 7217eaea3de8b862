import type { CodeDigest, EpochSeconds, GateId, MemberId, ScanId, VisitId } from '../kernel/brands.ts';
import type { Disclosure } from '../personal-code/verdict.ts';
import type { Nearness } from '../person-keys/nearness.ts';
import type { NameIdentity } from '../person-keys/name-identity.ts';
import type { Visit } from '../visits/visit.ts';

export type Direction = 'in' | 'out';

/** A scan whose code verified: where it was presented, and what to look up. */
export interface VerifiedScan {
  readonly scanId: ScanId;
  readonly codeDigest: CodeDigest;
  readonly gateId: GateId;
  readonly direction: Direction;
  readonly memberId: MemberId;
  readonly at: EpochSeconds;
  /** When the code ceases to be fresh. */
  readonly expiresAt: EpochSeconds;
  readonly disclosure: Disclosure;
  /** The names to look up; empty where the code discloses none. */
  readonly identities: readonly NameIdentity[];
}

/** Why nobody was admitted. */
export type NoMatchReason = 'not_expected' | 'name_not_disclosed' | 'not_on_site';

/** What the guard sees. */
export type ScanOutcome =
  | {
      readonly outcome:
        'checked_in' | 'checked_out' | 'already_checked_in' | 'already_checked_out' | 'pending_approval';
      readonly visit: Visit;
      /** Who may be checked in beside the visitor. */
      readonly companions?: readonly Visit[];
    }
  | {
      readonly outcome: 'choose';
      readonly candidates: readonly Visit[];
      /** Where no name is the same: how near each candidate is, in the same order. */
      readonly near?: readonly Nearness[];
    }
  | { readonly outcome: 'no_match'; readonly reason: NoMatchReason }
  | { readonly outcome: 'denied' }
  | { readonly outcome: 'rejected'; readonly reason: string; readonly ref: string };

/** A scan that is refused: its id belongs to another scan, or its passage was undone. */
export interface RefusedScan {
  readonly outcome: 'refused';
  readonly code: 'scan_id_reused' | 'scan_undone';
}

/** What came of a scan. */
export type ScanResult = ScanOutcome | RefusedScan;

/** How surely a code and a visit are about one person: `strong` by name and identity-card prefix, `weak` by name. */
export type Match = 'strong' | 'weak';

/** A visit that the scan may be about. */
export interface Candidate {
  readonly visitId: VisitId;
  readonly match: Match;
  /** The name under which the visit was found, with its prefix where the visit has one. */
  readonly identity?: NameIdentity;
  /** A bar is near the visit: the visit is read before it is checked in. */
  readonly asksBars?: true;
  /** The visitor may come in again after going out. */
  readonly allowsReEntry?: true;
  /** The visit as it was last seen; `undefined` until read. */
  readonly visit?: Visit;
}

/** A visit under a name that is not the same as the code's, but near. */
export interface NearCandidate {
  readonly visit: Visit;
  readonly nearness: Nearness;
}
