import type { TestKey } from './test-key.ts';
import { es256, now, type TestIssuer } from './world.ts';

type Members = Readonly<Record<string, unknown>>;

/** The members in which a code differs from a good one. An `undefined` member is left out. */
export interface Recipe {
  readonly issuer?: TestIssuer;
  /** Signs in place of the issuer's key. */
  readonly key?: TestKey;
  readonly header?: Members;
  readonly claims?: Members;
  /** Text or bytes in place of the JSON of the members. */
  readonly rawHeader?: string | Uint8Array;
  readonly rawPayload?: string | Uint8Array;
  /** Changes the signature after signing. */
  readonly signature?: (signature: Buffer, input: Buffer) => Uint8Array;
}

/** The claims of a code that verifies at {@link now}. */
export const goodClaims = {
  iss: 'https://sandbox.invalid',
  iat: now - 10,
  exp: now + 50,
  jti: '4f9c2f0e-8d55-4b58-a1a1-0d7c40a3b7f1',
  name_en: 'CHAN Tai Man',
  name_tc: '陳大文',
  id_prefix: 'A123',
};

/** The header of a code that this issuer signs. */
export function goodHeader({ key, certificate }: TestIssuer): Members {
  return { alg: key.algorithm, typ: 'personal-code+jwt', 'x5t#S256': certificate.keyId };
}

/** A code in JWS Compact Serialization. */
export function makeCode(recipe: Recipe = {}): string {
  const issuer = recipe.issuer ?? es256;
  const header = recipe.rawHeader ?? JSON.stringify({ ...goodHeader(issuer), ...recipe.header });
  const payload = recipe.rawPayload ?? JSON.stringify({ ...goodClaims, ...recipe.claims });
  const input = `${base64url(header)}.${base64url(payload)}`;
  const signed = (recipe.key ?? issuer.key).sign(Buffer.from(input));
  const signature = recipe.signature?.(signed, Buffer.from(input)) ?? signed;
  return `${input}.${base64url(signature)}`;
}

export function base64url(value: string | Uint8Array): string {
  return Buffer.from(value).toString('base64url');
}
