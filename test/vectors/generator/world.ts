import { createPublicKey } from 'node:crypto';
import type { KeyBundle, TrustedCertificate } from '../../../functions/personal-code/key-bundle.ts';
import type { EpochSeconds } from '../../../functions/kernel/brands.ts';
import { keyIdOf, makeCertificate } from './certificate.ts';
import { ecTestKey } from './p256.ts';
import { rsaTestKey } from './rsa.ts';
import type { TestKey } from './test-key.ts';

/** 2026-11-23T01:00:00Z, the default time of a case. */
export const now = 1_795_395_600;
export const hour = 3600;
export const day = 24 * hour;
export const sandbox = 'iam-smart-assumed-1.sandbox';
export const production = 'iam-smart-assumed-1.production';

const authority = rsaTestKey('authority', 'RS256');
const signer = { name: 'Test authority', sign: authority.sign };

/** A key with its certificate, as an issuer has it. */
export interface TestIssuer {
  readonly key: TestKey;
  readonly certificate: TrustedCertificate;
}

interface Life {
  readonly notBefore?: number;
  readonly notAfter?: number;
}

/** Certifies a key: for two months around {@link now} unless `life` says otherwise. */
export function certify(subject: string, key: TestKey, life: Life = {}): TestIssuer {
  const notBefore = life.notBefore ?? now - 30 * day;
  const notAfter = life.notAfter ?? now + 30 * day;
  const publicKey = createPublicKey(key.privateKey);
  const der = makeCertificate({ subject, publicKey, notBefore, notAfter }, signer);
  return {
    key,
    certificate: {
      keyId: keyIdOf(der),
      algorithm: key.algorithm,
      der: der.toString('base64'),
      notBefore: notBefore as EpochSeconds,
      notAfter: notAfter as EpochSeconds,
      status: 'active',
    },
  };
}

/** A key bundle that was fetched an hour ago and holds these issuers' certificates. */
export function bundleOf(issuers: readonly TestIssuer[], more: Partial<KeyBundle> = {}): KeyBundle {
  return {
    schemaVersion: 1,
    profileId: sandbox,
    fetchedAt: (now - hour) as EpochSeconds,
    validUntil: (now + 47 * hour) as EpochSeconds,
    certificates: issuers.map(({ certificate }) => certificate),
    ...more,
  };
}

/** The issuers that most cases use. */
export const es256 = certify('Test issuer ES256', ecTestKey('issuer'));
export const ps256 = certify('Test issuer PS256', rsaTestKey('issuer PS256', 'PS256'));
export const rs256 = certify('Test issuer RS256', rsaTestKey('issuer RS256', 'RS256'));
export const next = certify('Test issuer ES256, next', ecTestKey('next issuer'));
/** Certified, but in no bundle. */
export const stranger = certify('Stranger', ecTestKey('stranger'));
