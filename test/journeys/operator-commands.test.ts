import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { client, clientFor, makeCode, type Client } from './support/client.ts';
import { runHost, type RunningHost } from './support/host.ts';

const projectFolder = path.resolve(import.meta.dirname, '../..');

/** Runs a command of `tools/` against a host; returns its exit code and output. */
const command = (host: RunningHost, name: string, ...args: string[]) =>
  new Promise<{ code: number; printed: string }>((resolve) => {
    const child = execFile(
      process.execPath,
      [`tools/${name}/${name}.ts`, ...args, '--host', host.url],
      { cwd: projectFolder, env: { ...process.env, NODE_OPTIONS: '' } },
      (_, stdout, stderr) => {
        resolve({ code: child.exitCode ?? -1, printed: stdout + stderr });
      },
    );
  });

const scan = async (host: RunningHost) => {
  const guard = await clientFor(host.url, 'guard');
  const code = await makeCode(host.url, { englishName: 'Wong Siu Ming' });
  const { body } = await guard.post('/v1/sites/harbour-court/scans', {
    scanId: randomUUID(),
    code,
    gateId: 'main',
  });
  return { outcome: body['outcome'], ref: body['ref'] };
};

const keyBundle = async (guard: Client) => {
  const { body } = await guard.get('/v1/key-bundle');
  return body as { certificates: { keyId: string }[]; deniedKeyIds: string[] };
};

describe('an operator', () => {
  let host: RunningHost;
  beforeAll(async () => {
    host = await runHost();
  }, 120_000);

  it('denies a certificate, whose codes are then rejected with K04, and allows it again', async () => {
    expect(await scan(host)).toEqual({ outcome: 'checked_in', ref: undefined });
    const { certificates } = await keyBundle(await clientFor(host.url, 'guard'));
    const keyId = certificates[0]?.keyId ?? '';
    const fingerprint = Buffer.from(keyId, 'base64url').toString('hex');

    const added = await command(
      host,
      'deny-certificate',
      'add',
      fingerprint,
      '--reason',
      'The key was stolen',
    );
    expect(added).toEqual({
      code: 0,
      printed: expect.stringMatching(/is denied[\s\S]+No other certificate is active/),
    });
    await client(host.url).post('/sandbox/time', { passSeconds: 300 });
    expect(await scan(host)).toEqual({ outcome: 'rejected', ref: 'K04' });
    expect(await keyBundle(await clientFor(host.url, 'guard'))).toMatchObject({
      certificates: [],
      deniedKeyIds: [keyId],
    });
    const listed = await command(host, 'deny-certificate', 'list');
    expect(listed.printed).toMatch(new RegExp(`^${fingerprint}  \\d{4}-.+Z  The key was stolen$`, 'm'));

    const removed = await command(host, 'deny-certificate', 'remove', fingerprint);
    expect(removed).toEqual({ code: 0, printed: expect.stringContaining('is not denied any more') });
    expect((await command(host, 'deny-certificate', 'list')).printed).toBe('No certificate is denied.\n');
  }, 180_000);

  it('sees step by step how the host verifies a code', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-test-'));
    const file = path.join(folder, 'codes.txt');
    const { body: time } = await client(host.url).post('/sandbox/time', { passSeconds: 0 });
    writeFileSync(file, await makeCode(host.url, { englishName: 'Wong Siu Ming' }));
    const now = ['--now', String(time['now'])];
    const verified = await command(host, 'verify-code', file, ...now);
    expect(verified).toEqual({
      code: 0,
      printed: expect.stringMatching(/line 1: verified[\s\S]+englishName/),
    });
    expect(verified.printed).not.toContain('Wong');
    const keyId = / certificate ([0-9a-f]{64})$/m.exec(verified.printed)?.[1] ?? '';
    await command(host, 'deny-certificate', 'add', keyId, '--reason', 'to see it');
    const denied = await command(host, 'verify-code', file, ...now);
    expect(denied).toEqual({ code: 1, printed: expect.stringContaining('rejected: K04 key_denied') });
  }, 60_000);

  it('makes a firm in the trial tier by default, and may choose another with --tier', async () => {
    const create = (firm: string, ...more: string[]) =>
      command(host, 'firm', 'create', firm, '--name', firm, '--admin-subject', `sandbox-${firm}`, ...more);
    expect((await create('small-firm')).printed).toContain('small-firm was created in the tier trial.');
    expect((await create('big-firm', '--tier', 'large')).printed).toContain('in the tier large.');
    const { printed } = await command(host, 'firm', 'list');
    expect(printed).toMatch(/^big-firm {2}active {2}large {2}big-firm$/m);
    expect(printed).toMatch(/^small-firm {2}active {2}trial {2}small-firm$/m);
    expect(await command(host, 'firm', 'show', 'small-firm', '--tier', 'large')).toEqual({
      code: 2,
      printed: expect.stringContaining('--tier works only with create.'),
    });
    expect((await command(host, 'firm', '--help')).printed).toMatch(
      /a firm is made in the tier trial unless another is given$/m,
    );
  }, 60_000);

  it('suspends a firm, whose members are refused within a minute, and resumes it', async () => {
    const manager = await clientFor(host.url, 'rival-manager');
    const ask = async () => {
      const { status, body } = await manager.get('/v1/sites/rival-tower/visits');
      return [status, body['code']];
    };
    const minute = () => client(host.url).post('/sandbox/time', { passSeconds: 60 });
    expect(await ask()).toEqual([200, undefined]);
    expect((await command(host, 'firm', 'suspend', 'rival')).code).toBe(0);
    await minute();
    expect(await ask()).toEqual([403, 'firm_suspended']);
    expect((await command(host, 'firm', 'resume', 'rival')).code).toBe(0);
    await minute();
    expect(await ask()).toEqual([200, undefined]);
  }, 60_000);

  it.each([
    ['without a reason', ['add', 'a'.repeat(64)], /Say why with --reason/],
    ['with a bad fingerprint', ['add', 'abc', '--reason', 'x'], /64 hex digits/],
    ['without a fingerprint', ['add'], /^npm run deny-certificate/],
    ['with an unknown option', ['list', '--force'], /Unknown option '--force'/],
  ])(
    'gets an error message, and exit code 2, for denying %s',
    async (_, args, message) => {
      const { code, printed } = await command(host, 'deny-certificate', ...args);
      expect(code).toBe(2);
      expect(printed).toMatch(message);
    },
    30_000,
  );
});
