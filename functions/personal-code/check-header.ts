import type { Members } from './envelope.ts';
import type { SignatureAlgorithm } from './key-bundle.ts';
import type { CodeProfile } from './profile.ts';
import { pass, refuse, type Step } from './rejections.ts';

/** `none` in every spelling: an algorithm that signs nothing (RFC 7518 §3.6). */
const none = /^\s*none\s*$/i;
/** SHA-256 in base64url: 43 characters, of which the last carries 4 bits. */
const sha256 = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/;

/** What a code says about its own signature, checked against the profile. */
export interface CheckedHeader {
  readonly algorithm: SignatureAlgorithm;
  /** base64url SHA-256 of a certificate's DER. */
  readonly keyId: string;
}

/** Allow-list, then algorithm and key id. */
export function checkHeader(header: Members, profile: CodeProfile): Step<CheckedHeader> {
  const { header: names, envelope } = profile;
  const foreign = Object.keys(header).filter((name) => !isAllowed(name, names));
  if (foreign.length > 0) {
    const reasons = foreign.map((name) => envelope.refusedHeaders.get(name));
    return refuse(reasons.find((reason) => reason !== undefined) ?? 'header_not_allowed');
  }
  const stated = header[names.algorithm];
  const algorithm = profile.algorithms.find((each) => each === stated);
  if (!algorithm) return refuse(namesAlgorithm(stated) ? 'algorithm_not_allowed' : 'algorithm_missing');
  const keyId = header[names.keyId];
  if (typeof keyId !== 'string' || !sha256.test(keyId)) return refuse('bad_key_id');
  return pass({ algorithm, keyId });
}

function isAllowed(name: string, names: CodeProfile['header']): boolean {
  return (
    name === names.algorithm ||
    name === names.keyId ||
    name === names.type ||
    names.alsoAllowed.includes(name)
  );
}

function namesAlgorithm(stated: unknown): boolean {
  return typeof stated === 'string' && stated !== '' && !none.test(stated);
}
