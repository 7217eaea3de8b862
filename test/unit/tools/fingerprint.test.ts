import { describe, expect, it } from '@jest/globals';
import { fingerprintOf, keyIdOf } from '../../../tools/fingerprint.ts';

const hex = '0123456789abcdef'.repeat(4);
const keyId = Buffer.from(hex, 'hex').toString('base64url');
const colons = hex.toUpperCase().replaceAll(/(..)(?!$)/g, '$1:');

describe('A certificate’s fingerprint', () => {
  it.each([hex, hex.toUpperCase(), colons, keyId])('%s names the key', (fingerprint) => {
    expect(keyIdOf(fingerprint)).toBe(keyId);
  });

  it.each(['', hex.slice(2), `${hex}00`, `${keyId}=`, keyId.slice(1), hex.replace('0', 'g')])(
    '%s names none',
    (fingerprint) => {
      expect(() => keyIdOf(fingerprint)).toThrow('Name the certificate by its SHA-256');
    },
  );

  it('comes back as openssl prints it', () => {
    expect(fingerprintOf(keyId)).toBe(hex);
  });
});
