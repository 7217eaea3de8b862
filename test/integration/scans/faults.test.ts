import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { visitTable } from '../../../functions/visits/visit-table.ts';
import { openDatabase } from '../../support/database.ts';
import { startFaultyProxy, type FaultyProxy } from '../../support/faulty-proxy.ts';
import { outcomeOf, register, visitOf } from '../visits/register.ts';
import { sealedVisits } from '../../support/sealed-visits.ts';

const database = openDatabase();
let proxy: FaultyProxy;
let client: DynamoDBClient;
beforeEach(async () => {
  proxy = await startFaultyProxy(database.url);
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  client = new DynamoDBClient({ endpoint: proxy.url, region: 'local', credentials });
});
afterEach(async () => {
  client.destroy();
  await proxy.close();
});

const shown = { englishName: 'CHAN Tai Man', idPrefix: 'A123' };

/** A register whose scans use the faulty proxy. Pre-registrations do not use it. */
function faultyRegister(changed?: Parameters<typeof register>[1]) {
  const made = register(database, changed);
  const { expectVisitor, deps } = made;
  const straight = deps.visits;
  const throughProxy = visitTable(sealedVisits(database, { client: client }), deps.clock);
  deps.visits = throughProxy;
  return {
    ...made,
    expectVisitor: async (...of: Parameters<typeof expectVisitor>) => {
      deps.visits = straight;
      const visit = await expectVisitor(...of);
      deps.visits = throughProxy;
      return visit;
    },
  };
}

describe('a write whose answer is lost', () => {
  it('is repeated by the SDK, and gets the same answer', async () => {
    const { code, scan, expectVisitor } = faultyRegister();
    await expectVisitor(shown);
    proxy.fail('UpdateItem', 'answer_lost', 1);
    const answer = await scan(code(shown));
    expect(proxy.calls).toEqual(['Query', 'UpdateItem', 'UpdateItem']);
    expect(outcomeOf(answer)).toBe('checked_in');
    expect(visitOf(answer).version).toBe(2);
  });

  it('gets the same answer for a walk-in', async () => {
    const { code, scan, deps, site } = faultyRegister();
    proxy.fail('PutItem', 'answer_lost', 1);
    expect(outcomeOf(await scan(code(shown)))).toBe('checked_in');
    expect(await deps.bookings.countOnSite(site)).toBe(1);
  });

  it('gets the same answer for a check-out', async () => {
    const { code, scan } = faultyRegister();
    await scan(code(shown));
    proxy.fail('UpdateItem', 'answer_lost', 1);
    expect(outcomeOf(await scan(code(shown), { direction: 'out' }))).toBe('checked_out');
  });

  it('lets the repeated scan find the visit checked in, if all answers were lost', async () => {
    const { code, scan, expectVisitor } = faultyRegister();
    await expectVisitor(shown);
    const text = code(shown);
    const scanId = crypto.randomUUID();
    proxy.fail('UpdateItem', 'answer_lost');
    await expect(scan(text, { scanId })).rejects.toThrow();
    proxy.heal();
    expect(outcomeOf(await scan(text, { scanId }))).toBe('checked_in');
  });
});

describe('a store that fails', () => {
  it.each([
    ['throttled', 'ThrottlingException'],
    ['unavailable', 'InternalServerError'],
  ] as const)('throws a fault, not an outcome, if it always fails (%s)', async (fault, name) => {
    const { code, scan, expectVisitor, deps, site } = faultyRegister();
    await expectVisitor(shown);
    proxy.fail('UpdateItem', fault);
    await expect(scan(code(shown))).rejects.toMatchObject({ name });
    expect(await deps.bookings.countOnSite(site)).toBe(0);
  });

  it.each(['throttled', 'unavailable'] as const)('is asked again if it fails once (%s)', async (fault) => {
    const { code, scan, expectVisitor } = faultyRegister();
    await expectVisitor(shown);
    proxy.fail('Query', fault, 1);
    expect(outcomeOf(await scan(code(shown)))).toBe('checked_in');
  });

  it('throws a fault for a read, and never answers that nobody is expected', async () => {
    const { code, scan } = faultyRegister({ walkIns: 'refuse' });
    proxy.fail('Query', 'unavailable');
    await expect(scan(code(shown))).rejects.toMatchObject({ name: 'InternalServerError' });
  });
});
