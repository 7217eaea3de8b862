import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.ts';
import { clientFor, type Answer, type Client } from './support/client.ts';
import { runHost, type RunningHost } from './support/host.ts';

const site = '/v1/sites/harbour-court';
let host: RunningHost;
let manager: Client;
let other: Client;
beforeAll(async () => {
  host = await runHost();
  [manager, other] = await Promise.all([clientFor(host.url, 'manager'), clientFor(host.url, 'admin')]);
}, 90_000);
afterAll(async () => {
  await host.stop();
});

const book = async (englishName: string): Promise<string> => {
  const { status, body } = await manager.post(`${site}/visits`, {
    visitor: { englishName },
    host: { unit: '12A' },
    expectedFrom: new Date().toISOString(),
    expectedUntil: new Date(Date.now() + 3_600_000).toISOString(),
  });
  expect(status).toBe(201);
  return String(body['visitId']);
};
const comeIn = async (visitId: string): Promise<void> => {
  const body = { method: 'staff_card', gateId: 'main' };
  expect((await manager.post(`${site}/visits/${visitId}/check-in`, body)).status).toBe(200);
};
const ask = (by: Client, path: string, etag?: string | null): Promise<Answer> =>
  by.send('GET', path, etag ? { headers: { 'if-none-match': etag } } : {});

describe('a desk that polls', () => {
  it.each([`${site}/visits?order=time&limit=500`, `${site}/on-site`])(
    'gets 304 from %s until another desk changes something, and then the change within seconds',
    async (path) => {
      await comeIn(await book('CHAN Before'));
      const has = async (name: string) => JSON.stringify((await ask(manager, path)).body).includes(name);
      await eventually(() => has('CHAN Before'), Boolean);
      // What the stream still brings may be counted meanwhile; the content stays the same.
      const etag = (await ask(manager, path)).headers.get('etag');
      const again = await ask(manager, path, etag);
      expect([again.status, again.body, again.headers.get('etag')]).toEqual([304, { text: '' }, etag]);
      const { body } = await other.post(`${site}/walk-ins`, {
        visitor: { englishName: 'LEE After' },
        host: { unit: '7C' },
        method: 'staff_card',
        gateId: 'main',
        noneOfThese: true,
      });
      expect(body['state']).toBe('checked_in');
      await eventually(
        async () => (await ask(manager, path, etag)).status,
        (status) => status === 200,
      );
      expect(await has('LEE After')).toBe(true);
    },
    60_000,
  );
});

describe('the numbers', () => {
  it('have everybody who came in, less what was undone', async () => {
    const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const arrivals = async (): Promise<number> => {
      const { body } = await manager.get(`${site}/numbers?from=${dayIn(-1)}&to=${dayIn(1)}&by=day`);
      const rows = body['items'] as { readonly arrivals: number }[];
      return rows.reduce((sum, row) => sum + row.arrivals, 0);
    };
    const { body: inside } = await manager.get(`${site}/on-site`);
    const before = Number(inside['count']);
    expect(before).toBeGreaterThan(0);
    await eventually(arrivals, (many) => many === before);
    const visitId = await book('WONG Counted');
    await comeIn(visitId);
    await eventually(arrivals, (many) => many === before + 1);
    const undone = await manager.post(`${site}/visits/${visitId}/undo`, { reason: 'wrong_visitor' });
    expect(undone.status).toBe(200);
    await eventually(arrivals, (many) => many === before);
  }, 60_000);
});
