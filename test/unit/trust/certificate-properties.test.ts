import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { faultOfAny } from '../../../functions/trust/certificate-properties.ts';
import { readCertificate } from '../../../functions/trust/certificate.ts';
import { root } from './support/authority.ts';

const certificate = readCertificate((await root()).der);

describe('the signature of a certificate', () => {
  it.each([
    ['RSA with SHA-256', '1.2.840.113549.1.1.11'],
    ['RSA with SHA-384', '1.2.840.113549.1.1.12'],
    ['RSA with SHA-512', '1.2.840.113549.1.1.13'],
    ['RSASSA-PSS', '1.2.840.113549.1.1.10'],
    ['ECDSA with SHA-256', '1.2.840.10045.4.3.2'],
    ['ECDSA with SHA-384', '1.2.840.10045.4.3.3'],
    ['ECDSA with SHA-512', '1.2.840.10045.4.3.4'],
  ])('may be %s', (_, algorithm) => {
    expect(faultOfAny({ ...certificate, signatureAlgorithms: [algorithm] })).toBeUndefined();
  });

  it.each([
    ['RSA with SHA-1', '1.2.840.113549.1.1.5'],
    ['RSA with SHA-224', '1.2.840.113549.1.1.14'],
    ['ECDSA with SHA-1', '1.2.840.10045.4.1'],
    ['ECDSA with SHA-224', '1.2.840.10045.4.3.1'],
    ['no algorithm', ''],
  ])('may not be %s', (_, algorithm) => {
    expect(faultOfAny({ ...certificate, signatureAlgorithms: [algorithm] })).toBe('weak_signature_algorithm');
  });
});

describe('a key that is for RSASSA-PSS alone', () => {
  it.each([
    [2048, undefined],
    [1024, 'weak_key'],
  ])('of %d bits: %s', (modulusLength, fault) => {
    const { publicKey } = generateKeyPairSync('rsa-pss', { modulusLength });
    expect(faultOfAny({ ...certificate, publicKey })).toBe(fault);
  });
});
