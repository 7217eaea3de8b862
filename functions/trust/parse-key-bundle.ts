import type { KeyBundle } from '../personal-code/key-bundle.ts';
import { integer, listOf, object, oneOf, text } from '../personal-code/rules.ts';

/** The key bundle as stored in its secret. */
export interface StoredKeyBundle extends KeyBundle {
  /** Names the rules (anchors, name, algorithms) that its certificates were validated under; for the renewal. */
  readonly validatedUnder?: string;
}

const seconds = integer(0);
const notEmpty = text(/./, 'must not be empty');
const anything = text(/^/, 'must be a string');

const entry = {
  keyId: text(/^[\w-]{43}$/, 'must be SHA-256 in base64url'),
  algorithm: oneOf('ES256', 'PS256', 'RS256'),
  der: notEmpty,
  notBefore: seconds,
  notAfter: seconds,
  status: oneOf('active', 'retiring'),
};
const bundle = {
  schemaVersion: integer(1, 1),
  profileId: notEmpty,
  fetchedAt: seconds,
  validUntil: seconds,
  certificates: listOf(object(entry), 1),
};
const forRenewal = { etag: anything, validatedUnder: anything };
const keyBundle = object(bundle, forRenewal);

/** Reads the secret's text; `undefined` when it is not a key bundle. Fields that a later version may add are ignored. */
export function parseKeyBundle(secret: string): StoredKeyBundle | undefined {
  const { certificates, ...rest } = (parseJson(secret) ?? {}) as { readonly certificates?: unknown };
  const read = {
    ...only({ ...bundle, ...forRenewal }, rest),
    certificates: Array.isArray(certificates) ? certificates.map((each) => only(entry, each)) : undefined,
  };
  return keyBundle(read, '').length === 0 ? (read as unknown as StoredKeyBundle) : undefined;
}

function parseJson(secret: string): unknown {
  try {
    return JSON.parse(secret);
  } catch {
    return undefined;
  }
}

/** The members that `shape` names. */
const only = (shape: object, value: unknown): object =>
  Object.fromEntries(Object.entries(Object(value) as object).filter(([name]) => Object.hasOwn(shape, name)));
