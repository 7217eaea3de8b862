import type { Envelope } from './envelope.ts';
import type { DisclosureField, Profile } from './profile.ts';
import { integer, listOf, must, object, oneOf, text, type Rule } from './rules.ts';
import { disclosureFields } from './verdict.ts';

const name = text(/^[^\p{Cc}\s]+$/u, 'must be a name without spaces');
const count = integer(1);
const combinations = listOf(listOf(oneOf(...disclosureFields), 1));
const address: Rule = (value, path) =>
  must(
    typeof value === 'string' && /^https?:$/.test(URL.parse(value)?.protocol ?? ''),
    path,
    'must be an https address',
  );
const envelope: Rule = (value, path) => must(isEnvelope(value), path, 'must be an envelope module');
const pattern: Rule = (value, path) =>
  value instanceof RegExp
    ? must(!/[gy]/.test(value.flags), path, 'must not remember where it matched')
    : must(false, path, 'must be a regular expression');

const fieldRules: Readonly<Record<string, Rule>> = {
  text: object({ claim: name, kind: oneOf('text'), maxCharacters: count }),
  pattern: object({ claim: name, kind: oneOf('pattern'), pattern }),
  integer: object({ claim: name, kind: oneOf('integer'), min: integer(), max: integer() }),
};
const fieldRule: Rule = (value, path) => {
  const { kind } = Object(value) as { readonly kind?: unknown };
  const rule = Object.entries(fieldRules).find(([each]) => each === kind)?.[1];
  return rule ? rule(value, path) : oneOf(...Object.keys(fieldRules))(kind, `${path}.kind`);
};

const profile = object({
  id: text(/^[a-z0-9-]+\.(sandbox|production)$/, 'must be a name and the environment'),
  environment: oneOf('sandbox', 'production'),
  envelope,
  prefix: text(/^[!-~]*$/, 'must be printable ASCII'),
  maxBytes: integer(1, 2953),
  algorithms: listOf(oneOf('ES256', 'PS256', 'RS256'), 1),
  header: object({ algorithm: name, keyId: name, type: name, typeValue: name, alsoAllowed: listOf(name) }),
  claims: object({ issuer: name, issuedAt: name, expiresAt: name, issuerValue: name }, { uniqueId: name }),
  time: object({ maxLifeSeconds: count, toleranceSeconds: integer(0) }),
  disclosure: object({}, Object.fromEntries(disclosureFields.map((field) => [field, fieldRule]))),
  identifies: object({ strongly: combinations, weakly: combinations }),
  certificates: object({
    addresses: listOf(address),
    format: oneOf('pem', 'der', 'jwks'),
    trustAnchors: listOf(text(/^[0-9a-f]{64}$/, 'must be SHA-256 in lower-case hex')),
    subjectName: text(/./, 'must not be empty'),
    keyUsage: oneOf('digitalSignature'),
    refreshHours: count,
    warnAfterHours: count,
    staleAfterHours: count,
  }),
});

/**
 * Validates a profile at start-up. Throws an Error that names each field that does not fit and what it should be.
 */
export function parseProfile(input: unknown): Profile {
  const faults = profileFaults(input);
  if (faults.length > 0) throw new Error(`the profile is not valid: ${faults.join('; ')}`);
  return input as Profile;
}

/** The faults of a profile, completed by the deployment, as `path: message`. */
export function profileFaults(input: unknown): readonly string[] {
  const faults = profile(input, '');
  return faults.length > 0 ? faults : contradictions(input as Profile);
}

function isEnvelope(value: unknown): boolean {
  const parts = value as Partial<Record<keyof Envelope, unknown>> | null | undefined;
  const functions = [parts?.open, parts?.readClaims];
  return parts?.refusedHeaders instanceof Map && functions.every((part) => typeof part === 'function');
}

/** Contradictions between fields that are each valid. */
function contradictions(profile: Profile): readonly string[] {
  const { certificates: source, environment, disclosure, identifies } = profile;
  const production = environment === 'production';
  const found: string[] = [];
  const unless = (fits: boolean, path: string, message: string) => {
    found.push(...must(fits, path, message));
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
