import { describe, expect, it } from '@jest/globals';
import { fingerprintOf, keyIdOf, withoutDashes } from '../../../tools/shared/fingerprint.ts';

const hex = '0123456789abcdef'.repeat(4);
const keyId = Buffer.from(hex, 'hex').toString('base64url');
const colons = hex.toUpperCase().replaceAll(/(..)(?!$)/g, '$1:');

describe('the fingerprint of a certificate', () => {
  it.each([
    hex,
    hex.toUpperCase(),
    colons,
    keyId,
    `sha256 Fingerprint=${colons}`,
    `SHA256 Fingerprint=${colons}`,
  ])('%s names the key', (fingerprint) => {
    expect(keyIdOf(fingerprint)).toBe(keyId);
  });

  it.each(['', hex.slice(2), `${hex}00`, `${keyId}=`, keyId.slice(1), hex.replace('0', 'g')])(
    '%s is refused',
    (fingerprint) => {
      expect(() => keyIdOf(fingerprint)).toThrow('Name the certificate by its SHA-256');
    },
  );

  it('is not read as an option if the key id begins with a dash', () => {
    const dashed = Buffer.from('f8'.repeat(32), 'hex').toString('base64url').replace(/^./, '-');
    const digits = fingerprintOf(dashed);
    expect(withoutDashes(['add', dashed, '--reason', '-x'])).toEqual(['add', digits, '--reason', '-x']);
    expect(keyIdOf(digits)).toBe(dashed);
    expect(withoutDashes(['remove', keyId, '--help'])).toEqual(['remove', keyId, '--help']);
  });

  it('is printed as openssl prints it', () => {
    expect(fingerprintOf(keyId)).toBe(hex);
  });
});
