import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.ts';
import { client, clientFor, makeCode, type Client } from './support/client.ts';
import { runHost } from './support/host.ts';

interface ShownEvent {
  readonly 'detail-type': string;
  readonly detail: { readonly eventId: string; readonly visitId?: string; readonly visitVersion?: number };
}

const visits = '/v1/sites/harbour-court/visits';
const preRegistration = (englishName: string) => ({
  visitor: { englishName, idPrefix: 'Z987' },
  host: { unit: '77Q', name: 'WONG Ka Yan' },
  purpose: 'Piano lesson',
  vehicle: { plate: 'XY1234' },
  expectedFrom: new Date().toISOString(),
  expectedUntil: new Date(Date.now() + 3_600_000).toISOString(),
});

async function register(as: Client, name: string): Promise<string> {
  const { status, body } = await as.post(visits, preRegistration(name));
  expect(status).toBe(201);
  return body['visitId'] as string;
}

const eventsOf = async (url: string): Promise<readonly ShownEvent[]> =>
  (await client(url).get('/sandbox/events')).body['items'] as ShownEvent[];

/** The events, once there are that many of this visit. */
async function eventsWith(url: string, visitId: string, count: number): Promise<readonly ShownEvent[]> {
  const ofTheVisit = (told: readonly ShownEvent[]) => told.filter(({ detail }) => detail.visitId === visitId);
  await eventually(
    () => eventsOf(url),
    (told) => ofTheVisit(told).length >= count,
  );
  return eventsOf(url);
}

const typesOf = (told: readonly ShownEvent[], visitId: string) =>
  told.flatMap((event) => (event.detail.visitId === visitId ? [event['detail-type']] : []));

describe('events on one machine', () => {
  it('report pre-registration, check-in and check-out in order, without personal data', async () => {
    const host = await runHost();
    const manager = await clientFor(host.url, 'manager');
    const guard = await clientFor(host.url, 'guard');
    const visitId = await register(manager, 'LEUNG Siu Ming');
    const scan = async (direction: string) =>
      guard.post('/v1/sites/harbour-court/scans', {
        scanId: crypto.randomUUID(),
        code: await makeCode(host.url, { englishName: 'LEUNG Siu Ming', idPrefix: 'Z987' }),
        gateId: 'main',
        direction,
      });
    expect((await scan('in')).body['outcome']).toBe('checked_in');
    expect((await scan('out')).body['outcome']).toBe('checked_out');
    const told = await eventsWith(host.url, visitId, 3);
    expect(typesOf(told, visitId)).toEqual(['visit.expected', 'visit.checked_in', 'visit.checked_out']);
    const common = { version: 1, firmId: 'demo', siteId: 'harbour-court', visitId };
    expect(told.filter(({ detail }) => detail.visitId === visitId).map(({ detail }) => detail)).toMatchObject(
      [
        { ...common, visitVersion: 1 },
        { ...common, visitVersion: 2, gateId: 'main', method: 'personal_code' },
        { ...common, visitVersion: 3, gateId: 'main', method: 'personal_code' },
      ],
    );
    expect(JSON.stringify(told)).not.toMatch(/LEUNG|Siu|Z987|77Q|WONG|Piano|XY1234/);
    expect((await client(host.url).get('/sandbox/queues')).body).toEqual({ items: [] });
    expect(await host.stop('SIGINT')).toBe(0);
  }, 120_000);

  it('are not lost when the host is killed, and keep their ids', async () => {
    const GATEHOUSE_DATA = mkdtempSync(path.join(tmpdir(), 'gatehouse-test-'));
    const first = await runHost({ GATEHOUSE_DATA });
    const manager = await clientFor(first.url, 'manager');
    const early = await register(manager, 'CHAN Tai Man');
    const before = await eventsWith(first.url, early, 1);
    // The host is killed before the last of these events is sent.
    const late: string[] = [];
    do late.push(await register(manager, `AU ${'I'.repeat(late.length + 1)}`));
    while (typesOf(await eventsOf(first.url), late.at(-1) ?? '').length > 0);
    await first.stop('SIGKILL');

    const second = await runHost({ GATEHOUSE_DATA });
    const told = await eventsWith(second.url, late.at(-1) ?? '', 1);
    for (const visitId of [early, ...late])
      expect([...new Set(typesOf(told, visitId))]).toEqual(['visit.expected']);
    // Events sent before the kill are still there, and repeated events have the same id.
    const ids = (some: readonly ShownEvent[], visitId: string) =>
      new Set(some.filter(({ detail }) => detail.visitId === visitId).map(({ detail }) => detail.eventId));
    for (const visitId of [early, ...late]) expect(ids(told, visitId).size).toBe(1);
    expect(ids(told, early)).toEqual(ids(before, early));

    const again = await clientFor(second.url, 'manager');
    expect((await again.post(`${visits}/${early}/cancellation`, {})).status).toBe(200);
    expect([...new Set(typesOf(await eventsWith(second.url, early, 2), early))]).toEqual([
      'visit.expected',
      'visit.cancelled',
    ]);
    expect(await second.stop('SIGINT')).toBe(0);
  }, 120_000);
});
