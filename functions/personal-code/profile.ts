import type { Envelope } from './envelope.ts';
import type { SignatureAlgorithm } from './key-bundle.ts';
import type { Disclosure } from './verdict.ts';

/** A field of the disclosure. */
export type DisclosureField = keyof Disclosure;

/** The claim a field is read from, and what it may hold. Lengths count characters (code points). */
export type FieldRule =
  | { readonly claim: string; readonly kind: 'text'; readonly maxCharacters: number }
  | { readonly claim: string; readonly kind: 'pattern'; readonly pattern: RegExp }
  | { readonly claim: string; readonly kind: 'integer'; readonly min: number; readonly max: number };

/** What verification needs to know of an issuer's code. */
export interface CodeProfile {
  /** `iam-smart-assumed-1.sandbox`; a key bundle carries it too, so that bundles of two profiles never mix. */
  readonly id: string;
  readonly environment: 'sandbox' | 'production';
  readonly envelope: Envelope;
  /** The text before the envelope; may be empty. */
  readonly prefix: string;
  /** Longest code, prefix included. At most 2,953: what QR version 40-L holds. */
  readonly maxBytes: number;
  readonly algorithms: readonly SignatureAlgorithm[];
  readonly header: {
    /** Names of the headers with the algorithm, the key id and the type. */
    readonly algorithm: string;
    readonly keyId: string;
    readonly type: string;
    /** What the type header says of a Personal Code. */
    readonly typeValue: string;
    /** Other headers that are allowed and ignored. */
    readonly alsoAllowed: readonly string[];
  };
  readonly claims: {
    /** Names of the claims. */
    readonly issuer: string;
    readonly issuedAt: string;
    readonly expiresAt: string;
    /** Absent where the issuer gives codes no id. */
    readonly uniqueId?: string;
    /** What the issuer claim says. */
    readonly issuerValue: string;
  };
  readonly time: {
    /** Longest life of a code: `expiresAt − issuedAt`. */
    readonly maxLifeSeconds: number;
    /** The allowed difference between the issuer's clock and ours. */
    readonly toleranceSeconds: number;
  };
  readonly disclosure: Readonly<Partial<Record<DisclosureField, FieldRule>>>;
  readonly identifies: {
    /** Combinations of fields that identify a person strongly. An incomplete combination does not count. */
    readonly strongly: readonly (readonly DisclosureField[])[];
    readonly weakly: readonly (readonly DisclosureField[])[];
  };
}

/** Everything that is particular to one issuer's code. Data, validated at start-up by `parseProfile`. */
export interface Profile extends CodeProfile {
  readonly certificates: {
    /** Where the issuer publishes; in production from the deployment, never from a fetched document. */
    readonly addresses: readonly string[];
    readonly format: 'pem' | 'der' | 'jwks';
    /** SHA-256 of the pinned certificates (DER), hex, lower case. */
    readonly trustAnchors: readonly string[];
    /** Common name that the signing certificate must have. */
    readonly subjectName: string;
    readonly keyUsage: 'digitalSignature';
    readonly refreshHours: number;
    readonly warnAfterHours: number;
    /** Age at which a key bundle is stale and nothing verifies. */
    readonly staleAfterHours: number;
  };
}
