import { describe, expect, it } from '@jest/globals';
import type { CertifiedDeletion } from '../../../../tools/deletion-certificate/chain-file.ts';
import { brokenInWords, brokenLinks } from '../../../../tools/deletion-certificate/verify-chain.ts';
import { hashOf, type ChainLink } from '../../../../functions/privacy/deletion-chain.ts';
import { chainOf } from '../../../support/deletions.ts';

const days = ['2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24'];
/** The chain with its third certificate changed. */
const withThird = (change: (third: CertifiedDeletion) => CertifiedDeletion): CertifiedDeletion[] =>
  chainOf(days).map((record, index) => (index === 2 ? change(record) : record));
const inShort = (records: readonly CertifiedDeletion[]) =>
  brokenLinks(records).map(({ number, broken }) => [number, broken]);

describe('a chain', () => {
  it('holds as it was written, in any order, and where certificates come twice', () => {
    const chain = chainOf(days);
    expect(brokenLinks(chain)).toEqual([]);
    expect(brokenLinks([...chain].reverse())).toEqual([]);
    expect(brokenLinks([...chain, ...chain.slice(1, 3)])).toEqual([]);
    expect(brokenLinks(chain.slice(2))).toEqual([]);
    expect(brokenLinks([])).toEqual([]);
  });

  it.each([
    ['siteId', { siteId: 'tower' }],
    ['day', { day: '2026-11-30' }],
    ['visitsDeleted', { visitsDeleted: 0 }],
    ['keyId', { keyId: 'another' }],
    ['keyMadeAt', { keyMadeAt: '2026-10-02T00:00:00Z' }],
    ['destructionBegunAt', { destructionBegunAt: '2026-11-23T00:00:00Z' }],
    ['keyDestroyedAt', { keyDestroyedAt: '2026-11-25T00:00:00Z' }],
  ])('breaks at the certificate whose %s was changed', (_, changed) => {
    expect(inShort(withThird((third) => ({ ...third, ...changed })))).toContainEqual([3, 'changed']);
  });

  it.each<readonly [string, Partial<ChainLink>]>([
    ['hash', { hash: 'f'.repeat(64) }],
    ['previousHash', { previousHash: 'f'.repeat(64) }],
  ])('breaks at the certificate whose %s was changed, and at the link', (name, changed) => {
    const found = inShort(
      withThird((third) => ({ ...third, certificate: { ...third.certificate, ...changed } })),
    );
    expect(found).toEqual([
      [3, 'changed'],
      [name === 'hash' ? 4 : 3, 'does_not_follow'],
    ]);
  });

  it('breaks behind a certificate that was changed with a hash to fit', () => {
    const found = withThird((third) => {
      const changed = { ...third, visitsDeleted: 0 };
      return { ...changed, certificate: { ...third.certificate, hash: hashOf(changed, third.certificate) } };
    });
    expect(inShort(found)).toEqual([[4, 'does_not_follow']]);
  });

  it('breaks behind a certificate that was removed', () => {
    expect(inShort(chainOf(days).filter((_, index) => index !== 2))).toEqual([[4, 'missing_before']]);
  });

  it('breaks where two certificates have the same number, as after the chain was computed again', () => {
    const kept = chainOf(days);
    const again = chainOf(['2026-11-21', '2026-11-22', '2026-11-29']);
    expect(inShort([...kept, ...again])).toContainEqual([3, 'two_versions']);
  });

  it('breaks where the first certificate follows another, and where a site’s follow another site’s', () => {
    const [first, ...rest] = chainOf(days);
    const place = { number: 1, previousHash: '1'.repeat(64) };
    const forged = first && { ...first, certificate: { ...place, hash: hashOf(first, place) } };
    expect(inShort(forged ? [forged] : [])).toEqual([[1, 'does_not_follow']]);
    expect(inShort([...rest.slice(0, 1), ...chainOf(days, 'tower').slice(2)])).toContainEqual([
      3,
      'another_site',
    ]);
  });

  it('says in words which certificate breaks it', () => {
    expect(brokenLinks(withThird((third) => ({ ...third, visitsDeleted: 0 }))).map(brokenInWords)).toEqual([
      'certificate 3 (2026-11-23): its hash does not fit what it says: something in it was changed',
    ]);
  });
});
