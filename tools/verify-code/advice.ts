import type { Members } from '../../functions/personal-code/envelope.ts';
import type { DisclosureField, FieldRule, Profile } from '../../functions/personal-code/profile.ts';
import { readDisclosure } from '../../functions/personal-code/read-disclosure.ts';
import type { RejectionReason, UnavailableReason } from '../../functions/personal-code/rejections.ts';
import { certificateOf, kindOf, namesOf, quoted, shown, type Opened, type Question } from './facts.ts';

type Reason = RejectionReason | UnavailableReason;
type Advise = (question: Question, opened: Opened) => string;

/** What to change in a draft profile when a genuine sample is refused for this reason. In plain words, without the sample's data. */
const adviceOn = {
  empty: () => 'The line or picture is empty. Copy the sample again.',
  too_long: ({ bytes }) =>
    `If the guide allows codes this long, raise maxBytes to ${String(bytes.length)} or to what the guide says (at most 2953).`,
  not_text: () => structural('It is not text'),
  not_a_personal_code: ({ profile: { prefix } }) =>
    prefix === ''
      ? `${structural('It does not begin as the envelope expects')} If something comes before the envelope (such as “HC1:”), name it in prefix.`
      : `The profile expects codes to begin with “${prefix}” (prefix). Compare with the first characters of the sample.`,
  bad_encoding: () => structural('A part is not encoded as the envelope expects'),
  bad_structure: () => structural('It does not have the parts that the envelope expects'),
  bad_text: () => structural('Text inside is not UTF-8, or begins with a byte order mark'),
  duplicate_keys: () => 'The sample has a field twice. No setting allows that. Ask the issuer.',
  bad_data: () => structural('Header or payload is not an object of at most 4 levels'),
  header_not_allowed: ({ profile: { header: names, envelope } }, { header }) => {
    const known = [names.algorithm, names.keyId, names.type, ...names.alsoAllowed];
    const foreign = Object.keys(header).filter((name) => !known.includes(name));
    return `The profile does not know the headers ${quoted(foreign.filter((name) => !envelope.refusedHeaders.has(name)))}. If one is the key id or the type, name it in header.keyId or header.type; one that may be ignored goes into header.alsoAllowed.`;
  },
  critical_header: () =>
    'The sample asks for a JWS extension. It needs an envelope module that understands it.',
  key_in_header: () =>
    'The sample contains its own key or the address of one. Gatehouse never uses those. Find the header that names a certificate of the issuer. If the guide says that this header is always present, write an envelope module that removes it.',
  algorithm_missing: ({ profile: { header } }, opened) =>
    `The profile reads the algorithm from the header \`${header.algorithm}\` (header.algorithm); the sample has ${namesOf(opened.header)}.`,
  algorithm_not_allowed: (question, { header }) => {
    const stated = shown(header[question.profile.header.algorithm]);
    const certificate = certificateOf(question, header);
    return certificate &&
      question.profile.algorithms.includes(header[question.profile.header.algorithm] as never)
      ? `The sample says ${stated}, but its certificate's key is for ${certificate.algorithm}. With RSA keys, list in algorithms only the one that the issuer uses.`
      : `The sample says ${stated}. If the guide says so too, add it to algorithms. ES256, PS256 and RS256 are supported; others need code.`;
  },
  bad_key_id: ({ profile: { header: names } }, { header }) =>
    `The profile reads the key id from the header \`${names.keyId}\` (header.keyId) and must be the certificate's SHA-256 in base64url. It is ${kindOf(header[names.keyId])}. The sample has the headers ${namesOf(header)}. If the issuer names keys in another way, the envelope module has to convert that to the SHA-256.`,
  unknown_key: ({ bundle }) =>
    `The sample names a certificate that is not among the ${String(bundle?.certificates.length ?? 0)} given. Fetch what the issuer publishes now, and check that sample and certificates belong to the same environment.`,
  key_denied: () => 'The certificate is on the deny list: `npm run deny-certificate -- list` says why.',
  certificate_not_valid: () =>
    'An old sample: give --now with the time at which it was made. A new one: the certificate is not the one in use.',
  signature_malformed: () =>
    'For ES256 the signature is r and s of 32 bytes each. An envelope module has to convert other forms, such as DER.',
  signature_out_of_range: () => 'The sample is damaged or not genuine.',
  signature_invalid: () =>
    'If the sample was copied completely, the envelope uses other signed bytes than the issuer (signingInput), or the certificate is the wrong one.',
  wrong_type: ({ profile: { header: names } }, { header }) =>
    `The header \`${names.type}\` (header.type) is ${shown(header[names.type])}; the profile expects “${names.typeValue}” (header.typeValue).`,
  wrong_issuer: ({ profile: { claims: names } }, { claims }) =>
    claims[names.issuer] === undefined
      ? `There is no claim \`${names.issuer}\` (claims.issuer); the sample has ${namesOf(claims)}.`
      : `The claim \`${names.issuer}\` (claims.issuer) is not “${names.issuerValue}” (claims.issuerValue); --show-disclosure prints it. Do sample and profile belong to the same environment?`,
  bad_unique_id: ({ profile: { claims: names } }, { claims }) =>
    `The claim \`${names.uniqueId ?? ''}\` (claims.uniqueId) must be a text of 1 to 256 characters, and is ${kindOf(claims[names.uniqueId ?? ''])}. Leave claims.uniqueId out if codes have no id.`,
  bad_times: ({ profile }, { claims }) => adviceOnTimes(profile, claims),
  expired: () => 'An old sample: give --now with the time at which it was made.',
  issued_in_future: () => 'Check --now and the clock. A sample must be from the past.',
  issued_outside_certificate: () =>
    'The certificate is not the one that was in use when the sample was made.',
  no_disclosure: ({ profile: { disclosure } }, { claims }) =>
    `The profile looks for ${quoted(Object.values(disclosure).map(({ claim }) => claim))} (disclosure.*.claim); the sample has ${namesOf(claims)}.`,
  bad_disclosure: ({ profile }, { claims }) => adviceOnDisclosure(profile, claims),
  no_key_bundle: ({ profile, bundle }) =>
    bundle
      ? `The key bundle is of the profile ${bundle.profileId}, not ${profile.id}.`
      : 'Give the issuer’s certificates with --certificates FILE, or a key bundle with --bundle FILE, --host URL or --region REGION.',
  key_bundle_stale: () =>
    'The bundle is past its validUntil. In service: see “BundleAge” in docs/operations.md. For a sample: give --now.',
  unexpected: () => 'The envelope module threw: call its `open` and `readClaims` with the sample in a test.',
} as const satisfies Record<Reason, Advise>;

