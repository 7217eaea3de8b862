import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Recorded } from '../../../../web/scanner/src/offline/ledger.ts';
import { offlineGate, type NewPassage } from '../../../../web/scanner/src/offline/offline-gate.ts';
import type { PackVisit } from '../../../../web/scanner/src/offline/pack-model.ts';

const nine = 1_795_395_600;
const at = (seconds: number): string => new Date((nine + seconds) * 1000).toISOString();
const way = { gateId: 'main', direction: 'in' } as const;
const out = { gateId: 'main', direction: 'out' } as const;
const person = { englishName: 'CHAN Tai Man' };

const packVisit = (changed: Partial<PackVisit['visit']> = {}): PackVisit => ({
  match: 'strong',
  allowsReEntry: true,
  isDenied: false,
  asksSupervisor: false,
  isOpen: true,
  hasCompanions: false,
  visit: {
    visitId: 'visit',
    siteId: 'tower',
    state: 'expected',
    version: 1,
    origin: 'pre_registered',
    visitor: person,
    day: '2026-11-23',
    expectedFrom: at(0),
    expectedUntil: at(7200),
    createdAt: at(0),
    purgeAt: at(7200),
    ...changed,
  },
});

describe('a gate without the service', () => {
  let visits: readonly PackVisit[];
  let recorded: Recorded[];
  let made: NewPassage[];
  beforeEach(() => {
    visits = [];
    recorded = [];
    made = [];
  });
  const gate = offlineGate({
    verify: (code) =>
      Promise.resolve(
        code.startsWith('refused ')
          ? { outcome: 'rejected', reason: code.slice(8), ref: 'X01' }
          : { outcome: 'verified', disclosure: person, codeDigest: code },
      ),
    pack: () =>
      Promise.resolve({
        asOf: at(0),
        policy: { walkIns: 'record', admitsWeakMatches: false },
        barsIncomplete: false,
        size: visits.length,
        covers: () => true,
        match: () =>
          Promise.resolve({
            visits,
            near: () => Promise.resolve({ count: 0, inside: 0, expected: 0 }),
            unreadableCount: 0,
            door: 'open',
            nameKeys: ['name'],
          }),
      }),
    recorded: () => Promise.resolve(recorded),
    record: (passage) => {
      const { scanId, did, gateId } = passage;
      made.push(passage);
      const one = { scanId, did, gateId, counter: made.length, at: nine + made.length };
      return Promise.resolve(one);
    },
    now: () => nine,
  });
  const word = async (step: Promise<{ verdict: { word: string } }>): Promise<string> =>
    (await step).verdict.word;

  it('records nobody of whom it has a typed name alone, since the service could not take it', async () => {
    expect(await word(gate.byName(person, way, 'host_confirms'))).toBe('notExpected');
    expect(await word(gate.byName(person, out, 'host_confirms'))).toBe('notInside');
    expect(made).toEqual([]);
  });

  it.each([
    ['a name without a letter', { visitor: { englishName: '123' }, host: { unit: '3C' } }],
    ['an invisible character', { visitor: { chineseName: '陳\u200b' }, host: { unit: '3C' } }],
    ['brackets in the unit', { visitor: person, host: { unit: '<3C>' } }],
  ])('records no walk-in that the service would refuse: %s', async (_, told) => {
    expect(await word(gate.walkIn(way, { method: 'other_document', ...told }))).toBe('didNotWork');
    expect(made).toEqual([]);
    const right = { method: 'other_document', visitor: person, host: { unit: '3C' } } as const;
    expect(await word(gate.walkIn(way, right))).toBe('checkedIn');
  });

  it('records a stranger by the code, and a typed name that opens a visit', async () => {
    expect(await word(gate.scan('scan', 'code', way))).toBe('checkedIn');
    visits = [packVisit()];
    expect(await word(gate.byName(person, way, 'host_confirms'))).toBe('checkedIn');
    expect(made.map(({ did, visitId }) => [did, visitId])).toEqual([
      ['walk_in', undefined],
      ['checked_in', 'visit'],
    ]);
  });

  it('refuses a code that has expired, and cannot tell of one whose certificate may be newer than its keys', async () => {
    expect(await word(gate.scan('one', 'refused expired', way))).toBe('refused');
    expect(await word(gate.scan('two', 'refused unknown_key', way))).toBe('cannotTell');
    expect(made).toEqual([]);
  });

  it('says of a scan that was sent before that the service may know it', async () => {
    await gate.scan('one', 'code', way, true);
    await gate.scan('two', 'other code', way);
    expect(made.map(({ mayBeKnown }) => mayBeKnown)).toEqual([true, undefined]);
  });

  const cameIn: Recorded = {
    ...{ scanId: 'in', counter: 1, at: nine, gateId: 'main', visitId: 'visit' },
    did: 'checked_in',
  };

  it('believes its own passage where the pack is older', async () => {
    recorded = [cameIn];
    visits = [packVisit()];
    expect(await word(gate.scan('scan', 'code', way))).toBe('alreadyIn');
  });

  it('believes the pack where the visitor has gone out at another gate since', async () => {
    recorded = [cameIn];
    visits = [packVisit({ state: 'checked_out', checkedInAt: at(0), checkedOutAt: at(60) })];
    expect(await word(gate.scan('scan', 'code', way))).toBe('checkedIn');
    recorded = [{ ...cameIn, did: 'walk_in', nameKeys: ['name'] }];
    expect(await word(gate.scan('scan', 'other code', way))).toBe('checkedIn');
  });
});
