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

describe('the first bundle', () => {
  it('has the published certificates, for 48 hours', () => {
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

  it('has no entity tag if the issuer gave none', () => {
    const compared = nextBundle(undefined, [fresh], rules, noon, undefined);
    expect(compared.result !== 'refused' && Object.keys(compared.bundle)).not.toContain('etag');
  });
});

describe('an unchanged answer', () => {
  it('changes only the times', () => {
    const current = bundleOf([old, fresh], { etag: '"tag"' });
    expect(next(current, [fresh, old])).toEqual({
      result: 'unchanged',
      bundle: { ...current, fetchedAt: noon, validUntil: inHours(48), certificates: [fresh, old] },
    });
  });

  it('removes ended certificates without a change', () => {
    const ended = entry('ended', { notAfter: inHours(-1) });
    expect(resultOf(bundleOf([ended, fresh]), [fresh])).toBe('unchanged');
    expect(certificatesOf(bundleOf([ended, fresh]), [fresh])).toEqual([fresh]);
  });

  it('keeps a retiring certificate until it ends', () => {
    const retiring = entry('retiring', { status: 'retiring', notAfter: noon });
    const retired = entry('retired', { status: 'retiring', notAfter: inHours(-1) });
    expect(resultOf(bundleOf([fresh, retiring, retired]), [fresh])).toBe('unchanged');
    expect(certificatesOf(bundleOf([fresh, retiring, retired]), [fresh])).toEqual([fresh, retiring]);
  });
});

describe('a roll', () => {
  it('adds the new certificate and retires the old one within one refresh period', () => {
    expect(resultOf(bundleOf([old]), [fresh])).toBe('renewed');
    expect(certificatesOf(bundleOf([old]), [fresh])).toEqual([
      fresh,
      { ...old, status: 'retiring', notAfter: inHours(6) },
    ]);
  });

  it('never extends the life of a certificate', () => {
    const ending = entry('ending', { notBefore: inDays(-90), notAfter: inHours(2) });
    expect(certificatesOf(bundleOf([ending]), [fresh])).toEqual([fresh, { ...ending, status: 'retiring' }]);
  });

  it('keeps both certificates while both are published', () => {
    expect(resultOf(bundleOf([old]), [old, fresh])).toBe('renewed');
    expect(certificatesOf(bundleOf([old]), [old, fresh])).toEqual([old, fresh]);
  });

  it('adds a certificate that begins at the same second', () => {
    expect(resultOf(bundleOf([fresh]), [entry('twin')])).toBe('renewed');
  });

  it('is also a change of algorithm for the same key', () => {
    const changed: TrustedCertificate = { ...fresh, algorithm: 'PS256' };
    expect(resultOf(bundleOf([{ ...fresh, algorithm: 'RS256' }]), [changed])).toBe('renewed');
    expect(certificatesOf(bundleOf([{ ...fresh, algorithm: 'RS256' }]), [changed])).toEqual([changed]);
  });

  it('may make a retiring certificate active again, beside a newer one', () => {
    const retiring: TrustedCertificate = { ...old, status: 'retiring', notAfter: inHours(2) };
    expect(resultOf(bundleOf([fresh, retiring]), [fresh, old])).toBe('renewed');
    expect(certificatesOf(bundleOf([fresh, retiring]), [fresh, old])).toEqual([fresh, old]);
  });
});

describe('a smaller answer', () => {
  it('retires the missing certificates, even the newest', () => {
    expect(certificatesOf(bundleOf([old, fresh]), [old])).toEqual([
      old,
      { ...fresh, status: 'retiring', notAfter: inHours(6) },
    ]);
    expect(resultOf(bundleOf([old, fresh]), [old])).toBe('renewed');
  });
});

describe('an older answer', () => {
  it('is refused, so that an earlier certificate does not come back alone', () => {
    expect(resultOf(bundleOf([fresh]), [old])).toBe('older_than_ours');
    const retiring: TrustedCertificate = { ...old, status: 'retiring', notAfter: inHours(2) };
    expect(resultOf(bundleOf([fresh, retiring]), [old])).toBe('older_than_ours');
  });

  it('is refused even if it includes a certificate that we hold', () => {
    const older = entry('older', { notBefore: inDays(-90), notAfter: inDays(10) });
    expect(resultOf(bundleOf([old, fresh]), [old, older])).toBe('older_than_ours');
  });

  it('is not compared with ended or retiring certificates', () => {
    expect(resultOf(bundleOf([{ ...fresh, notAfter: inHours(-1) }]), [old])).toBe('renewed');
    expect(resultOf(bundleOf([{ ...fresh, status: 'retiring' }]), [old])).toBe('renewed');
  });
});

describe('a bundle of other rules', () => {
  it.each([
    ['another profile', { profileId: 'other.sandbox' }],
    ['other anchors', { validatedUnder: 'other anchors' }],
  ])('is ignored: %s', (_, more) => {
    expect(resultOf(bundleOf([fresh]), [fresh], more)).toBe('renewed');
    expect(certificatesOf(bundleOf([fresh]), [old], more)).toEqual([old]);
  });
});
