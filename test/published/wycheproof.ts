import { createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';
import { webSignatureCheck } from '../../client/scanner/web-crypto.ts';
import type { SigningKey } from '../../functions/personal-code/code-crypto.ts';
import { jwsCompact } from '../../functions/personal-code/envelopes/jws-compact.ts';
import { signatureFault } from '../../functions/personal-code/envelopes/signature.ts';
import type { SignatureAlgorithm } from '../../functions/personal-code/key-bundle.ts';
import { signatureCheck } from '../../functions/personal-code/node-crypto.ts';
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

/** How a key is made ready: as in a function, and as in a browser. */
interface Way {
  readonly name: string;
  readonly check: (
    key: KeyObject,
    algorithm: SignatureAlgorithm,
  ) => Pick<SigningKey, 'isSigned'> | Promise<Pick<SigningKey, 'isSigned'>>;
}

const ways: readonly Way[] = [
  { name: 'node:crypto', check: (key, algorithm) => ({ isSigned: signatureCheck(key, algorithm) }) },
  {
    name: 'Web Crypto',
    check: async (key, algorithm) => ({
      isSigned: await webSignatureCheck(
        new Uint8Array(key.export({ type: 'spki', format: 'der' })),
        algorithm,
      ),
    }),
  },
];

/** Project Wycheproof: signatures and JSON Web Signatures that some verifier once judged wrongly. */
export async function runWycheproof(folder: string): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const way of ways) {
    for (const [file, algorithm] of files) outcomes.push(await runSignatures(way, folder, file, algorithm));
    outcomes.push(await runTokens(way, folder, 'json_web_signature_test.json'));
  }
  return outcomes;
}

async function runSignatures(
  way: Way,
  folder: string,
  file: string,
  algorithm: SignatureAlgorithm,
): Promise<Outcome> {
  const tally = new Tally();
  const { testGroups } = signatures.parse(JSON.parse(readFileSync(path.join(folder, file), 'utf8')));
  for (const { publicKeyDer, tests } of testGroups) {
    const key = createPublicKey({ key: Buffer.from(publicKeyDer, 'hex'), format: 'der', type: 'spki' });
    for (const { tcId, comment, msg, sig, result } of tests) {
      const signature = bytes(sig);
      const refusedFor = await signatureFault(
        bytes(msg),
        signature,
        await way.check(key, algorithm),
        algorithm,
      );
      tally.add(`${String(tcId)} ${comment}`, result === 'valid', refusedFor);
    }
  }
  return tally.outcome(`Wycheproof ${file}, ${way.name}`);
}

async function runTokens(way: Way, folder: string, file: string): Promise<Outcome> {
  const tally = new Tally();
  const { testGroups } = tokens.parse(JSON.parse(readFileSync(path.join(folder, file), 'utf8')));
  for (const group of testGroups) {
    const held = group.public ?? group.private;
    for (const { tcId, comment, jws, result } of group.tests) {
      const text = typeof jws === 'string' ? jws : JSON.stringify(jws);
      const title = `${String(tcId)} ${group.comment}: ${comment}`;
      tally.add(title, result === 'valid', held ? await judgedToken(way, text, held) : 'no key');
    }
  }
  return tally.outcome(`Wycheproof ${file}, ${way.name}`);
}

async function judgedToken(way: Way, text: string, held: z.output<typeof jwk>): Promise<Judged> {
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
  const key = createPublicKey({ key: held, format: 'jwk' });
  return code.value.verifySignature(await way.check(key, algorithm), algorithm);
}

const bytes = (hex: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(hex, 'hex'));
