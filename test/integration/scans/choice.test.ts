import { describe, expect, it } from '@jest/globals';
import type { EpochSeconds } from '../../../functions/kernel/brands.ts';
import { openDatabase } from '../../support/database.ts';
import { outcomeOf, register, visitOf } from '../visits/register.ts';

const database = openDatabase();

const name = { englishName: 'CHAN Tai Man' };
const withPrefix = { ...name, idPrefix: 'A123' };

describe('one code makes one visit when the guard picks', () => {
  it.each([['without a prefix', name] as const, ['with a prefix', withPrefix] as const])(
    'a visit, and then none of them, %s',
    async (_, shown) => {
      const { code, scan, choose, expectVisitor, deps, site } = register(database);
      const { visitId } = await expectVisitor(name);
      const answer = await scan(code(shown));
      await choose(answer, { visitId });
      const again = await choose(answer, { walkIn: true });
      expect([outcomeOf(again), visitOf(again).visitId]).toEqual(['checked_in', visitId]);
      expect(await deps.bookings.countOnSite(site)).toBe(1);
    },
  );

  it('none of them, then a visit', async () => {
    const { code, scan, choose, expectVisitor, deps, site } = register(database);
    const { visitId } = await expectVisitor(name);
    const answer = await scan(code(name));
    const walkIn = visitOf(await choose(answer, { walkIn: true }));
    const again = await choose(answer, { visitId });
    expect([outcomeOf(again), visitOf(again).visitId]).toEqual(['checked_in', walkIn.visitId]);
    expect(await deps.bookings.countOnSite(site)).toBe(1);
  });

  it('none of them, twice', async () => {
    const { code, scan, choose, expectVisitor, deps, site } = register(database);
    await expectVisitor(name);
    const answer = await scan(code(name));
    const walkIn = visitOf(await choose(answer, { walkIn: true }));
    const again = await choose(answer, { walkIn: true });
    expect([outcomeOf(again), visitOf(again).visitId]).toEqual(['checked_in', walkIn.visitId]);
    expect(await deps.bookings.countOnSite(site)).toBe(1);
  });

  it('none of them, and then the same code is shown again', async () => {
    const { code, scan, choose, expectVisitor } = register(database);
    await expectVisitor(name);
    const text = code(name);
    const walkIn = visitOf(await choose(await scan(text), { walkIn: true }));
    const again = await scan(text);
    expect([outcomeOf(again), visitOf(again).visitId]).toEqual(['already_checked_in', walkIn.visitId]);
  });

  it('different visits for two scans of the code', async () => {
    const { code, scan, choose, expectVisitor, deps, site } = register(database);
    const [one, two] = [await expectVisitor(name), await expectVisitor(name)];
    const text = code(name);
    const [first, second] = [await scan(text), await scan(text)];
    expect([outcomeOf(first), outcomeOf(second)]).toEqual(['choose', 'choose']);
    await choose(first, { visitId: one.visitId });
    const other = await choose(second, { visitId: two.visitId });
    expect([outcomeOf(other), visitOf(other).visitId]).toEqual(['already_checked_in', one.visitId]);
    expect(await deps.bookings.countOnSite(site)).toBe(1);
  });
});

describe('a choice of none', () => {
  it.each([
    ['approve', 'pending_approval'],
    ['refuse', 'no_match'],
  ] as const)('follows the site’s setting %s: %s', async (walkIns, outcome) => {
    const { code, scan, choose, expectVisitor } = register(database, { walkIns });
    await expectVisitor(name);
    expect(outcomeOf(await choose(await scan(code(name)), { walkIn: true }))).toBe(outcome);
  });
});

describe('a choice that comes too late', () => {
  it('is no match if the visit was cancelled meanwhile', async () => {
    const { code, scan, choose, expectVisitor, deps } = register(database);
    const visit = await expectVisitor(name);
    const answer = await scan(code(name));
    await deps.bookings.cancel({ visit, pointers: [] }, {});
    expect(await choose(answer, { visitId: visit.visitId })).toMatchObject({
      outcome: { outcome: 'no_match', reason: 'not_expected' },
    });
  });

  it('is already checked in if another code checked in the visit meanwhile', async () => {
    const { code, scan, choose, expectVisitor } = register(database);
    const { visitId } = await expectVisitor(name);
    const [first, second] = [await scan(code(name)), await scan(code(name))];
    expect(outcomeOf(await choose(first, { visitId }))).toBe('checked_in');
    expect(outcomeOf(await choose(second, { visitId }))).toBe('already_checked_in');
  });

  it('is no match if the visit was purged meanwhile', async () => {
    const { code, scan, choose, expectVisitor, time } = register(database, { retentionDays: 0 });
    const { visitId, expectedUntil } = await expectVisitor(name);
    time.now = (expectedUntil - 60) as EpochSeconds;
    const answer = await scan(code(name));
    time.now = expectedUntil;
    expect(outcomeOf(await choose(answer, { visitId }))).toBe('no_match');
  });

  it('gets the current state if the visitor left meanwhile', async () => {
    const { code, scan, choose, deps, site } = register(database);
    const visit = visitOf(await scan(code(name)));
    const answer = await scan(code(name), { direction: 'out' });
    expect(outcomeOf(answer)).toBe('choose');
    await deps.visits.change(site, visit.visitId, 'checkOut');
    expect(outcomeOf(await choose(answer, { visitId: visit.visitId }))).toBe('checked_out');
  });
});

describe('a choice token', () => {
  it('is valid for its own scan and site only', async () => {
    const one = register(database);
    const two = register(database);
    const { visitId } = await one.expectVisitor(name);
    const answer = await one.scan(one.code(name));
    if (!answer.ok || !answer.choice) throw new Error('nothing to choose');
    const elsewhere = { ...answer, choice: { ...answer.choice, siteId: two.site.siteId } };
    expect(outcomeOf(await one.choose(elsewhere, { visitId }))).toBe('invalid_choice_token');
    const other = await one.scan(one.code(name));
    const token = one.seal(answer);
    expect(outcomeOf(await one.choose(other, { visitId }, { token }))).toBe('invalid_choice_token');
    expect(outcomeOf(await one.choose(answer, { visitId }, { token }))).toBe('checked_in');
  });
});
