import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { canonicalForm, chainStart, hashOf, nextLink } from '../../../functions/privacy/deletion-chain.ts';
import { deletionOperations } from '../../../functions/privacy/api/operations.ts';
import { factsOfDay } from '../../support/deletions.ts';

const facts = factsOfDay('2026-11-23');
const place = { number: 1, previousHash: chainStart };

describe('the canonical form of a certificate', () => {
  it('is one JSON array without spaces, in a fixed order', () => {
    expect(canonicalForm(facts, place)).toBe(
      '["gatehouse-deletion-1","court",1,"2026-11-23",23,"key-2026-11-23","2026-10-01T00:00:00Z",' +
        `"2026-11-23T23:10:00Z","2026-11-23T23:10:01Z","${'0'.repeat(64)}"]`,
    );
  });

  it('is hashed with SHA-256', () => {
    const hash = createHash('sha256').update(canonicalForm(facts, place), 'utf8').digest('hex');
    expect(hashOf(facts, place)).toBe(hash);
  });

  it.each([
    ['siteId', { siteId: 'tower' }],
    ['day', { day: '2026-11-24' }],
    ['visitsDeleted', { visitsDeleted: 24 }],
    ['keyId', { keyId: 'another' }],
    ['keyMadeAt', { keyMadeAt: '2026-10-01T00:00:01Z' }],
    ['destructionBegunAt', { destructionBegunAt: '2026-11-23T23:10:01Z' }],
    ['keyDestroyedAt', { keyDestroyedAt: '2026-11-23T23:10:02Z' }],
    ['number', { number: 2 }],
    ['previousHash', { previousHash: '1'.repeat(64) }],
  ])('has another hash where %s is another', (_, changed) => {
    expect(hashOf({ ...facts, ...changed }, { ...place, ...changed })).not.toBe(hashOf(facts, place));
  });
});

describe('the next link', () => {
  it('is the first where there is none, and otherwise holds the hash of the last', () => {
    const first = nextLink(facts, undefined);
    expect(first).toEqual({ ...place, hash: hashOf(facts, place) });
    const second = nextLink(factsOfDay('2026-11-24'), first);
    expect(second).toMatchObject({ number: 2, previousHash: first.hash });
  });
});

it('the example of the documentation has the hash of what it says', () => {
  const [{ answer }] = deletionOperations.listDeletionCertificates.examples;
  for (const shown of answer.items) expect(hashOf(shown, shown.certificate)).toBe(shown.certificate.hash);
});
