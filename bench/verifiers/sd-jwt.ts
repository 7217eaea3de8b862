import { SDJwtInstance } from '@sd-jwt/core';
import { digest, ES256, generateSalt } from '@sd-jwt/crypto-nodejs';
import { systemClock } from '../../functions/kernel/clock.ts';
import type { Contender } from './contender.ts';

/** `@sd-jwt/core` with its own cryptography for Node: an SD-JWT that discloses the same two claims as our code. */
export async function sdJwt(): Promise<Contender> {
  const { privateKey, publicKey } = await ES256.generateKeyPair();
  const instance = new SDJwtInstance<Readonly<Record<string, unknown>>>({
    signer: await ES256.getSigner(privateKey),
    verifier: await ES256.getVerifier(publicKey),
    signAlg: 'ES256',
    hasher: digest,
    hashAlg: 'sha-256',
    saltGenerator: generateSalt,
  });
  const now = systemClock();
  const claims = { iss: 'https://sandbox.invalid', iat: now, exp: now + 3600 };
  const issued = await instance.issue(
    { ...claims, name_en: 'Chan Tai Man', id_prefix: 'A123' },
    { _sd: ['name_en', 'id_prefix'] },
  );
  const shown = await instance.present(issued, { name_en: true, id_prefix: true });
  const forged = shown.replace(/\.(.)(?=[\w-]{85}~)/, (_, character) => (character === 'A' ? '.B' : '.A'));
  const judge = async (text: string) => {
    const { payload } = (await instance.verify(text)) as { payload: Readonly<Record<string, unknown>> };
    return payload['id_prefix'] === 'A123';
  };
  return {
    name: '@sd-jwt/core: SD-JWT, two claims disclosed',
    verify: () => judge(shown),
    verifyForged: () => judge(forged).catch(() => false),
  };
}
