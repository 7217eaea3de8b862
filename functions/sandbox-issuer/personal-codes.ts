import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import * as z from 'zod/mini';
import type { Profile } from '../personal-code/profile.ts';
import type { Issuer } from './issuer.ts';

const text = z.string().check(z.maxLength(200));
const tenYears = 315_360_000;
const seconds = z.int().check(z.gte(-tenYears), z.lte(tenYears));

/**
 * What a visitor chose to show. Texts are signed unchanged, also invalid ones, so that refusals can be tried. A negative
 * `issuedAgoSeconds` issues in the future.
 */
export const personalCodeRequest = z.strictObject({
  englishName: z.optional(text),
  chineseName: z.optional(text),
  idPrefix: z.optional(text),
  ageOver: z.optional(z.int()),
  issuedAgoSeconds: z._default(seconds, 0),
  lifetimeSeconds: z._default(seconds, 60),
  /** Signs with this signer instead of the present one; also with a withdrawn one. */
  keyId: z.optional(z.string()),
});

type PersonalCodeRequest = z.output<typeof personalCodeRequest>;

export interface PersonalCode {
  /** Text of the QR. */
  readonly text: string;
  /** `x5t#S256` of the certificate whose key signed it. */
  readonly keyId: string;
  /** RFC 3339. */
  readonly expiresAt: string;
}

/**
 * Makes a Personal Code of the sandbox profile, signed by the present signer or the requested one; undefined where the
 * issuer never had that signer.
 */
export async function makePersonalCode(
  issuer: Issuer,
  { claims, header, disclosure }: Profile,
  request: PersonalCodeRequest,
  nowSeconds: number,
): Promise<PersonalCode | undefined> {
  const signer = request.keyId === undefined ? issuer.signer() : issuer.signerOf(request.keyId);
  if (!signer) return undefined;
  const { holder, keyId } = signer;
  const issuedAt = nowSeconds - request.issuedAgoSeconds;
  const expiresAt = issuedAt + request.lifetimeSeconds;
  const disclosed = (['englishName', 'chineseName', 'idPrefix', 'ageOver'] as const).flatMap((field) => {
    const claim = disclosure[field]?.claim;
    return claim === undefined || request[field] === undefined ? [] : [[claim, request[field]] as const];
  });
  const code = await new SignJWT({
    [claims.issuer]: claims.issuerValue,
    [claims.issuedAt]: issuedAt,
    [claims.expiresAt]: expiresAt,
    [claims.uniqueId ?? 'jti']: randomUUID(),
    ...Object.fromEntries(disclosed),
  })
    .setProtectedHeader({ alg: 'ES256', [header.type]: header.typeValue, [header.keyId]: keyId })
    .sign(holder.keys.privateKey);
  return {
    text: code,
    keyId,
    expiresAt: `${new Date(expiresAt * 1000).toISOString().slice(0, 19)}Z`,
  };
}
