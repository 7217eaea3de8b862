import { describe, expect, it } from '@jest/globals';
import { auditEntry } from '../../../../functions/audit/audit-chain.ts';
import {
  readTrailFile,
  trailText,
  type ShownEntry,
  type TrailFile,
} from '../../../../tools/audit/trail-file.ts';
import { brokenInWords, brokenTrail } from '../../../../tools/audit/verify-trail.ts';
import { trailOf } from '../../../support/audit-trails.ts';

const trail = trailOf();
const inShort = (one: TrailFile, lastHash?: string) =>
  brokenTrail(one, { lastHash }).map(({ at, broken }) => [at, broken]);
/** The trail with its third entry (`2026-11-20 #3`) changed. */
const withThird = (change: Partial<ShownEntry>): TrailFile => ({
  ...trail,
  entries: trail.entries.map((entry, index) => (index === 2 ? { ...entry, ...change } : entry)),
});

const factsOf = ({ at, memberId, role, operation, subjects, requestId, siteId }: ShownEntry) => ({
  at,
  memberId,
  role,
  operation,
  subjects,
  requestId,
  ...(siteId === undefined ? {} : { siteId }),
});
const placeOf = ({ firmId, day, seq, previousHash }: ShownEntry) => ({ firmId, day, seq, previousHash });

describe('a trail', () => {
  it('holds as it was written, in any order, from any day, and read back from its file', () => {
    expect(inShort(trail)).toEqual([]);
    expect(
      inShort({ ...trail, entries: [...trail.entries].reverse(), reads: [...trail.reads].reverse() }),
    ).toEqual([]);
    const later = ({ day }: { day: string }) => day > '2026-11-20';
    expect(
      inShort({ ...trail, entries: trail.entries.filter(later), reads: trail.reads.filter(later) }),
    ).toEqual([]);
    const read = readTrailFile(trailText(trail));
    expect(read && inShort(read, trail.entries.at(-1)?.hash)).toEqual([]);
    expect(inShort({ ...trail, entries: [], reads: [] })).toEqual([]);
  });

  it.each<readonly [string, Partial<ShownEntry>]>([
    ['at', { at: '2026-11-20T10:00:01Z' }],
    ['memberId', { memberId: 'bob' }],
    ['role', { role: 'admin' }],
    ['operation', { operation: 'cancelVisit' }],
    ['siteId', { siteId: 'tower' }],
    ['subjects', { subjects: ['visit:9'] }],
    ['requestId', { requestId: 'other' }],
    ['digest', { digest: 'f'.repeat(64) }],
    ['hash', { hash: 'f'.repeat(64) }],
    ['previousHash', { previousHash: 'f'.repeat(64) }],
  ])('breaks at the entry whose %s was changed', (_, changed) => {
    expect(inShort(withThird(changed))).toContainEqual(['2026-11-20 #3', 'changed']);
  });

  it('breaks after an entry that was written again with a hash that fits', () => {
    const third = trail.entries[2];
    if (!third) throw new Error('no third entry');
    const again = auditEntry({ ...factsOf(third), memberId: 'bob' }, placeOf(third));
    expect(inShort(withThird(again))).toEqual([['2026-11-20 #4', 'does_not_follow']]);
    const both = { ...trail, entries: [...trail.entries, again] };
    expect(inShort(both)).toContainEqual(['2026-11-20 #3', 'two_versions']);
  });

  it('breaks where an entry, the end of a day, or a day is missing', () => {
    const without = (drop: (entry: ShownEntry) => boolean) =>
      inShort({ ...trail, entries: trail.entries.filter((entry) => !drop(entry)) });
    expect(without(({ day, seq }) => day === '2026-11-20' && seq === 3)).toEqual([
      ['2026-11-20 #4', 'missing_before'],
    ]);
    expect(without(({ operation }) => operation === 'dayEnded')).toEqual([
      ['2026-11-23 #1', 'missing_before'],
    ]);
    expect(without(({ day, seq }) => day === '2026-11-20' && seq === 1)).toEqual([
      ['2026-11-20 #2', 'missing_before'],
    ]);
    const three = trailOf({ '2026-11-20': 1, '2026-11-21': 1, '2026-11-22': 1 });
    const gone = { ...three, entries: three.entries.filter(({ day }) => day !== '2026-11-21') };
    expect(inShort(gone)).toContainEqual(['2026-11-22 #1', 'does_not_follow']);
  });

  it('breaks at an entry that was added after the end of its day, or is of another firm', () => {
    const end = trail.entries.find(({ operation }) => operation === 'dayEnded');
    if (!end) throw new Error('no end');
    const place = { ...placeOf(end), seq: end.seq + 1, previousHash: end.hash };
    const added = auditEntry({ ...factsOf(end), operation: 'editVisit' }, place);
    expect(inShort({ ...trail, entries: [...trail.entries, added] })).toContainEqual([
      `${end.day} #${String(end.seq + 1)}`,
      'after_the_end',
    ]);
    expect(inShort(withThird({ firmId: 'rival' }))).toContainEqual(['2026-11-20 #3', 'another_firm']);
  });

  it('is incomplete where the hash of its known end is not in it', () => {
    const known = trail.entries.at(-1)?.hash ?? '';
    expect(inShort(trail, known)).toEqual([]);
    const cut = { ...trail, entries: trail.entries.slice(0, -1), reads: trail.reads.slice(0, 2) };
    expect(inShort(cut)).toEqual([]);
    expect(inShort(cut, known)).toEqual([[`the entry with the hash ${known}`, 'end_missing']]);
  });

  it('breaks at the hour whose reads were removed, added or changed', () => {
    const [first, ...rest] = trail.reads;
    if (!first) throw new Error('no reads');
    expect(inShort({ ...trail, reads: rest })).toEqual([['2026-11-20T09', 'reads_changed']]);
    expect(inShort({ ...trail, reads: [...trail.reads, { ...first, requestId: 'x' }] })).toEqual([
      ['2026-11-20T09', 'reads_changed'],
    ]);
    expect(inShort({ ...trail, reads: [{ ...first, memberId: 'bob' }, ...rest] })).toEqual([
      ['2026-11-20T09', 'reads_changed'],
    ]);
  });

  it('leaves out hours of the day before, whose reads were not asked for', () => {
    const ofDay = ({ day }: { day: string }) => day !== '2026-11-20';
    const reads = trail.reads.filter(ofDay);
    expect(inShort({ ...trail, reads }).length).toBeGreaterThan(0);
    expect(inShort({ ...trail, from: '2026-11-21', reads })).toEqual([]);
  });

  it('proves the reads of the last hours only when they are closed', () => {
    const [first] = trail.reads;
    if (!first) throw new Error('no reads');
    const open = (hour: string) =>
      inShort({ ...trail, reads: [...trail.reads, { ...first, day: '2026-11-23', hour }] });
    expect(open('22')).toEqual([]);
    expect(open('12')).toEqual([['2026-11-23T12', 'reads_not_closed']]);
  });

  it('says where it breaks in words', () => {
    expect(brokenTrail(withThird({ role: 'admin' })).map(brokenInWords)).toEqual([
      '2026-11-20 #3: its hash does not fit what it says: something in it was changed',
    ]);
  });
});

describe('a file', () => {
  it.each(['', '{}', '[]', trailText(trail).replace('gatehouse-audit-trail-1', 'another')])(
    'that is no trail is refused (%#)',
    (text) => {
      expect(readTrailFile(text)).toBeUndefined();
    },
  );
});
