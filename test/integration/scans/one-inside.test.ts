import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { meteredClient } from '../../../bench/metered-client.ts';
import type { Disclosure } from '../../../functions/personal-code/verdict.ts';
import { refuseVisit } from '../../../functions/front-desk/cancel-approve-refuse.ts';
import { undoPassage } from '../../../functions/front-desk/undo-passage.ts';
import { visitTable } from '../../../functions/visits/visit-table.ts';
import { openDatabase } from '../../support/database.ts';
import { callerWith } from '../../support/site.ts';
import { digestOf, later } from '../../support/visit.ts';
import { outcomeOf, register, visitOf } from '../visits/register.ts';
import { sealedVisits } from '../../support/sealed-visits.ts';

const database = openDatabase();

/** One of twenty people with names that no rule treats as equal. */
const person = (n: number) => ({
  englishName: `CHAN Tai ${'BDFGHJKLMN'.charAt(n % 10)}${n < 10 ? 'o' : 'i'}ng`,
  idPrefix: `A1${String(n + 10)}`,
});
const out = { direction: 'out' } as const;

describe('two fresh codes of one person at two gates at the same moment', () => {
  it('check in one visitor, in twenty of twenty rounds', async () => {
    const { code, scan, deps, site } = register(database);
    for (let pair = 0; pair < 20; pair += 1) {
      const [one, other] = [code(person(pair)), code(person(pair))];
      const outcomes = await Promise.all([scan(one), scan(other)]);
      expect(outcomes.map(outcomeOf).sort()).toEqual(['already_checked_in', 'checked_in']);
      expect(await deps.bookings.countOnSite(site)).toBe(pair + 1);
    }
  });

  it('check in one visitor also while the index of visitors inside is behind', async () => {
    const { code, scan, deps, site } = register(database);
    deps.visits = { ...deps.visits, findPresent: () => Promise.resolve([]) };
    for (let pair = 0; pair < 20; pair += 1) {
      const outcomes = await Promise.all([scan(code(person(pair))), scan(code(person(pair)))]);
      expect(outcomes.map(outcomeOf).sort()).toEqual(['already_checked_in', 'checked_in']);
      expect(outcomeOf(await scan(code(person(pair))))).toBe('already_checked_in');
    }
    expect(await deps.bookings.countOnSite(site)).toBe(20);
  });

  it('check in an expected visitor once', async () => {
    const { code, scan, deps, site, expectVisitor } = register(database);
    deps.visits = { ...deps.visits, findPresent: () => Promise.resolve([]) };
    for (let pair = 0; pair < 20; pair += 1) {
      await expectVisitor(person(pair));
      const outcomes = await Promise.all([scan(code(person(pair))), scan(code(person(pair)))]);
      expect(outcomes.map(outcomeOf).sort()).toEqual(['already_checked_in', 'checked_in']);
    }
    expect(await deps.bookings.countOnSite(site)).toBe(20);
  });

  it('ask the host once', async () => {
    const { code, scan } = register(database, { walkIns: 'approve' });
    for (let pair = 0; pair < 20; pair += 1) {
      const asked = await Promise.all([scan(code(person(pair))), scan(code(person(pair)))]);
      expect(asked.map(outcomeOf)).toEqual(['pending_approval', 'pending_approval']);
      expect(new Set(asked.map((answer) => visitOf(answer).visitId)).size).toBe(1);
    }
  });

  it('check in one visitor when both guards choose a walk-in', async () => {
    const { code, scan, choose, deps, site, expectVisitor } = register(database);
    await expectVisitor({ englishName: person(0).englishName });
    const offered = await Promise.all([scan(code(person(0))), scan(code(person(0)))]);
    expect(offered.map(outcomeOf)).toEqual(['choose', 'choose']);
    const chosen = await Promise.all(offered.map((answer) => choose(answer, { walkIn: true })));
    expect(chosen.map(outcomeOf).sort()).toEqual(['already_checked_in', 'checked_in']);
    expect(await deps.bookings.countOnSite(site)).toBe(1);
  });
});

