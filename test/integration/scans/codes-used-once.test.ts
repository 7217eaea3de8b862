import { describe, expect, it } from '@jest/globals';
import type { Site } from '../../../functions/registry/firm.ts';
import type { FirmId } from '../../../functions/kernel/brands.ts';
import type { Verified } from '../../../functions/personal-code/verdict.ts';
import { openDatabase } from '../../support/database.ts';
import { nine } from '../../support/site.ts';
import { digestOf, later } from '../../support/visit.ts';
import { outcomeOf, register } from '../visits/register.ts';

const database = openDatabase();

const firm = { codesUsedOnce: 'firm' } as const;
const chan = { englishName: 'CHAN Tai Man', idPrefix: 'A123' };
let codes = 0;

/** Two sites that see the same code. */
function twoSites(one: Partial<Site> = firm, other: Partial<Site> = firm) {
  codes += 1;
  const text = `code-${String(codes)}`;
  const verdict: Verified = {
    outcome: 'verified',
    disclosure: chan,
    codeDigest: digestOf(text),
    issuedAt: nine,
    expiresAt: later(60),
    keyId: 'key',
  };
  const sites = [register(database, one), register(database, other)] as const;
  for (const { say } of sites) say(text, verdict);
  return { text, court: sites[0], tower: sites[1] };
}

describe('a code at two sites of a firm that count codes once for the firm', () => {
  it('is accepted at one only, and can still be used for the way out there', async () => {
    const { text, court, tower } = twoSites();
    expect(outcomeOf(await court.scan(text))).toBe('checked_in');
    expect(await tower.scan(text)).toEqual({
      ok: true,
      outcome: { outcome: 'rejected', reason: 'used_elsewhere', ref: 'R01' },
    });
    expect(outcomeOf(await court.scan(text))).toBe('already_checked_in');
    expect(outcomeOf(await court.scan(text, { direction: 'out' }))).toBe('checked_out');
  });

  it('is accepted at one only at the same moment, expected or not', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { text, court, tower } = twoSites();
      await court.expectVisitor(chan);
      const outcomes = await Promise.all([court.scan(text), tower.scan(text)]);
      expect(outcomes.map(outcomeOf).sort()).toEqual(['checked_in', 'rejected']);
    }
  });

  it('is rejected for the guard’s choice too', async () => {
    const { text, court, tower } = twoSites();
    const booked = await court.expectVisitor({ englishName: chan.englishName });
    const offered = await court.scan(text);
    expect(outcomeOf(offered)).toBe('choose');
    expect(outcomeOf(await tower.scan(text))).toBe('checked_in');
    expect(outcomeOf(await court.choose(offered, { visitId: booked.visitId }))).toBe('rejected');
    expect(outcomeOf(await court.choose(offered, { walkIn: true }))).toBe('rejected');
  });

  it('is rejected at the way out too', async () => {
    const { text, court, tower } = twoSites();
    await tower.expectVisitor(chan);
    expect(outcomeOf(await tower.scan(tower.code(chan)))).toBe('checked_in');
    expect(outcomeOf(await court.scan(text))).toBe('checked_in');
    expect(outcomeOf(await tower.scan(text, { direction: 'out' }))).toBe('rejected');
  });

  it('is not counted as used where it let nobody in', async () => {
    const { text, court, tower } = twoSites({ ...firm, walkIns: 'refuse' });
    expect(outcomeOf(await court.scan(text))).toBe('no_match');
    expect(outcomeOf(await tower.scan(text))).toBe('checked_in');
  });
});

describe('a code', () => {
  it.each<[string, Partial<Site>, Partial<Site>]>([
    ['if each counts it for itself', {}, {}],
    ['if only the first counts it for the firm', firm, {}],
    ['if only the second counts it for the firm', {}, firm],
  ])('is accepted at both sites %s', async (_, one, other) => {
    const { text, court, tower } = twoSites(one, other);
    expect(outcomeOf(await court.scan(text))).toBe('checked_in');
    expect(outcomeOf(await tower.scan(text))).toBe('checked_in');
  });

  it('is recorded for each firm separately, until it expires', async () => {
    const { deps, time } = register(database);
    const claim = (firmId: string, to: string) =>
      deps.visits.claimCode({ firmId: firmId as FirmId }, digestOf('anywhere'), to, later(60));
    expect([await claim('one', 'court'), await claim('one', 'tower'), await claim('two', 'pier')]).toEqual([
      'court',
      'court',
      'pier',
    ]);
    time.now = later(60);
    expect(await claim('one', 'tower')).toBe('tower');
  });
});
