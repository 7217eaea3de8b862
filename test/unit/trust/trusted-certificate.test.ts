import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { AsnConvert } from '@peculiar/asn1-schema';
import { SubjectPublicKeyInfo } from '@peculiar/asn1-x509';
import { epochSeconds } from '../../../functions/kernel/clock.ts';
import type { SignatureAlgorithm } from '../../../functions/personal-code/key-bundle.ts';
import { signingKey } from '../../../functions/personal-code/node-crypto.ts';
import { readCertificate } from '../../../functions/trust/certificate.ts';
import { trustedCertificate } from '../../../functions/trust/trusted-certificate.ts';
import {
  alter,
  daySeconds,
  issue,
  keptKeys,
  keyIdOf,
  now,
  p256,
  p384,
  rsa,
  type Holder,
} from './support/authority.ts';

const all: readonly SignatureAlgorithm[] = ['ES256', 'PS256', 'RS256'];
const entryOf = (holder: Holder, allowed = all, statedAlgorithm?: string) =>
  trustedCertificate(
    {
      certificate: {
        ...readCertificate(holder.der),
        ...(statedAlgorithm === undefined ? {} : { statedAlgorithm }),
      },
      chainNotAfter: epochSeconds(now + 1),
    },
    allowed,
  );
const algorithmOf = (...parameters: Parameters<typeof entryOf>) => {
  const entry = entryOf(...parameters);
  return entry.ok ? entry.value.algorithm : entry.fault;
};

const onP256 = await issue({ keys: await keptKeys(p256) });
const onP384 = await issue({ keys: await keptKeys(p384) });
const onRsa = await issue({ keys: await keptKeys(rsa(2048)) });
const withKey = (publicKey: KeyObject): Holder =>
  alter(onP256, onP256, (contents) => {
    const spki = publicKey.export({ type: 'spki', format: 'der' });
    contents.subjectPublicKeyInfo = AsnConvert.parse(spki, SubjectPublicKeyInfo);
  });
const withPssKey = withKey(generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).publicKey);

describe('a certificate in a key bundle', () => {
  it('is stored under its SHA-256, active, for the life of its chain', () => {
    expect(entryOf(onP256)).toEqual({
      ok: true,
      value: {
        keyId: keyIdOf(onP256),
        algorithm: 'ES256',
        der: onP256.der.toString('base64'),
        notBefore: now - daySeconds,
        notAfter: now + 1,
        status: 'active',
      },
    });
  });

  it('has one algorithm, which follows from its key', () => {
    expect(algorithmOf(onP256)).toBe('ES256');
    expect(algorithmOf(onRsa)).toBe('RS256');
  });

  it('has a key that verification can use', () => {
    for (const holder of [onP256, onRsa]) {
      const entry = entryOf(holder);
      expect(entry.ok && signingKey(entry.value).notAfter).toBe(now + 1);
    }
  });

  it('uses PSS if the profile allows only that, or if the issuer says so', () => {
    expect(algorithmOf(onRsa, ['PS256'])).toBe('PS256');
    expect(algorithmOf(onRsa, all, 'PS256')).toBe('PS256');
  });

  it.each<[string, Holder, readonly SignatureAlgorithm[], string | undefined]>([
    ['a key on P-384, which no algorithm of codes uses', onP384, all, undefined],
    ['a key for RSASSA-PSS, which Web Crypto cannot import', withPssKey, all, undefined],
    ['a type of key that the profile does not allow', onRsa, ['ES256'], undefined],
    ['a type of key that contradicts the issuer’s statement', onP256, all, 'RS256'],
    ['a stated algorithm that the profile does not allow', onRsa, ['RS256'], 'PS256'],
    ['an unknown stated algorithm', onRsa, all, 'none'],
  ])('is refused with %s', (_, holder, allowed, stated) => {
    expect(algorithmOf(holder, allowed, stated)).toBe('leaf_has_wrong_algorithm');
  });

  it('is refused with another type of key', () => {
    expect(algorithmOf(withKey(generateKeyPairSync('ed25519').publicKey))).toBe('leaf_has_wrong_algorithm');
  });
});