/** The advice on a reason. */
export const adviceFor = (reason: Reason, question: Question, opened: Opened): string =>
  adviceOn[reason](question, opened);

const structural = (what: string): string =>
  `${what}. Compare with the guide: is it this envelope (envelope), was the sample copied completely, is there a prefix (prefix)? A different format needs an envelope module.`;

function adviceOnTimes({ claims: names, time }: Profile, claims: Members): string {
  const [issuedAt, expiresAt] = [claims[names.issuedAt], claims[names.expiresAt]];
  const missing = [
    ...(issuedAt === undefined ? [`\`${names.issuedAt}\` (claims.issuedAt)`] : []),
    ...(expiresAt === undefined ? [`\`${names.expiresAt}\` (claims.expiresAt)`] : []),
  ];
  if (missing.length > 0)
    return `There is no claim ${missing.join(' and no ')}; the sample has ${namesOf(claims)}.`;
  if (!Number.isSafeInteger(issuedAt) || !Number.isSafeInteger(expiresAt)) {
    return `Times must be whole seconds; \`${names.issuedAt}\` is ${kindOf(issuedAt)}, \`${names.expiresAt}\` ${kindOf(expiresAt)}. The envelope's readClaims has to convert other forms.`;
  }
  const lifeSeconds = Number(expiresAt) - Number(issuedAt);
  if (lifeSeconds > time.maxLifeSeconds && Number(expiresAt) < 99_999_999_999) {
    return `The sample is valid for ${String(lifeSeconds)} s, the profile allows ${String(time.maxLifeSeconds)} (time.maxLifeSeconds). Raise it only to what the guide says.`;
  }
  return 'The times are in milliseconds, or it expires before it is issued. Are claims.issuedAt and claims.expiresAt swapped? The envelope’s readClaims has to convert milliseconds to seconds.';
}

/** Each field is read alone, by the same code. */
function adviceOnDisclosure(profile: Profile, claims: Members): string {
  const rules = Object.entries(profile.disclosure) as [DisclosureField, FieldRule][];
  const bad = rules.filter(([field, rule]) => {
    const read = readDisclosure(claims, { ...profile, disclosure: { [field]: rule } });
    return !read.ok && read.reason === 'bad_disclosure';
  });
  return bad
    .map(
      ([field, rule]) =>
        `\`${rule.claim}\` is ${kindOf(claims[rule.claim])} and does not match disclosure.${field}: ${wanted(rule)}.`,
    )
    .join(' ');
}

function wanted(rule: FieldRule): string {
  switch (rule.kind) {
    case 'text':
      return `plain text of at most ${String(rule.maxCharacters)} characters, without control or invisible characters or HTML`;
    case 'pattern':
      return `text that matches ${String(rule.pattern)}`;
    case 'integer':
      return `a whole number from ${String(rule.min)} to ${String(rule.max)}`;
  }
}
