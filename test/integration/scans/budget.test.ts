import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { meteredClient, type Meter } from '../../../bench/metered-client.ts';
import { askAtDoor } from '../../../functions/visits/ask-at-door.ts';
import { visitTable } from '../../../functions/visits/visit-table.ts';
import { openDatabase } from '../../support/database.ts';
import { outcomeOf, register } from '../visits/register.ts';
import { sealedVisits } from '../../support/sealed-visits.ts';

const database = openDatabase();
let meter: Meter;
beforeAll(() => {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  meter = meteredClient(new DynamoDBClient({ endpoint: database.url, region: 'local', credentials }));
});
afterAll(() => {
  meter.client.destroy();
});
beforeEach(() => {
  meter.reset();
});

const shown = { englishName: 'CHAN Tai Man', idPrefix: 'A123' };
const metered = (changed?: Parameters<typeof register>[1]) => {
  const made = register(database, changed);
  made.deps.visits = visitTable(sealedVisits(database, { client: meter.client }), made.deps.clock);
  return made;
};

describe('the cost of a scan', () => {
  it('is nothing when it is rejected or cannot be judged', async () => {
    const { scan, say } = metered();
    say('stale', { outcome: 'unavailable', reason: 'key_bundle_stale', ref: 'L03' });
    expect(outcomeOf(await scan('https://example.com'))).toBe('rejected');
    expect(outcomeOf(await scan('stale'))).toBe('cannot_verify_now');
    expect(meter.read()).toEqual({ calls: 0, rounds: 0, readUnits: 0, writeUnits: 0 });
  });

  it('is one Query of one unit and one write of three units when it is admitted', async () => {
    const { code, scan, expectVisitor } = metered();
    await expectVisitor(shown);
    meter.reset();
    expect(outcomeOf(await scan(code(shown)))).toBe('checked_in');
    expect(meter.read()).toEqual({ calls: 2, rounds: 2, readUnits: 1, writeUnits: 3 });
  });

  it('is the same among a hundred visits of other people', async () => {
    const { code, scan, expectVisitor } = metered();
    await expectVisitor(shown);
    const others = Array.from({ length: 100 }, (_, n) => ({ englishName: `Guest ${'A'.repeat(n + 1)}` }));
    for (const other of others) await expectVisitor(other);
    meter.reset();
    expect(outcomeOf(await scan(code(shown)))).toBe('checked_in');
    expect(meter.read()).toEqual({ calls: 2, rounds: 2, readUnits: 1, writeUnits: 3 });
  });

  it('is the same for the question at the door among sixty visits with the same prefix', async () => {
    const { deps, site, expectVisitor } = metered();
    const keys = await deps.personKeys(site.firmId);
    const ask = async () => {
      meter.reset();
      await askAtDoor(deps, keys, site, {
        visit: { visitor: { englishName: 'LEE Ka Yan', idPrefix: 'A123' } },
      });
      return meter.read();
    };
    const alone = await ask();
    for (let n = 0; n < 60; n += 1)
      await expectVisitor({ englishName: `Guest ${'A'.repeat(n + 1)}`, idPrefix: 'A123' });
    expect(await ask()).toEqual(alone);
  });

  it('is one Query and one refused write when it is repeated', async () => {
    const { code, scan, expectVisitor } = metered();
    await expectVisitor(shown);
    const text = code(shown);
    await scan(text);
    meter.reset();
    expect(outcomeOf(await scan(text))).toBe('already_checked_in');
    expect(meter.read()).toEqual({ calls: 1, rounds: 2, readUnits: 1, writeUnits: 0 });
  });

  it('is four round trips, at most 6.5 read units and 4 write units for a walk-in', async () => {
    const { code, scan } = metered();
    expect(outcomeOf(await scan(code(shown)))).toBe('checked_in');
    const { rounds, readUnits, writeUnits } = meter.read();
    expect(rounds).toBe(4);
    // One unit each for the name, its three parts, the prefix and the walk-in; half a unit for the visitors inside.
    expect(readUnits).toBeLessThanOrEqual(6.5);
    expect(writeUnits).toBe(4);
  });

  it('is one Query and one write of four units at the way out', async () => {
    const { code, scan } = metered();
    await scan(code(shown));
    meter.reset();
    expect(outcomeOf(await scan(code(shown), { direction: 'out' }))).toBe('checked_out');
    expect(meter.read()).toEqual({ calls: 2, rounds: 2, readUnits: 0.5, writeUnits: 4 });
  });

  it('is one Query for each of two names', async () => {
    const { code, scan, expectVisitor } = metered();
    await expectVisitor({ ...shown, chineseName: '陳大文' });
    meter.reset();
    expect(outcomeOf(await scan(code({ ...shown, chineseName: '陳大文' })))).toBe('checked_in');
    expect(meter.read()).toMatchObject({ calls: 3, readUnits: 2, writeUnits: 3 });
  });
});
