import * as z from 'zod/mini';
import type { Envelope } from './envelope.ts';
import type { SignatureAlgorithm } from './key-bundle.ts';
import type { Disclosure } from './verdict.ts';

/** The fields of a disclosure. */
export const disclosureFields = [
  'englishName',
  'chineseName',
  'idPrefix',
  'ageOver',
] as const satisfies (keyof Disclosure)[];
export type DisclosureField = (typeof disclosureFields)[number];

/** The claim a field is read from, and what it may hold. Lengths count characters (code points). */
export type FieldRule =
  | { readonly claim: string; readonly kind: 'text'; readonly maxCharacters: number }
  | { readonly claim: string; readonly kind: 'pattern'; readonly pattern: RegExp }
  | { readonly claim: string; readonly kind: 'integer'; readonly min: number; readonly max: number };

/** Everything that is particular to one issuer's code. Data, validated at start-up by {@link parseProfile}. */
export interface Profile {
  /** `iam-smart-assumed-1.sandbox`; a key bundle carries it too, so that bundles of two profiles never mix. */
  readonly id: string;
  readonly environment: 'sandbox' | 'production';
  readonly envelope: Envelope;
  /** What stands before the envelope; empty where nothing does. */
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
    /** Further headers that may stand there and are ignored. */
    readonly alsoAllowed: readonly string[];
  };
  readonly claims: {
    /** Names of the claims. */
    readonly issuer: string;
    readonly issuedAt: string;
    readonly expiresAt: string;
    /** Left out where the issuer gives codes no id of their own. */
    readonly uniqueId?: string;
    /** What the issuer claim says. */
    readonly issuerValue: string;
  };
  readonly time: {
    /** Longest life of a code: `expiresAt − issuedAt`. */
    readonly maxLifeSeconds: number;
    /** How far the issuer's clock and ours may be apart. */
    readonly toleranceSeconds: number;
  };
  readonly disclosure: Readonly<Partial<Record<DisclosureField, FieldRule>>>;
  readonly identifies: {
    /** Combinations that identify a person strongly; each is complete or does not count. */
    readonly strongly: readonly (readonly DisclosureField[])[];
    readonly weakly: readonly (readonly DisclosureField[])[];
  };
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

const name = z.string().check(z.regex(/^[^\p{Cc}\s]+$/u));
const names = z.readonly(z.array(name));
const count = z.int().check(z.positive());
const field = z.enum(disclosureFields);
const combinations = z.readonly(z.array(z.readonly(z.array(field).check(z.minLength(1)))));
const rule = z.discriminatedUnion('kind', [
  z.strictObject({ claim: name, kind: z.literal('text'), maxCharacters: count }),
  z.strictObject({ claim: name, kind: z.literal('pattern'), pattern: z.instanceof(RegExp) }),
  z.strictObject({ claim: name, kind: z.literal('integer'), min: z.int(), max: z.int() }),
]);
const envelope = z.custom<Envelope>(isEnvelope, 'must be an envelope module');
const address = z.url({ protocol: /^https?$/, error: 'must be an https address' });
const certificates = z.strictObject({
  addresses: z.readonly(z.array(address)),
  format: z.enum(['pem', 'der', 'jwks']),
  trustAnchors: z.readonly(
    z.array(z.string().check(z.regex(/^[0-9a-f]{64}$/, 'must be SHA-256 in lower-case hex'))),
  ),
  subjectName: z.string().check(z.minLength(1)),
  keyUsage: z.literal('digitalSignature'),
  refreshHours: count,
  warnAfterHours: count,
  staleAfterHours: count,
});

const schema = z
  .strictObject({
    id: z.string().check(z.regex(/^[a-z0-9-]+\.(sandbox|production)$/)),
    environment: z.enum(['sandbox', 'production']),
    envelope,
    prefix: z.string(),
    maxBytes: z.int().check(z.positive(), z.maximum(2953)),
    algorithms: z.readonly(z.array(z.enum(['ES256', 'PS256', 'RS256'])).check(z.minLength(1))),
    header: z.strictObject({ algorithm: name, keyId: name, type: name, typeValue: name, alsoAllowed: names }),
    claims: z.strictObject({
      issuer: name,
      issuedAt: name,
      expiresAt: name,
      uniqueId: z.exactOptional(name),
      issuerValue: name,
    }),
    time: z.strictObject({ maxLifeSeconds: count, toleranceSeconds: z.int().check(z.nonnegative()) }),
    disclosure: z.strictObject({
      englishName: z.exactOptional(rule),
      chineseName: z.exactOptional(rule),
      idPrefix: z.exactOptional(rule),
      ageOver: z.exactOptional(rule),
    }),
    identifies: z.strictObject({ strongly: combinations, weakly: combinations }),
    certificates,
  })
  .check((context) => {
    for (const problem of contradictions(context.value)) {
      context.issues.push({ code: 'custom', input: context.value.id, ...problem });
    }
  });

function isEnvelope(value: unknown): boolean {
  const parts = value as Partial<Record<keyof Envelope, unknown>> | null | undefined;
  const functions = [parts?.open, parts?.readClaims];
  return parts?.refusedHeaders instanceof Map && functions.every((part) => typeof part === 'function');
}

interface Contradiction {
  readonly path: string[];
  readonly message: string;
}

/** What each field allows but the whole does not. */
function contradictions(profile: Profile): Contradiction[] {
  const { certificates: source, environment, disclosure, identifies } = profile;
  const production = environment === 'production';
  const found: Contradiction[] = [];
  const unless = (fits: boolean, path: string, message: string) => {
    if (!fits) found.push({ path: path.split('.'), message });
  };
  const disclosed = (combination: readonly DisclosureField[]) =>
    combination.every((part) => disclosure[part]);
  unless(profile.id.endsWith(`.${environment}`), 'id', 'must end with the environment');
  unless(
    [...identifies.strongly, ...identifies.weakly].every(disclosed),
    'identifies',
    'must name disclosed fields only',
  );
  unless(Object.keys(disclosure).length > 0, 'disclosure', 'must have a field');
  unless(
    !Object.values(profile.header)
      .flat()
      .some((header) => profile.envelope.refusedHeaders.has(header)),
    'header',
    'must not allow what the envelope refuses',
  );
  unless(
    source.refreshHours < source.staleAfterHours && source.warnAfterHours < source.staleAfterHours,
    'certificates.staleAfterHours',
    'must be more than refreshHours and warnAfterHours',
  );
  unless(
    source.addresses.every((at) => at.startsWith('https:') || (!production && isThisMachine(at))),
    'certificates.addresses',
    'must be https',
  );
  if (production) {
    unless(
      source.addresses.length > 0,
      'certificates.addresses',
      'must be given by the deployment (CERTIFICATE_ADDRESS): production needs the issuer’s address',
    );
    unless(
      source.trustAnchors.length > 0,
      'certificates.trustAnchors',
      'must be given by the deployment (TRUST_ANCHORS): production trusts pinned anchors only',
    );
  }
  return found;
}

function isThisMachine(at: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(at).hostname);
}

/**
 * Validates a profile at start-up. Throws an Error that names each field that does not fit and what it should be.
 */
export function parseProfile(input: unknown): Profile {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${issue.path.map(String).join('.')}: ${issue.message}`);
  throw new Error(`the profile is not valid: ${faults.join('; ')}`);
}
