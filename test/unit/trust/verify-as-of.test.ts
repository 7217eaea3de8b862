import { describe, expect, it } from '@jest/globals';
import type { EpochSeconds } from '../../../functions/kernel/brands.ts';
import type { KeyBundle } from '../../../functions/personal-code/key-bundle.ts';
import type { Verdict } from '../../../functions/personal-code/verdict.ts';
import type { Denial } from '../../../functions/trust/deny-list-table.ts';
import { heldBriefly } from '../../../functions/trust/held-briefly.ts';
import { verifyAsOf } from '../../../functions/trust/verify-as-of.ts';
import { nine } from '../../support/site.ts';
import { digestOf, later } from '../../support/visit.ts';

const bundleWith = (...keyIds: readonly string[]): KeyBundle => ({
  schemaVersion: 1,
  profileId: 'profile',
  fetchedAt: nine,
  validUntil: later(172_800),
  certificates: keyIds.map((keyId) => ({
    keyId,
    algorithm: 'ES256',
    der: '',
    notBefore: later(-1000),
    notAfter: later(1000),
    status: 'active',
  })),
});
const unknownKey: Verdict = { outcome: 'rejected', reason: 'unknown_key', ref: 'K01' };

/** Codes are the ids of their keys. What is asked is remembered. */
function world(now: KeyBundle | undefined, before?: KeyBundle, denied: readonly Denial[] | undefined = []) {
  const asked: string[] = [];
  const verify = (bytes: Uint8Array, bundle: KeyBundle | undefined, at: EpochSeconds): Promise<Verdict> => {
    const keyId = new TextDecoder().decode(bytes);
    if (!bundle) return Promise.resolve({ outcome: 'unavailable', reason: 'no_key_bundle', ref: 'L05' });
    if (bundle.deniedKeyIds?.includes(keyId))
      return Promise.resolve({ outcome: 'rejected', reason: 'key_denied', ref: 'K04' });
    if (!bundle.certificates.some((one) => one.keyId === keyId)) return Promise.resolve(unknownKey);
    const verified = { disclosure: {}, codeDigest: digestOf(keyId), keyId };
    return Promise.resolve({ outcome: 'verified', ...verified, issuedAt: at, expiresAt: later(60) });
  };
  return {
    asked,
    verify: verifyAsOf({
      bundles: {
        current: () => Promise.resolve(now),
        forUnknownKey: () => {
          asked.push('newer');
          return Promise.resolve(now);
        },
      },
      previous: () => {
        asked.push('previous');
        return Promise.resolve(before);
      },
      denials: () => Promise.resolve(denied),
      verify,
    }),
  };
}
const outcome = (verdict: Verdict) => ('ref' in verdict ? verdict.ref : verdict.outcome);

describe('a code of earlier', () => {
  it('verifies by the current bundle, and no other is read', async () => {
    const { verify, asked } = world(bundleWith('a'));
    expect(await verify('a', nine)).toMatchObject({ outcome: 'verified', issuedAt: nine });
    expect(asked).toEqual([]);
  });

  it('verifies by the bundle before, where the key has been dropped since', async () => {
    const { verify, asked } = world(bundleWith('b'), bundleWith('a', 'b'));
    expect(outcome(await verify('a', nine))).toBe('verified');
    expect(asked).toEqual(['newer', 'previous']);
  });

  it('has an unknown key where neither knows it, or there was none before', async () => {
    expect(outcome(await world(bundleWith('b'), bundleWith('b')).verify('a', nine))).toBe('K01');
    expect(outcome(await world(bundleWith('b')).verify('a', nine))).toBe('K01');
  });

  it.each([
    ['2026-11-23T00:59:59Z', 'K04'],
    ['2026-11-23T01:00:00Z', 'K04'],
    ['2026-11-23T01:00:01Z', 'verified'],
    ['', 'K04'],
  ])('whose certificate was denied at %s, at nine: %s', async (deniedAt, expected) => {
    const denied = [{ keyId: 'a', reason: 'stolen', deniedAt }];
    expect(outcome(await world(bundleWith('a'), undefined, denied).verify('a', nine))).toBe(expected);
    expect(outcome(await world(bundleWith('b'), bundleWith('a'), denied).verify('a', nine))).toBe(expected);
  });

  it('cannot be told without a bundle, or without the deny list', async () => {
    expect(outcome(await world(undefined).verify('a', nine))).toBe('L05');
    const { verify } = world(bundleWith('a'));
    expect(outcome(await verify('a', nine))).toBe('verified');
    const blind = verifyAsOf({
      bundles: {
        current: () => Promise.resolve(bundleWith('a')),
        forUnknownKey: () => Promise.resolve(bundleWith('a')),
      },
      previous: () => Promise.resolve(undefined),
      denials: () => Promise.resolve(undefined),
      verify: (_, bundle) =>
        Promise.resolve(
          bundle ? unknownKey : { outcome: 'unavailable', reason: 'no_key_bundle', ref: 'L05' },
        ),
    });
    expect(outcome(await blind('a', nine))).toBe('L05');
  });
});

describe('what is held briefly', () => {
  it('is read again after its time, or where the read failed', async () => {
    const time = { now: nine };
    let reads = 0;
    let isDown = true;
    const read = heldBriefly(
      () => {
        if (isDown) return Promise.reject(new Error('down'));
        reads += 1;
        return Promise.resolve(reads);
      },
      60,
      () => time.now,
    );
    await expect(read()).rejects.toThrow('down');
    isDown = false;
    expect([await read(), await read()]).toEqual([1, 1]);
    time.now = later(59);
    expect(await read()).toBe(1);
    time.now = later(60);
    expect(await read()).toBe(2);
  });
});
