import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { client, clientFor, type Client } from './support/client.ts';
import { eventually } from '../support/eventually.ts';
import { databaseProcesses, runHost, runHostToItsEnd, type RunningHost } from './support/host.ts';

const visits = '/v1/sites/harbour-court/visits';
const booking = () => ({
  visitor: { englishName: 'Chan Tai Man' },
  host: { unit: '12A' },
  expectedFrom: new Date(Date.now()).toISOString(),
  expectedUntil: new Date(Date.now() + 3_600_000).toISOString(),
});
const uncaught = /An uncaught error/;

describe('the host under faults', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-test-'));
  const temporary = mkdtempSync(path.join(tmpdir(), 'gatehouse-test-'));
  let host: RunningHost;
  let manager: Client;
  const health = async () => (await client(host.url).get('/v1/health')).body['status'];
  const toBooking = () => manager.post(visits, booking());

  beforeAll(async () => {
    // What a killed host would have left behind.
    writeFileSync(path.join(temporary, `gatehouse-${'0'.repeat(24)}.sock`), '');
    host = await runHost({ GATEHOUSE_DATA: folder, TMPDIR: temporary });
    manager = await clientFor(host.url, 'manager');
  }, 120_000);

  afterAll(async () => {
    expect(await host.stop()).toBe(0);
    expect(filesIn(temporary)).toEqual([]);
    expect(host.printed()).not.toMatch(uncaught);
  });

  it.each(['/v1/health', '/sandbox/tokens', '/v1/sites/harbour-court/scans'])(
    'refuses a chunked body without an end at %s, and keeps running',
    async (at) => {
      expect(await sendChunks(`${host.url}${at}`, 12_000_000)).toBe(413);
      expect(await health()).toBe('ok');
    },
  );

  it('keeps running when clients disconnect in the middle of a body', async () => {
    await Promise.all(['/v1/health', '/sandbox/time', '/oidc/token'].map((at) => goAway(`${host.url}${at}`)));
    expect(await health()).toBe('ok');
  });

  it.each(['java', 'guard'] as const)(
    'starts the database again when its %s is killed, and keeps its data',
    async (which) => {
      const { status, body } = await toBooking();
      expect(status).toBe(201);
      await eventually(() => isKept(folder, String(body['visitId'])), Boolean);
      process.kill(databaseProcesses(host.pid)[which], 'SIGKILL');
      await eventually(health, (status) => status === 'degraded');
      const meanwhile = await toBooking();
      expect([201, 503]).toContain(meanwhile.status);
      await eventually(health, (status) => status === 'ok');
      const again = await manager.get(`${visits}/${String(body['visitId'])}`);
      expect([again.status, again.body['visitId']]).toEqual([200, body['visitId']]);
      expect(host.printed()).toMatch(/The database stopped and is started again with the data of its folder/);
    },
    60_000,
  );

  it('answers 503 and names the reason while its disk is full, and recovers when there is space', async () => {
    const { java } = databaseProcesses(host.pid);
    const limit = (bytes: string) => {
      for (const pid of [java, host.pid])
        execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:`]);
    };
    limit('1');
    const { status, headers } = await toBooking();
    expect([status, headers.get('retry-after')]).toEqual([503, '2']);
    await eventually(host.printed, (printed) => /The disk of the data folder .+ is full/.test(printed));
    limit('unlimited');
    expect((await toBooking()).status).toBe(201);
  }, 30_000);

  it('answers only 503 with Retry-After while the database hangs', async () => {
    const { java } = databaseProcesses(host.pid);
    process.kill(java, 'SIGSTOP');
    try {
      const fresh = await clientFor(host.url, 'guard');
      const answers = await Promise.all([
        toBooking(),
        toBooking(),
        manager.get(`${visits}?day=2026-11-27`),
        fresh.get('/v1/sites/harbour-court/on-site'),
        fresh.post('/v1/sites/harbour-court/scans', {
          scanId: '00000000-0000-4000-8000-000000000001',
          code: 'x',
          gateId: 'main',
        }),
      ]);
      expect(answers.map(({ status, headers }) => [status, headers.get('retry-after')])).toEqual(
        answers.map(() => [503, '2']),
      );
      expect(await health()).toBe('degraded');
    } finally {
      process.kill(java, 'SIGCONT');
    }
    await eventually(health, (status) => status === 'ok');
    await eventually(
      async () => (await toBooking()).status,
      (status) => status === 201,
    );
  }, 60_000);

  it('runs the schedules that became due when its time is advanced, in order', async () => {
    const { status, body } = await client(host.url).post('/sandbox/time', { passSeconds: 6 * 3_600 });
    expect(status).toBe(200);
    const ran = body['ran'] as readonly { schedule: string; at: string; result: string }[];
    expect(ran.filter(({ schedule }) => schedule === 'day-end')).toHaveLength(24);
    expect(ran.filter(({ schedule }) => schedule === 'renewal')).toHaveLength(1);
    expect(ran.map(({ at }) => at)).toEqual(ran.map(({ at }) => at).toSorted());
    expect(new Set(ran.map(({ result }) => result))).toEqual(new Set(['answered']));
    manager = await clientFor(host.url, 'manager');
  }, 30_000);
});

describe('a host whose database is in memory', () => {
  it('makes the demo data again when its database is killed, and warns that visits are lost', async () => {
    const host = await runHost();
    process.kill(databaseProcesses(host.pid).java, 'SIGKILL');
    const manager = await clientFor(host.url, 'manager');
    await eventually(
      async () => (await manager.post(visits, booking())).status,
      (status) => status === 201,
    );
    expect(host.printed()).toMatch(/The data in memory is lost/);
    await eventually(
      async () => (await client(host.url).get('/sandbox/events')).body['items'],
      (items) => JSON.stringify(items).includes('visit.expected'),
    );
    expect(await host.stop()).toBe(0);
  }, 120_000);
});

describe('a host whose database file is damaged', () => {
  it('says what to do, and which data is lost by that', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-test-'));
    const database = path.join(folder, 'database');
    mkdirSync(database);
    writeFileSync(path.join(database, 'shared-local-instance.db'), 'no database at all'.repeat(1_000));
    const { code, printed } = await runHostToItsEnd({ GATEHOUSE_DATA: folder });
    expect(code).toBe(1);
    expect(printed).toMatch(
      /shared-local-instance\.db cannot be read\. Move it away to start again without its/,
    );
  }, 60_000);
});

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ name }) => name);

/** True once the database has written the visit to its file: DynamoDB Local may answer a moment earlier. */
function isKept(folder: string, visitId: string): boolean {
  const file = path.join(folder, 'database', 'shared-local-instance.db');
  return !existsSync(`${file}-journal`) && readFileSync(file).includes(visitId);
}

/** Sends zeros in chunks until the answer arrives; returns its status. */
function sendChunks(url: string, bytes: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers: { 'content-type': 'application/json' } });
    sent.on('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject);
    sent.write(Buffer.alloc(bytes));
    sent.end();
  });
}

/** Sends the beginning of a body and cuts the connection. */
async function goAway(url: string): Promise<void> {
  const { port, pathname } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  await once(socket, 'connect');
  socket.write(
    `POST ${pathname} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{`,
  );
  socket.destroySoon();
  await once(socket, 'close');
}
