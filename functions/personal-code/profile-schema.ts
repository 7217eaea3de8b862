import * as z from 'zod/mini';
import type { Envelope } from './envelope.ts';
import type { DisclosureField, Profile } from './profile.ts';
import { disclosureFields } from './verdict.ts';

const name = z.string().check(z.regex(/^[^\p{Cc}\s]+$/u));
const names = z.readonly(z.array(name));
const count = z.int().check(z.positive());
const field = z.enum(disclosureFields);
const combinations = z.readonly(z.array(z.readonly(z.array(field).check(z.minLength(1)))));
const pattern = z
  .instanceof(RegExp)
  .check(z.refine(({ flags }) => !/[gy]/.test(flags), 'must not remember where it matched'));
const rule = z.discriminatedUnion('kind', [
  z.strictObject({ claim: name, kind: z.literal('text'), maxCharacters: count }),
  z.strictObject({ claim: name, kind: z.literal('pattern'), pattern }),
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

/** A profile as it may stand in its data file, completed by the deployment. */
export const profileSchema = z
  .strictObject({
    id: z.string().check(z.regex(/^[a-z0-9-]+\.(sandbox|production)$/)),
    environment: z.enum(['sandbox', 'production']),
    envelope,
    prefix: z.string().check(z.regex(/^[!-~]*$/, 'must be printable ASCII')),
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
  return ['localhost', '127.0.0.1', '[::1]'].includes(URL.parse(at)?.hostname ?? '');
}