describe('one code that discloses more to one gate than to the other at the same moment', () => {
  it('checks in one visitor, in twenty of twenty rounds', async () => {
    const { say, scan, deps, site, time } = register(database);
    deps.visits = { ...deps.visits, findPresent: () => Promise.resolve([]) };
    for (let pair = 0; pair < 20; pair += 1) {
      const { englishName, idPrefix } = person(pair);
      const verdict = (disclosure: Disclosure) => ({
        outcome: 'verified' as const,
        disclosure,
        codeDigest: digestOf(String(pair)),
        issuedAt: time.now,
        expiresAt: later(60),
        keyId: 'key',
      });
      const [more, less] = [`more-${String(pair)}`, `less-${String(pair)}`];
      say(more, verdict({ englishName, idPrefix }));
      say(less, verdict({ englishName }));
      const outcomes = await Promise.all([scan(more), scan(less)]);
      expect(outcomes.map(outcomeOf).sort()).toEqual(['already_checked_in', 'checked_in']);
    }
    expect(await deps.bookings.countOnSite(site)).toBe(20);
  });
});

describe('a person who comes again as a walk-in', () => {
  it('gets a visit of their own each time, and is inside once', async () => {
    const { code, scan, deps, site, time } = register(database);
    const ids = new Set<string>();
    for (let coming = 0; coming < 8; coming += 1) {
      time.now = later(coming * 60);
      const pair = await Promise.all([scan(code(person(0))), scan(code(person(0)))]);
      expect(pair.map(outcomeOf).sort()).toEqual(['already_checked_in', 'checked_in']);
      for (const answer of pair) ids.add(visitOf(answer).visitId);
      expect(await deps.bookings.countOnSite(site)).toBe(1);
      expect(outcomeOf(await scan(code(person(0)), out))).toBe('checked_out');
    }
    expect(ids.size).toBe(8);
  });

  it('is not let in by a code that they used before', async () => {
    const { code, scan } = register(database);
    const [first, exit] = [code(person(0)), code(person(0))];
    expect(outcomeOf(await scan(first))).toBe('checked_in');
    expect(outcomeOf(await scan(exit, out))).toBe('checked_out');
    expect(outcomeOf(await scan(first))).toBe('already_checked_out');
    expect(outcomeOf(await scan(exit))).toBe('already_checked_out');
    expect(outcomeOf(await scan(code(person(0))))).toBe('checked_in');
    expect(outcomeOf(await scan(first))).toBe('already_checked_out');
  });

  it('may ask another host on the day when one refused', async () => {
    const { code, scan, deps, site } = register(database, { walkIns: 'approve' });
    const asked = visitOf(await scan(code(person(0))));
    const action = { caller: callerWith('manager'), siteId: site.siteId, visitId: asked.visitId };
    expect(await refuseVisit(deps, action)).toMatchObject({ visit: { state: 'denied' } });
    const again = await scan(code(person(0)));
    expect(outcomeOf(again)).toBe('pending_approval');
    expect(visitOf(again).visitId).not.toBe(asked.visitId);
  });
});

describe('a walk-in', () => {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  it.each([
    ['the first time', 0, {}],
    ['the second time of a day', 1, {}],
    ['the fourth time of a day', 3, {}],
    ['where codes count once for the firm', 0, { codesUsedOnce: 'firm' }],
  ] as const)('%s costs at most five write units', async (_, before, changed) => {
    const made = register(database, changed);
    const { code, scan, deps } = made;
    for (let coming = 0; coming < before; coming += 1) {
      await scan(code(person(0)));
      await scan(code(person(0)), out);
    }
    const meter = meteredClient(new DynamoDBClient({ endpoint: database.url, region: 'local', credentials }));
    deps.visits = visitTable(sealedVisits(database, { client: meter.client }), deps.clock);
    expect(outcomeOf(await scan(code(person(0))))).toBe('checked_in');
    const { writeUnits } = meter.read();
    meter.client.destroy();
    expect(writeUnits).toBe('codesUsedOnce' in changed ? 5 : 4);
  });
});

