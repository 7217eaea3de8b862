import { expect, it } from '@jest/globals';
import { recordRequest, type RequestDeps } from '../../../functions/access-requests/office-requests.ts';
import { requestTable } from '../../../functions/access-requests/request-table.ts';
import type { FirmId } from '../../../functions/kernel/brands.ts';
import { later } from '../../../functions/kernel/clock.ts';
import { openDatabase } from '../../support/database.ts';
import { sealedVisits } from '../../support/sealed-visits.ts';
import { callerWith, nine } from '../../support/site.ts';

const database = openDatabase();
const asked = { kind: 'access', identity: { method: 'card_sighted' } } as const;

it('records a request once that is sent again a moment later with the same key', async () => {
  let now = nine;
  const clock = () => now;
  const deps: RequestDeps = {
    getSite: () => Promise.resolve({}),
    requests: requestTable(sealedVisits(database), clock),
    clock,
    newSeed: () => 'never used twice',
  };
  const caller = callerWith('manager', { firmId: 'repeats' as FirmId });
  const idOf = async (seed: string): Promise<string | undefined> => {
    const done = await recordRequest(deps, caller, asked, seed);
    return done.ok ? done.request.requestId : undefined;
  };
  const first = await idOf('one');
  now = later(nine, 30);
  expect(await idOf('one')).toBe(first);
  const other = await idOf('two');
  expect(other).not.toBe(first);
  const { requests } = await deps.requests.list(caller.firmId, { limit: 10 }, () => true);
  expect(requests.map(({ requestId }) => requestId)).toEqual([first, other]);
});
