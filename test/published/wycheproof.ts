import { createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';
import { jwsCompact } from '../../functions/personal-code/envelopes/jws-compact.ts';
import { signatureFault } from '../../functions/personal-code/envelopes/signature.ts';
import type { SignatureAlgorithm } from '../../functions/personal-code/key-bundle.ts';
import { Tally, type Judged, type Outcome } from './outcome.ts';

const common = { tcId: z.number(), comment: z.string(), result: z.enum(['valid', 'invalid', 'acceptable']) };
const signatures = z.object({
  testGroups: z.array(
    z.object({
      publicKeyDer: z.string(),
      tests: z.array(z.object({ ...common, msg: z.string(), sig: z.string() })),
    }),
  ),
});
const jwk = z.looseObject({ kty: z.string(), alg: z.optional(z.string()) });
const tokens = z.object({
  testGroups: z.array(
    z.object({
      comment: z.string(),
      public: z.optional(jwk),
      private: z.optional(jwk),
      tests: z.array(z.object({ ...common, jws: z.unknown() })),
    }),
  ),
});

const parameters = {
  ES256: { name: 'ECDSA', namedCurve: 'P-256' },
  PS256: { name: 'RSA-PSS', hash: 'SHA-256' },
  RS256: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
} as const satisfies Record<SignatureAlgorithm, unknown>;

/** The files that are about the signatures of codes. */
const files: readonly (readonly [string, SignatureAlgorithm])[] = [
  ['ecdsa_secp256r1_sha256_p1363_test.json', 'ES256'],
  ['rsa_signature_2048_sha256_test.json', 'RS256'],
  ['rsa_signature_3072_sha256_test.json', 'RS256'],
  ['rsa_signature_4096_sha256_test.json', 'RS256'],
  ['rsa_pss_2048_sha256_mgf1_32_test.json', 'PS256'],
  ['rsa_pss_3072_sha256_mgf1_32_test.json', 'PS256'],
  ['rsa_pss_4096_sha256_mgf1_32_test.json', 'PS256'],
];

/** Project Wycheproof: signatures and JSON Web Signatures that some verifier once judged wrongly. */
export async function runWycheproof(folder: string): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [file, algorithm] of files) outcomes.push(runSignatures(folder, file, algorithm));
  return [...outcomes, await runTokens(folder, 'json_web_signature_test.json')];
}

function runSignatures(folder: string, file: string, algorithm: SignatureAlgorithm): Outcome {
  const tally = new Tally();
  const { testGroups } = signatures.parse(JSON.parse(readFileSync(path.join(folder, file), 'utf8')));
  for (const { publicKeyDer, tests } of testGroups) {
    const key = createPublicKey({ key: Buffer.from(publicKeyDer, 'hex'), format: 'der', type: 'spki' });
    for (const { tcId, comment, msg, sig, result } of tests) {
      const refusedFor = judgedSignature(key, algorithm, bytes(msg), bytes(sig));
      tally.add(`${String(tcId)} ${comment}`, result === 'valid', refusedFor);
    }
  }
  return tally.outcome(`Wycheproof ${file}`);
}

/** As for a code, but the signed content is not a code. */
function judgedSignature(
  key: KeyObject,
  algorithm: SignatureAlgorithm,
  message: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
): Judged {
  const cryptoKey = key.toCryptoKey(parameters[algorithm], false, ['verify']);
  return signatureFault(message, signature, cryptoKey, algorithm);
}

async function runTokens(folder: string, file: string): Promise<Outcome> {
  const tally = new Tally();
  const { testGroups } = tokens.parse(JSON.parse(readFileSync(path.join(folder, file), 'utf8')));
  for (const group of testGroups) {
    const held = group.public ?? group.private;
    for (const { tcId, comment, jws, result } of group.tests) {
      const text = typeof jws === 'string' ? jws : JSON.stringify(jws);
      const title = `${String(tcId)} ${group.comment}: ${comment}`;
      tally.add(title, result === 'valid', held ? await judgedToken(text, held) : 'no key');
    }
  }
  return tally.outcome(`Wycheproof ${file}`);
}

async function judgedToken(text: string, held: z.output<typeof jwk>): Promise<Judged> {
  const { use, key_ops: operations, alg } = held;
  const algorithm = (['ES256', 'PS256', 'RS256'] as const).find((one) => one === alg);
  if (!algorithm) return 'algorithm_not_allowed';
  if (use === 'enc' || (Array.isArray(operations) && !operations.includes('verify')))
    return 'leaf_may_not_sign';
  const code = jwsCompact.open(new TextEncoder().encode(text));
  if (!code.ok) return code.reason;
  // One key has one algorithm: the verifier checks this before the signature.
  if (code.value.header['alg'] !== algorithm) return 'algorithm_not_allowed';
  const foreign = Object.keys(code.value.header).find((name) => jwsCompact.refusedHeaders.has(name));
  if (foreign) return jwsCompact.refusedHeaders.get(foreign);
  const key = createPublicKey({ key: held, format: 'jwk' }).toCryptoKey(parameters[algorithm], false, [
    'verify',
  ]);
  return code.value.verifySignature(key, algorithm);
}

const bytes = (hex: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(hex, 'hex'));
