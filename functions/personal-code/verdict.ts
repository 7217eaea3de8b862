import type { CodeDigest, EpochSeconds } from '../kernel/brands.ts';
import type { RejectionReason, UnavailableReason } from './rejections.ts';

/** The personal data that one code discloses: at least one field. */
export interface Disclosure {
  readonly englishName?: string;
  readonly chineseName?: string;
  /** Letter(s) and first three digits of the identity card: `A123`. */
  readonly idPrefix?: string;
  /** The visitor is at least this many years old. */
  readonly ageOver?: number;
}

/** The fields of a {@link Disclosure}. */
export const disclosureFields = [
  'englishName',
  'chineseName',
  'idPrefix',
  'ageOver',
] as const satisfies (keyof Disclosure)[];
/** The code is genuine and current. */
export interface Verified {
  readonly outcome: 'verified';
  readonly disclosure: Disclosure;
  readonly codeDigest: CodeDigest;
  readonly issuedAt: EpochSeconds;
  readonly expiresAt: EpochSeconds;
  /** The certificate that signed it. */
  readonly keyId: string;
}

/** The code is not acceptable. Holds no personal data. */
export interface Rejected {
  readonly outcome: 'rejected';
  readonly reason: RejectionReason;
  /** Row of the conformance table: `T01`. */
  readonly ref: string;
}

/** Gatehouse cannot verify at this moment. Holds no personal data. */
export interface Unavailable {
  readonly outcome: 'unavailable';
  readonly reason: UnavailableReason;
  readonly ref: string;
}

/** What {@link verifyPersonalCode} answers. */
export type Verdict = Verified | Rejected | Unavailable;
