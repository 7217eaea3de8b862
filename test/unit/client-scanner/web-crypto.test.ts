import { describe, expect, it } from '@jest/globals';
import { Version } from '@peculiar/asn1-x509';
import { readCertificate } from '../../../client/scanner/certificate.ts';
import { webCrypto } from '../../../client/scanner/web-crypto.ts';
import { epochSeconds } from '../../../functions/kernel/clock.ts';
import type { TrustedCertificate } from '../../../functions/personal-code/key-bundle.ts';
import { signingKey } from '../../../functions/personal-code/node-crypto.ts';
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
} from '../trust/support/authority.ts';

const onP256 = await issue({ keys: await keptKeys(p256) });
const onP384 = await issue({ keys: await keptKeys(p384) });
const onRsa = await issue({ keys: await keptKeys(rsa(2048)) });
const onWeakRsa = await issue({ keys: await keptKeys(rsa(1024)) });

const entryOf = (
  { der }: Pick<Holder, 'der'>,
  changed: Partial<TrustedCertificate> = {},
): TrustedCertificate => ({
  keyId: keyIdOf({ der } as Holder),
  algorithm: 'ES256',
  der: der.toString('base64'),
  notBefore: epochSeconds(now - 3650 * daySeconds),
  notAfter: epochSeconds(now + 36_500 * daySeconds),
  status: 'active',
  ...changed,
});
const livesLong = await issue({ keys: await keptKeys(p256), startsInDays: -300, endsInDays: 12_000 });
const withoutVersion = alter(onP256, onP256, (contents) => {
  contents.version = Version.v1;
  delete contents.extensions;
});

describe('a certificate whose key is made ready with Web Crypto', () => {
  it.each<[string, TrustedCertificate]>([
    ['an ES256 key', entryOf(onP256)],
    ['an RS256 key', entryOf(onRsa, { algorithm: 'RS256' })],
    ['a PS256 key', entryOf(onRsa, { algorithm: 'PS256' })],
    ['a certificate that ends after 2050', entryOf(livesLong)],
    ['a certificate of version 1, which does not say so', entryOf(withoutVersion)],
    [
      'an entry that is valid for less than its certificate',
      entryOf(onP256, { notAfter: epochSeconds(now) }),
    ],
  ])('is valid for the same time as in a function: %s', async (_, entry) => {
    const { notBefore, notAfter } = signingKey(entry);
    expect(await webCrypto.signingKey(entry)).toMatchObject({ notBefore, notAfter });
  });

  const bytes = onP256.der;
  const shorter = { der: bytes.subarray(0, -1) };
  it.each<[string, TrustedCertificate]>([
    ['under the key id of another', entryOf(onP256, { keyId: keyIdOf(onRsa) })],
    ['with an RSA key of 1024 bits, for RS256', entryOf(onWeakRsa, { algorithm: 'RS256' })],
    ['with an RSA key of 1024 bits, for PS256', entryOf(onWeakRsa, { algorithm: 'PS256' })],
    ['with a key on another curve', entryOf(onP384)],
    ['with an RSA key for ES256', entryOf(onRsa)],
    ['with an EC key for RS256', entryOf(onP256, { algorithm: 'RS256' })],
    ['that is cut short', entryOf(shorter)],
    ['that is none', entryOf({ der: Buffer.from('30020500', 'hex') })],
    ['that is empty', entryOf({ der: Buffer.alloc(0) })],
  ])('is refused as in a function: one %s', async (_, entry) => {
    expect(() => signingKey(entry)).toThrow();
    await expect(webCrypto.signingKey(entry)).rejects.toThrow();
  });

  it('is read as strict DER alone, also where OpenSSL is lenient', () => {
    const trailing = new Uint8Array([...bytes, 0]);
    expect(() => readCertificate(trailing)).toThrow('not one certificate');
    expect(() => readCertificate(new Uint8Array([...bytes, ...bytes]))).toThrow('not one certificate');
    expect(() => readCertificate(new Uint8Array(Buffer.from('3003020101', 'hex')))).toThrow(
      'not one certificate',
    );
  });

  it('is imported once for as long as its bundle is held', () => {
    const entry = entryOf(onP256);
    expect(webCrypto.signingKey(entry)).toBe(webCrypto.signingKey(entry));
    expect(webCrypto.signingKey({ ...entry })).not.toBe(webCrypto.signingKey(entry));
  });
});
