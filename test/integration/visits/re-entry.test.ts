import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { meteredClient } from '../../../bench/metered-client.ts';
import { checkInByHand, checkOutByHand } from '../../../functions/front-desk/by-hand.ts';
import { passedGate } from '../../../functions/visits/re-entry.ts';
import { visitTable } from '../../../functions/visits/visit-table.ts';
import { openDatabase } from '../../support/database.ts';
import { callerWith } from '../../support/site.ts';
import { later, mainGate } from '../../support/visit.ts';
import { outcomeOf, register, visitOf } from './register.ts';
import { sealedVisits } from '../../support/sealed-visits.ts';

const database = openDatabase();

const chan = { englishName: 'CHAN Tai Man', idPrefix: 'A123' };
const out = { direction: 'out' } as const;

async function bookWithReEntry(allowsReEntry = true) {
  const made = register(database, { walkIns: 'refuse' });
  const visit = await made.expectVisitor(chan, { allowsReEntry });
  const action = { caller: callerWith('guard'), siteId: made.site.siteId, visitId: visit.visitId };
  return { ...made, visit, action };
}

describe('a visit with re-entry', () => {
  it('allows in, out and in again with a fresh code, and records each passage', async () => {
    const { scan, code, visit, time } = await bookWithReEntry();
    const outcomes = [];
    for (const direction of ['in', 'out', 'in', 'out', 'in'] as const) {
      time.now = later(outcomes.length * 60);
      outcomes.push(await scan(code(chan), { direction }));
    }
    expect(outcomes.map(outcomeOf)).toEqual([
      'checked_in',
      'checked_out',
      'checked_in',
      'checked_out',
      'checked_in',
    ]);
    const last = visitOf(outcomes[4] ?? { ok: false, code: 'none' });
    expect(last).toMatchObject({
      visitId: visit.visitId,
      state: 'checked_in',
      checkedIn: { at: later(240) },
    });
    expect(last).not.toHaveProperty('checkedOut');
    expect(last.passages?.map((line) => [passedGate(line).direction, passedGate(line).at])).toEqual([
      ['in', later(0)],
      ['out', later(60)],
      ['in', later(120)],
      ['out', later(180)],
      ['in', later(240)],
    ]);
  });

  it('makes no second passage with one code, neither after the way out nor when that scan is repeated', async () => {
    const { scan, code } = await bookWithReEntry();
    const [first, exit, second] = [code(chan), code(chan), code(chan)];
    const exitScan = { ...out, scanId: randomUUID() };
    await scan(first);
    expect(outcomeOf(await scan(exit, exitScan))).toBe('checked_out');
    expect(outcomeOf(await scan(first))).toBe('already_checked_out');
    expect(outcomeOf(await scan(exit))).toBe('already_checked_out');
    expect(outcomeOf(await scan(exit, exitScan))).toBe('checked_out');
    expect(outcomeOf(await scan(second))).toBe('checked_in');
    const late = await scan(exit, exitScan);
    expect([outcomeOf(late), visitOf(late).state]).toEqual(['already_checked_in', 'checked_in']);
    expect(outcomeOf(await scan(first))).toBe('already_checked_in');
  });

  it('is entered once by ten scans of one fresh code at the same moment', async () => {
    const { scan, code } = await bookWithReEntry();
    await scan(code(chan));
    await scan(code(chan), out);
    const again = code(chan);
    const outcomes = (await Promise.all(Array.from({ length: 10 }, () => scan(again)))).map(outcomeOf).sort();
    expect(outcomes).toEqual([...Array<string>(9).fill('already_checked_in'), 'checked_in']);
  });

  it('ends when its window closes, by scan and by hand', async () => {
    const { scan, code, time, deps, action } = await bookWithReEntry();
    await scan(code(chan));
    await scan(code(chan), out);
    time.now = later(2 * 86_400);
    expect(outcomeOf(await scan(code(chan)))).toBe('no_match');
    const manager = { ...action, caller: callerWith('manager') };
    expect(await checkInByHand(deps, manager, { method: 'staff_card', gateId: mainGate })).toMatchObject({
      code: 'state_conflict',
      detail: 'The time of the visit is over.',
    });
  });

  it('can be entered and left by hand, with a scan in between', async () => {
    const { scan, code, deps, action, site } = await bookWithReEntry();
    const passage = { method: 'staff_card', gateId: mainGate } as const;
    expect(await checkInByHand(deps, action, passage)).toMatchObject({ visit: { state: 'checked_in' } });
    expect(await checkInByHand(deps, action, passage)).toMatchObject({ code: 'state_conflict' });
    expect(await checkOutByHand(deps, action, mainGate)).toMatchObject({ visit: { state: 'checked_out' } });
    expect(outcomeOf(await scan(code(chan)))).toBe('checked_in');
    expect(await deps.bookings.countOnSite(site)).toBe(1);
    expect(outcomeOf(await scan(code(chan), out))).toBe('checked_out');
    expect(await deps.bookings.countOnSite(site)).toBe(0);
    const again = await checkInByHand(deps, action, passage);
    expect(again).toMatchObject({ visit: { passages: { length: 5 } } });
  });

  it('costs the same for each of three entries, and no more on the way out', async () => {
    const { scan, code, deps } = await bookWithReEntry();
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    const meter = meteredClient(new DynamoDBClient({ endpoint: database.url, region: 'local', credentials }));
    deps.visits = visitTable(sealedVisits(database, { client: meter.client }), deps.clock);
    for (const direction of ['in', 'out', 'in', 'out', 'in'] as const) {
      meter.reset();
      await scan(code(chan), { direction });
      expect(meter.read()).toMatchObject(
        direction === 'in'
          ? { calls: 2, rounds: 2, readUnits: 1, writeUnits: 3 }
          : { calls: 2, rounds: 2, readUnits: 0.5, writeUnits: 3 },
      );
    }
    meter.client.destroy();
  });
});

describe('a visit without re-entry', () => {
  it('ends when the visitor has left', async () => {
    const { scan, code, deps, action } = await bookWithReEntry(false);
    await scan(code(chan));
    await scan(code(chan), out);
    expect(outcomeOf(await scan(code(chan)))).toBe('no_match');
    expect(await checkInByHand(deps, action, { method: 'staff_card', gateId: mainGate })).toMatchObject({
      code: 'state_conflict',
    });
  });
});