describe('the same scanId', () => {
  it('is refused with another code, gate or direction, and otherwise gets the same answer', async () => {
    const { code, scan } = register(database);
    const [text, another] = [code(person(0)), code(person(0))];
    const scanId = randomUUID();
    expect(outcomeOf(await scan(text, { scanId }))).toBe('checked_in');
    expect(outcomeOf(await scan(text, { scanId }))).toBe('checked_in');
    expect(outcomeOf(await scan(another, { scanId }))).toBe('scan_id_reused');
    expect(outcomeOf(await scan(text, { scanId, ...out }))).toBe('scan_id_reused');
    expect(outcomeOf(await scan(text, { scanId, gateId: 'exit' }))).toBe('scan_id_reused');
    const exitId = randomUUID();
    expect(outcomeOf(await scan(another, { scanId: exitId, ...out }))).toBe('checked_out');
    expect(outcomeOf(await scan(another, { scanId: exitId, ...out }))).toBe('checked_out');
    expect(outcomeOf(await scan(another, { scanId: exitId }))).toBe('scan_id_reused');
    expect(outcomeOf(await scan(another, { scanId: exitId, gateId: 'exit' }))).toBe('scan_id_reused');
    expect(outcomeOf(await scan(code(person(0)), { scanId: exitId, ...out }))).toBe('scan_id_reused');
    expect(outcomeOf(await scan(text, { scanId }))).toBe('checked_in');
  });

  it('is treated alike for an expected visitor, a waiting visitor and a choice', async () => {
    const { code, scan, choose, expectVisitor } = register(database, { walkIns: 'approve' });
    await expectVisitor(person(0));
    const expected = randomUUID();
    expect(outcomeOf(await scan(code(person(0)), { scanId: expected }))).toBe('checked_in');
    expect(outcomeOf(await scan(code(person(0)), { scanId: expected }))).toBe('scan_id_reused');
    const waits = randomUUID();
    const asking = code(person(1));
    expect(outcomeOf(await scan(asking, { scanId: waits }))).toBe('pending_approval');
    expect(outcomeOf(await scan(asking, { scanId: waits }))).toBe('pending_approval');
    expect(outcomeOf(await scan(code(person(1)), { scanId: waits }))).toBe('scan_id_reused');
    const booked = await expectVisitor({ englishName: person(2).englishName });
    const chosen = randomUUID();
    const [first, second] = [code(person(2)), code(person(2))];
    const offers = [await scan(first, { scanId: chosen }), await scan(second, { scanId: chosen })] as const;
    expect(offers.map(outcomeOf)).toEqual(['choose', 'choose']);
    expect(outcomeOf(await choose(offers[0], { visitId: booked.visitId }))).toBe('checked_in');
    expect(outcomeOf(await choose(offers[0], { visitId: booked.visitId }))).toBe('checked_in');
    expect(outcomeOf(await choose(offers[1], { visitId: booked.visitId }))).toBe('scan_id_reused');
  });

  it('makes no second passage for a visit with re-entry', async () => {
    const { code, scan, expectVisitor } = register(database);
    await expectVisitor(person(0), { allowsReEntry: true });
    const [wayIn, wayOut] = [randomUUID(), randomUUID()];
    await scan(code(person(0)), { scanId: wayIn });
    expect(outcomeOf(await scan(code(person(0)), { scanId: wayIn, ...out }))).toBe('scan_id_reused');
    expect(outcomeOf(await scan(code(person(0)), { scanId: wayOut, ...out }))).toBe('checked_out');
    expect(outcomeOf(await scan(code(person(0)), { scanId: wayOut }))).toBe('scan_id_reused');
    expect(outcomeOf(await scan(code(person(0)), { scanId: wayIn }))).toBe('scan_id_reused');
  });

  it('does nothing for a passage that was undone', async () => {
    const { code, scan, deps, site, expectVisitor } = register(database);
    const visit = await expectVisitor(person(0));
    const scanId = randomUUID();
    const text = code(person(0));
    await scan(text, { scanId });
    const action = { caller: callerWith('guard'), siteId: site.siteId, visitId: visit.visitId };
    expect(await undoPassage(deps, action, { reason: 'other' })).toMatchObject({ ok: true });
    expect(outcomeOf(await scan(text, { scanId }))).toBe('scan_undone');
    expect(outcomeOf(await scan(text))).toBe('checked_in');
  });
});
