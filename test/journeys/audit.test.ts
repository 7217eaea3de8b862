import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DeleteItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openStored } from './privacy/support/stored.ts';
import { clientFor, type Client } from './support/client.ts';
import { runHost, type RunningHost } from './support/host.ts';

const projectFolder = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-test-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Runs the command; answers its exit code and what it printed. */
const audit = (...args: readonly string[]) =>
  new Promise<{ readonly code: number | null; readonly printed: string }>((resolve) => {
    const none = { GATEHOUSE_TOKEN: '', GATEHOUSE_CLIENT_ID: '', GATEHOUSE_CLIENT_SECRET: '' };
    const child = execFile(
      process.execPath,
      ['tools/audit/audit.ts', ...args],
      { cwd: projectFolder, env: { ...process.env, NODE_OPTIONS: '', ...none } },
      (_, out, err) => {
        resolve({ code: child.exitCode, printed: out + err });
      },
    );
  });

describe('the audit trail of a firm', () => {
  let host: RunningHost;
  let manager: Client;
  let admin: Client;
  let guard: Client;
  let visitId: string;
  let day: string;
  /** The host's clock is moved forward, perhaps over midnight. */
  let until: string;
  const visits = '/v1/sites/harbour-court/visits';
  const listed = async (query: string, list = '') =>
    (await admin.get(`/v1/audit${list}?day=${day}&untilDay=${until}&${query}`)).body[
      'items'
    ] as readonly Record<string, unknown>[];
  const verify = (...more: readonly string[]) =>
    audit('verify', '--host', host.url, '--member', 'admin', '--from', day, '--to', until, ...more);
  beforeAll(async () => {
    host = await runHost();
    [admin, manager, guard] = [
      await clientFor(host.url, 'admin'),
      await clientFor(host.url, 'manager'),
      await clientFor(host.url, 'guard'),
    ];
    day = new Date().toISOString().slice(0, 10);
    until = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const made = await manager.post(visits, {
      visitor: { englishName: 'MARKED Name' },
      host: { unit: '12A' },
      expectedFrom: new Date().toISOString(),
      expectedUntil: new Date(Date.now() + 3_600_000).toISOString(),
    });
    visitId = String(made.body['visitId']);
    await guard.get(`${visits}/${visitId}`);
    await guard.post(`${visits}/${visitId}/check-in`, { method: 'host_confirms', gateId: 'main' });
    await manager.post(`/v1/sites/harbour-court/exports`, {
      fromDay: day,
      toDay: day,
      purpose: 'MARKED purpose',
    });
  }, 180_000);
  afterAll(async () => {
    await host.stop();
  });

  it('tells by visit who did and saw what, and by member what they did', async () => {
    const ofVisit = await listed(`visitId=${visitId}`);
    expect(ofVisit.map(({ operation, role }) => [operation, role])).toEqual([
      ['preRegister', 'manager'],
      ['checkIn', 'guard'],
    ]);
    const seen = await listed(`visitId=${visitId}`, '/reads');
    expect(seen.map(({ operation, role }) => [operation, role])).toContainEqual(['getVisit', 'guard']);
    const ofManager = await listed(`memberId=${String(ofVisit[0]?.['memberId'])}`);
    expect(ofManager.map(({ operation }) => operation)).toEqual(['preRegister', 'createExport']);
    // A manager of one site sees what was done at it.
    const ofSite = (await manager.get(`/v1/audit?day=${day}`)).body['items'] as object[];
    expect(ofSite).toHaveLength(3);
    expect((await guard.get('/v1/audit')).status).toBe(403);
  });

  it('is proven by the command, over the network and from its file, and names nobody', async () => {
    // The hour is over, and its reads are closed.
    await fetch(`${host.url}/sandbox/time`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ passSeconds: 2 * 3_600 }),
    });
    // The token of before is over, too.
    admin = await clientFor(host.url, 'admin');
    expect(await listed('memberId=gatehouse')).toContainEqual(
      expect.objectContaining({ operation: 'readsClosed' }),
    );
    const file = path.join(folder, 'trail.json');
    const made = await verify('--out', file);
    expect(made).toEqual({ code: 0, printed: expect.stringContaining(`The trail holds from ${day}`) });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const text = readFileSync(file, 'utf8');
    expect(text).not.toContain('MARKED');
    const hash = /Last hash: ([0-9a-f]{64})/.exec(made.printed)?.[1] ?? '';
    expect(await audit('verify', '--file', file, '--last-hash', hash)).toMatchObject({ code: 0 });
    const other = await audit('verify', '--file', file, '--last-hash', 'f'.repeat(64));
    expect(other).toEqual({ code: 1, printed: expect.stringContaining('it is not in the trail') });
    const changed = path.join(folder, 'changed.json');
    writeFileSync(changed, text.replace('"operation": "checkIn"', '"operation": "checkOut"'));
    expect(await audit('verify', '--file', changed)).toEqual({
      code: 1,
      printed: expect.stringMatching(/^Broken: \d{4}-\d\d-\d\d #\d+: its hash does not fit/),
    });
  }, 60_000);

  it('is broken where somebody who can write to the table changes or removes an entry', async () => {
    const { client, deployment } = await openStored(host.url);
    const TableName = deployment.auditTable;
    const [first] = await listed(`visitId=${visitId}`);
    const seq = Number(first?.['seq']);
    const Key = {
      pk: { S: `F#demo#AUDIT#${day}` },
      sk: { S: `E#${String(seq).padStart(10, '0')}` },
    };
    const update = {
      UpdateExpression: 'SET memberId = :other',
      ExpressionAttributeValues: { ':other': { S: 'x' } },
    };
    await client.send(new UpdateItemCommand({ TableName, Key, ...update }));
    const changed = await verify();
    expect([changed.code, changed.printed]).toEqual([
      1,
      expect.stringContaining(`Broken: ${day} #${String(seq)}: its hash does not fit`),
    ]);
    await client.send(new DeleteItemCommand({ TableName, Key }));
    const removed = await verify();
    expect([removed.code, removed.printed]).toEqual([
      1,
      expect.stringContaining(`Broken: ${day} #${String(seq + 1)}: at least one entry before it is missing`),
    ]);
    client.destroy();
  }, 60_000);
});

describe('the command', () => {
  it.each([
    ['without what to do', [], 'npm run audit -- verify'],
    ['with a day that does not exist', ['verify', '--from', '2026-13-01'], '--from must be a day'],
    [
      'with days in the wrong order',
      ['verify', '--from', '2026-11-02', '--to', '2026-11-01'],
      'must not be after',
    ],
    ['with a hash that is none', ['verify', '--last-hash', 'x'], '--last-hash must be'],
    ['without an access token', ['verify'], 'No access token'],
    ['with a file that does not exist', ['verify', '--file', 'nothing.json'], 'cannot be read'],
    ['with another file', ['verify', '--file', 'package.json'], 'is not the file of an audit trail'],
    ['with an unknown option', ['verify', '--week', '1'], 'npm run audit'],
  ])('ends with 2 %s', async (_, args, told) => {
    const { code, printed } = await audit(...args);
    expect([code, printed]).toEqual([2, expect.stringContaining(told)]);
  });
});
