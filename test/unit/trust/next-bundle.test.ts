import { describe, expect, it } from '@jest/globals';
import type { TrustedCertificate } from '../../../functions/personal-code/key-bundle.ts';
import { nextBundle, type BundleRules } from '../../../functions/trust/next-bundle.ts';
import type { StoredKeyBundle } from '../../../functions/trust/parse-key-bundle.ts';
import { bundleOf, entry, inDays, inHours, noon } from './support/bundles.ts';

const rules: BundleRules = {
  profileId: 'test.sandbox',
  validatedUnder: 'these anchors',
  refreshHours: 6,
  staleAfterHours: 48,
};
const next = (
  current: StoredKeyBundle | undefined,
  active: readonly TrustedCertificate[],
  more: Partial<BundleRules> = {},
) => nextBundle(current, active, { ...rules, ...more }, noon, '"tag"');
const resultOf = (...parameters: Parameters<typeof next>) => {
  const compared = next(...parameters);
  return compared.result === 'refused' ? compared.fault : compared.result;
};
const certificatesOf = (...parameters: Parameters<typeof next>) => {
  const compared = next(...parameters);
  return compared.result === 'refused' ? compared.fault : compared.bundle.certificates;
};

const old = entry('old', { notBefore: inDays(-60), notAfter: inDays(30) });
const fresh = entry('fresh');

describe('The first bundle', () => {
  it('holds what is published, until 48 hours from now', () => {
    expect(next(undefined, [fresh])).toEqual({
      result: 'renewed',
      bundle: {
        schemaVersion: 1,
        profileId: 'test.sandbox',
        fetchedAt: noon,
        validUntil: inHours(48),
        etag: '"tag"',
        validatedUnder: 'these anchors',
        certificates: [fresh],
      },
    });
  });

  it('has no entity tag where the issuer gave none', () => {
    const compared = nextBundle(undefined, [fresh], rules, noon, undefined);
    expect(compared.result !== 'refused' && Object.keys(compared.bundle)).not.toContain('etag');
  });
});

describe('An unchanged answer', () => {
  it('only moves the times', () => {
    const current = bundleOf([old, fresh], { etag: '"tag"' });
    expect(next(current, [fresh, old])).toEqual({
      result: 'unchanged',
      bundle: { ...current, fetchedAt: noon, validUntil: inHours(48), certificates: [fresh, old] },
    });
  });

  it('lets what had ended go without a word', () => {
    const ended = entry('ended', { notAfter: inHours(-1) });
    expect(resultOf(bundleOf([ended, fresh]), [fresh])).toBe('unchanged');
    expect(certificatesOf(bundleOf([ended, fresh]), [fresh])).toEqual([fresh]);
  });

  it('keeps what is retiring as it is, until its second', () => {
    const retiring = entry('retiring', { status: 'retiring', notAfter: noon });
    const retired = entry('retired', { status: 'retiring', notAfter: inHours(-1) });
    expect(resultOf(bundleOf([fresh, retiring, retired]), [fresh])).toBe('unchanged');
    expect(certificatesOf(bundleOf([fresh, retiring, retired]), [fresh])).toEqual([fresh, retiring]);
  });
});

describe('A roll', () => {
  it('takes the new certificate and lets the old one retire within one refresh period', () => {
    expect(resultOf(bundleOf([old]), [fresh])).toBe('renewed');
    expect(certificatesOf(bundleOf([old]), [fresh])).toEqual([
      fresh,
      { ...old, status: 'retiring', notAfter: inHours(6) },
    ]);
  });

  it('never lets a certificate outlive itself', () => {
    const ending = entry('ending', { notBefore: inDays(-90), notAfter: inHours(2) });
    expect(certificatesOf(bundleOf([ending]), [fresh])).toEqual([fresh, { ...ending, status: 'retiring' }]);
  });

  it('holds both while both are published', () => {
    expect(resultOf(bundleOf([old]), [old, fresh])).toBe('renewed');
    expect(certificatesOf(bundleOf([old]), [old, fresh])).toEqual([old, fresh]);
  });

  it('brings a certificate of the same second', () => {
    expect(resultOf(bundleOf([fresh]), [entry('twin')])).toBe('renewed');
  });

  it('is a change too where the same key is for another algorithm now', () => {
    const changed: TrustedCertificate = { ...fresh, algorithm: 'PS256' };
    expect(resultOf(bundleOf([{ ...fresh, algorithm: 'RS256' }]), [changed])).toBe('renewed');
    expect(certificatesOf(bundleOf([{ ...fresh, algorithm: 'RS256' }]), [changed])).toEqual([changed]);
  });

  it('may bring back what was retiring, beside what is newer', () => {
    const retiring: TrustedCertificate = { ...old, status: 'retiring', notAfter: inHours(2) };
    expect(resultOf(bundleOf([fresh, retiring]), [fresh, old])).toBe('renewed');
    expect(certificatesOf(bundleOf([fresh, retiring]), [fresh, old])).toEqual([fresh, old]);
  });
});

describe('A smaller answer', () => {
  it('withdraws what it leaves out, also the newest', () => {
    expect(certificatesOf(bundleOf([old, fresh]), [old])).toEqual([
      old,
      { ...fresh, status: 'retiring', notAfter: inHours(6) },
    ]);
    expect(resultOf(bundleOf([old, fresh]), [old])).toBe('renewed');
  });
});

describe('An older answer', () => {
  it('is refused: what we moved on from does not come back alone', () => {
    expect(resultOf(bundleOf([fresh]), [old])).toBe('older_than_ours');
    const retiring: TrustedCertificate = { ...old, status: 'retiring', notAfter: inHours(2) };
    expect(resultOf(bundleOf([fresh, retiring]), [old])).toBe('older_than_ours');
  });

  it('is refused too where some of it is what we hold', () => {
    const older = entry('older', { notBefore: inDays(-90), notAfter: inDays(10) });
    expect(resultOf(bundleOf([old, fresh]), [old, older])).toBe('older_than_ours');
  });

  it('is not measured by what has ended or is retiring', () => {
    expect(resultOf(bundleOf([{ ...fresh, notAfter: inHours(-1) }]), [old])).toBe('renewed');
    expect(resultOf(bundleOf([{ ...fresh, status: 'retiring' }]), [old])).toBe('renewed');
  });
});

describe('A bundle of other rules', () => {
  it.each([
    ['another profile', { profileId: 'other.sandbox' }],
    ['other anchors', { validatedUnder: 'other anchors' }],
  ])('counts for nothing: %s', (_, more) => {
    expect(resultOf(bundleOf([fresh]), [fresh], more)).toBe('renewed');
    expect(certificatesOf(bundleOf([fresh]), [old], more)).toEqual([old]);
  });
});
