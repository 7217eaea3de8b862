import {
  ExtendedKeyUsageExtension,
  Extension,
  KeyUsageFlags,
  issue,
  keptKeys,
  p521,
  root,
  rsa,
  signerName,
  type Holder,
  type Wish,
} from './authority.ts';

/** An extension whose value is `hex`, by default NULL. */
export const oid = (text: string, critical: boolean, hex = '0500') =>
  new Extension(text, critical, Buffer.from(hex, 'hex'));
const emptyNameConstraints = oid('2.5.29.30', false, '3000');
export const purposes = (...ids: string[]) => new ExtendedKeyUsageExtension(ids);
export const serverAuth = '1.3.6.1.5.5.7.3.1';
export const emailProtection = '1.3.6.1.5.5.7.3.4';

/** The change that makes a chain of three (anchor, middle, leaf) invalid, and the expected fault. */
export interface ChainCase {
  readonly fault: string;
  readonly anchor?: Wish;
  readonly middle?: Wish;
  readonly leaf?: Wish;
}
/** L02: refused chains, each with its named property. Each case differs from a valid chain of three in one property. */
export const chainCases: Readonly<Record<string, ChainCase>> = {
  'an anchor that has expired': {
    fault: 'certificate_expired',
    anchor: { startsInDays: -9, endsInDays: -1 },
  },
  'an anchor that is not valid yet': { fault: 'certificate_not_yet_valid', anchor: { startsInDays: 1 } },
  'an issuer that has expired': {
    fault: 'certificate_expired',
    middle: { startsInDays: -9, endsInDays: -1 },
  },
  'an issuer that is not valid yet': { fault: 'certificate_not_yet_valid', middle: { startsInDays: 1 } },
  'a signer that has expired': { fault: 'certificate_expired', leaf: { startsInDays: -9, endsInDays: -1 } },
  'a signer that is not valid yet': { fault: 'certificate_not_yet_valid', leaf: { startsInDays: 1 } },
  'an issuer with CA:FALSE': {
    fault: 'issuer_is_no_authority',
    middle: { ca: false, usage: KeyUsageFlags.keyCertSign },
  },
  'an issuer without basic constraints': {
    fault: 'issuer_is_no_authority',
    middle: { ca: 'unstated', usage: KeyUsageFlags.keyCertSign },
  },
  'an issuer that is an authority, but not critically': {
    fault: 'authority_not_critically',
    middle: {
      ca: 'unstated',
      extensions: [oid('2.5.29.19', false, '30030101ff')],
      usage: KeyUsageFlags.keyCertSign,
    },
  },
  'an anchor that is an authority, but not critically': {
    fault: 'authority_not_critically',
    anchor: {
      ca: 'unstated',
      extensions: [oid('2.5.29.19', false, '30030101ff')],
      usage: KeyUsageFlags.keyCertSign,
    },
  },
  'an anchor with CA:FALSE': {
    fault: 'issuer_is_no_authority',
    anchor: { ca: false, usage: KeyUsageFlags.keyCertSign },
  },
  'an issuer without keyCertSign': {
    fault: 'issuer_may_not_sign_certificates',
    middle: { usage: KeyUsageFlags.digitalSignature | KeyUsageFlags.cRLSign },
  },
  'an issuer without key usage': { fault: 'issuer_may_not_sign_certificates', middle: { usage: 'unstated' } },
  'an anchor without keyCertSign': {
    fault: 'issuer_may_not_sign_certificates',
    anchor: { usage: KeyUsageFlags.cRLSign },
  },
  'an issuer for TLS': {
    fault: 'issuer_is_for_another_purpose',
    middle: { extensions: [purposes(serverAuth, '1.3.6.1.5.5.7.3.2')] },
  },
  'an anchor for code signing': {
    fault: 'issuer_is_for_another_purpose',
    anchor: { extensions: [purposes('1.3.6.1.5.5.7.3.3')] },
  },
  'a path that is too long': { fault: 'path_too_long', anchor: { pathLength: 0 } },
  'a signer that limits the path below it': {
    fault: 'path_length_of_no_authority',
    leaf: { pathLength: 0 },
  },
  'an authority as signer': {
    fault: 'leaf_is_authority',
    leaf: { ca: true, usage: KeyUsageFlags.keyCertSign | KeyUsageFlags.digitalSignature },
  },
  'a signer that may sign certificates': {
    fault: 'leaf_is_authority',
    leaf: { usage: KeyUsageFlags.digitalSignature | KeyUsageFlags.keyCertSign },
  },
  'a signer for key encipherment': {
    fault: 'leaf_may_not_sign',
    leaf: { usage: KeyUsageFlags.keyEncipherment },
  },
  'a signer without key usage': { fault: 'leaf_may_not_sign', leaf: { usage: 'unstated' } },
  'a signer for TLS': {
    fault: 'leaf_may_not_sign',
    leaf: { extensions: [purposes(serverAuth, '1.3.6.1.5.5.7.3.2')] },
  },
  'a signer for code signing': {
    fault: 'leaf_may_not_sign',
    leaf: { extensions: [purposes('1.3.6.1.5.5.7.3.3')] },
  },
  'a signer for time stamps': {
    fault: 'leaf_may_not_sign',
    leaf: { extensions: [purposes('1.3.6.1.5.5.7.3.8')] },
  },
  'a signer for OCSP': { fault: 'leaf_may_not_sign', leaf: { extensions: [purposes('1.3.6.1.5.5.7.3.9')] } },
  'a signer of another name': {
    fault: 'leaf_has_wrong_name',
    leaf: { name: 'iAM Smart Personal Code (other)' },
  },
  'a signer with a longer name': { fault: 'leaf_has_wrong_name', leaf: { name: `${signerName}\0.example` } },
  'an RSA key of 1024 bits': { fault: 'weak_key', leaf: { kind: rsa(1024) } },
  'an issuer with an RSA key of 1024 bits': { fault: 'weak_key', middle: { kind: rsa(1024) } },
  'a curve that is not allowed': { fault: 'weak_key', leaf: { kind: p521 } },
  'an ECDSA signature with SHA-1': { fault: 'weak_signature_algorithm', leaf: { hash: 'SHA-1' } },
  'an RSA signature with SHA-1': { fault: 'weak_signature_algorithm', middle: { kind: rsa(2048, 'SHA-1') } },
  'a PSS signature with SHA-1': {
    fault: 'weak_signature_algorithm',
    middle: { kind: rsa(2048, 'SHA-1', 'RSA-PSS') },
  },
  'an anchor that signed itself with SHA-1': { fault: 'weak_signature_algorithm', anchor: { hash: 'SHA-1' } },
  'an unknown critical extension': {
    fault: 'unknown_critical_extension',
    leaf: { extensions: [oid('1.2.3.4', true)] },
  },
  'a critical extension that is known and not acted on': {
    fault: 'unknown_critical_extension',
    middle: { extensions: [oid('2.5.29.54', true, '020100')] },
  },
  'an anchor with an unknown critical extension': {
    fault: 'unknown_critical_extension',
    anchor: { extensions: [oid('1.2.3.4', true)] },
  },
  'name constraints': { fault: 'name_constraints', middle: { extensions: [emptyNameConstraints] } },
  'name constraints of the anchor': {
    fault: 'name_constraints',
    anchor: { extensions: [emptyNameConstraints] },
  },
  'policy constraints': {
    fault: 'policy_constraints',
    middle: { extensions: [oid('2.5.29.36', true, '3003800100')] },
  },
  'policy constraints that are not critical': {
    fault: 'policy_constraints',
    middle: { extensions: [oid('2.5.29.36', false, '3003800100')] },
  },
  'the same extension twice': {
    fault: 'repeated_extension',
    leaf: { extensions: [oid('1.2.3.4', false), oid('1.2.3.4', false)] },
  },
  'an issuer that did not sign': { fault: 'signature_not_by_issuer', leaf: { issuerName: 'Authority' } },
};

/** Makes the chain of a case, the leaf first. */
export const chainOf = async ({
  anchor,
  middle,
  leaf,
}: Omit<ChainCase, 'fault'>): Promise<[Holder, Holder, Holder]> => {
  const withKeys = async (wish: Wish = {}): Promise<Wish> =>
    wish.kind ? { ...wish, keys: await keptKeys(wish.kind) } : wish;
  const top = await root(await withKeys(anchor));
  const between = await issue({ name: 'Middle', by: top, ca: true, ...(await withKeys(middle)) });
  return [await issue({ by: between, ...(await withKeys(leaf)) }), between, top];
};
