import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { closers } from '../../../local/host/closers.ts';
import { openDataFolder } from '../../../local/data/data-folder.ts';
import { lockAddress, removeLock, sweepLocks, takeLock } from '../../../local/database/lock.ts';
import { httpDoor } from '../../../local/host/http-door.ts';
import { findJava } from '../../../local/java/find-java.ts';
import { javaMajorVersion } from '../../../local/java/java-version.ts';
import { functionLog, tellsOfFault } from '../../../local/lambda/function-log.ts';
import { rateSeconds, runSchedules } from '../../../local/deployment/schedules.ts';
import { readSettings } from '../../../local/host/settings.ts';
import { StartFailure } from '../../../local/host/start-failure.ts';

const newFolder = () => mkdtempSync(path.join(tmpdir(), 'gatehouse-test-'));

describe('the settings', () => {
  it('have defaults for an empty environment', () => {
    expect(readSettings({})).toMatchObject({ port: 8787 });
    expect(readSettings({ PORT: '0', GATEHOUSE_DATA: 'kept' })).toMatchObject({
      port: 0,
      dataFolder: 'kept',
    });
  });

  it.each(['abc', '-1', '65536', '80.5'])('reject PORT=%s with one sentence', (PORT) => {
    expect(() => readSettings({ PORT })).toThrow(StartFailure);
    expect(() => readSettings({ PORT })).toThrow(
      /^PORT must be a number from 0 to 65535, such as PORT=8787\.$/,
    );
  });
});

describe('the version of Java', () => {
  it.each([
    ['openjdk version "17.0.15" 2025-04-15', 17],
    ['openjdk version "25-ea" 2025-09-16', 25],
    ['java version "1.8.0_402"', 8],
    ['java version "9"', 9],
    ['command not found', undefined],
  ])('in %p is %p', (printed, version) => {
    expect(javaMajorVersion(printed)).toBe(version);
  });

  it('is read with JAVA_HOME before PATH, and has to be recent enough', async () => {
    const java = (version: string) => {
      const folder = path.join(newFolder(), 'bin');
      const file = path.join(folder, 'java');
      return { folder, file, text: `#!/bin/sh\necho 'openjdk version "${version}"' >&2\n` };
    };
    const [old, fit, other] = [java('11.0.2'), java('21.0.1'), java('17.0.1')];
    for (const { folder, file, text } of [old, fit, other]) {
      openDataFolder(folder);
      writeFileSync(file, text);
      chmodSync(file, 0o755);
    }
    const find = (home: string, ...folders: string[]) =>
      findJava({
        env: { JAVA_HOME: path.dirname(home), PATH: folders.join(path.delimiter) },
        cacheFolder: newFolder(),
        log: () => undefined,
      });
    expect(await find(fit.folder, other.folder)).toBe(fit.folder);
    expect(await find(old.folder, old.folder, other.folder)).toBe(other.folder);
  });
});

describe('the data folder', () => {
  it('keeps values for the next run, readable only by the owner', () => {
    const folder = path.join(newFolder(), 'deep', 'er');
    openDataFolder(folder).write('secrets', { a: 1 });
    expect(openDataFolder(folder).read('secrets')).toEqual({ a: 1 });
    expect(openDataFolder(folder).read('nothing')).toBeUndefined();
    expect(statSync(path.join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(readdirSync(folder)).not.toContain('secrets.json.new');
  });

  it('keeps the last values of a list for the next run, even if a crash left a partial line', () => {
    const folder = newFolder();
    expect(openDataFolder(folder).readList('events', 3)).toEqual([]);
    for (const value of [1, 2, 3]) openDataFolder(folder).append('events', [{ value }]);
    openDataFolder(folder).append('events', [{ value: 4 }, { value: 5 }]);
    const file = path.join(folder, 'events.jsonl');
    writeFileSync(file, '{"val', { flag: 'a' });
    const last = [{ value: 3 }, { value: 4 }, { value: 5 }];
    expect(openDataFolder(folder).readList('events', 3)).toEqual(last);
    openDataFolder(folder).append('events', [{ value: 6 }]);
    expect(openDataFolder(folder).readList('events', 9)).toEqual([...last, { value: 6 }]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('keeps nothing if there is none', () => {
    const none = openDataFolder(undefined);
    none.append('events', [1]);
    none.write('events', 1);
    expect([none.readList('events', 9), none.read('events')]).toEqual([[], undefined]);
  });

  it('is named in one sentence if it cannot be written to', () => {
    const file = path.join(newFolder(), 'file');
    writeFileSync(file, '');
    expect(() => openDataFolder(file)).toThrow(StartFailure);
    expect(() => openDataFolder(file)).toThrow(
      `The data folder ${file} cannot be written to; set GATEHOUSE_DATA to another one.`,
    );
  });

  it('is not overwritten if a file is damaged', () => {
    const folder = newFolder();
    writeFileSync(path.join(folder, 'secrets.json'), '{');
    expect(() => openDataFolder(folder).read('secrets')).toThrow(StartFailure);
  });

  it('is used by one process at a time, and the lock of a killed process does not block it', async () => {
    const address = lockAddress(newFolder());
    writeFileSync(address, '');
    expect(await takeLock(address, 0)).toBe(true);
    expect(await takeLock(address, 0)).toBe(false);
    const left = lockAddress(newFolder());
    writeFileSync(left, '');
    await sweepLocks();
    expect([existsSync(left), existsSync(address)]).toEqual([false, true]);
    removeLock(address);
    expect(existsSync(address)).toBe(false);
  });
});

describe('the port', () => {
  it('is named in the error if it is taken', async () => {
    const door = await httpDoor(0, () => undefined);
    await expect(httpDoor(door.port, () => undefined)).rejects.toThrow(
      new RegExp(`^Port ${String(door.port)} is in use\\. .*PORT=`),
    );
    const early = await fetch(`http://127.0.0.1:${String(door.port)}/v1/health`);
    expect([early.status, early.headers.get('content-type')]).toEqual([503, 'application/problem+json']);
    await door.close();
  });

  it('closes a connection that sends nothing', async () => {
    const door = await httpDoor(0, () => undefined, 50);
    const socket = connect(door.port, '127.0.0.1').resume();
    await once(socket, 'close');
    expect(socket.bytesWritten).toBe(0);
    await door.close();
  });
});

describe('schedules', () => {
  it.each([
    ['rate(6 hours)', 21_600],
    ['rate(1 minute)', 60],
    ['rate(2 days)', 172_800],
  ])('with %s run every %d s', (expression, seconds) => {
    expect(rateSeconds(expression)).toBe(seconds);
  });

  const hourly = { functionName: 'f-hourly', title: 'hourly', everySeconds: 3_600, input: '{}' };
  const often = { functionName: 'f-often', title: 'often', everySeconds: 900, input: '{}' };
  const scheduled = (...schedules: readonly (typeof hourly)[]) => {
    let now = Date.UTC(2026, 10, 27);
    const runs: string[] = [];
    const running = runSchedules(
      schedules,
      (functionName) => {
        runs.push(`${functionName} ${new Date(now).toISOString().slice(8, 16)}`);
        return Promise.resolve({ kind: 'answered', payload: 'null' });
      },
      {
        nowMs: () => now,
        pass: (seconds) => {
          now += seconds * 1000;
        },
      },
    );
    return { running, runs, now: () => new Date(now).toISOString() };
  };

  it('run in order, each at its time, when the clock is moved forward', async () => {
    const { running, runs, now } = scheduled(hourly, often);
    await Promise.all([running.pass(2_000), running.pass(1_600)]);
    expect(runs).toEqual([
      'f-often 27T00:15',
      'f-often 27T00:30',
      'f-often 27T00:45',
      'f-hourly 27T01:00',
      'f-often 27T01:00',
    ]);
    expect(now()).toBe('2026-11-27T01:00:00.000Z');
    expect(await running.pass(899)).toEqual([]);
    expect(await running.pass(1)).toEqual([
      { schedule: 'often', at: '2026-11-27T01:15:00.000Z', result: 'answered' },
    ]);
    running.stop();
  });

  it('run at most the last hundred times when the clock is moved forward by a year', async () => {
    const { running, runs, now } = scheduled(often);
    await running.pass(31_536_000);
    expect([runs.length, runs[0], runs.at(-1)]).toEqual([96, 'f-often 26T00:15', 'f-often 27T00:00']);
    expect(now()).toBe('2027-11-27T00:00:00.000Z');
    running.stop();
  });

  it('are rejected if the host cannot run them', () => {
    expect(() => rateSeconds('cron(0 * * * ? *)')).toThrow(/cron/);
  });
});

describe('the functions’ log', () => {
  const metric = (value: number | number[], outcome = 'checked_in') =>
    JSON.stringify({
      _aws: {
        CloudWatchMetrics: [
          { Namespace: 'Gatehouse', Dimensions: [['service', 'outcome']], Metrics: [{ Name: 'Scans' }] },
        ],
      },
      service: 'scan',
      outcome,
      Scans: value,
    });

  it('sums metrics by name and dimensions', () => {
    const log = functionLog();
    log.output('scan', `${metric(1)}\n${metric([2, 3])}\n`);
    log.output('scan', `${metric(1, 'rejected')}\nnot "_aws" at all\n`);
    expect(log.metrics.all()).toEqual([
      {
        namespace: 'Gatehouse',
        name: 'Scans',
        dimensions: { service: 'scan', outcome: 'checked_in' },
        sum: 6,
        count: 3,
        last: 3,
      },
      {
        namespace: 'Gatehouse',
        name: 'Scans',
        dimensions: { service: 'scan', outcome: 'rejected' },
        sum: 1,
        count: 1,
        last: 1,
      },
    ]);
  });

  it('keeps the last 2,000 lines', () => {
    const log = functionLog();
    for (let count = 1; count <= 9_000; count += 1) log.output('scan', `${String(count)}\n`);
    expect([log.lines().length, log.lines()[0]?.line, log.lines().at(-1)?.line]).toEqual([
      2_000,
      '7001',
      '9000',
    ]);
  });

  it('recognises a line about a fault', () => {
    const about = (line: string) => tellsOfFault({ functionName: 'scan', line });
    expect([about('{"level":"ERROR"}'), about('{"level":"INFO"}'), about('Task timed out')]).toEqual([
      true,
      false,
      true,
    ]);
  });
});

describe('the shutdown', () => {
  it('ends services in reverse order, even if one fails to end', async () => {
    const ended: string[] = [];
    const { add, closeAll } = closers();
    add(() => void ended.push('first'));
    add(() => Promise.reject(new Error('stuck')));
    add(() => void ended.push('last'));
    await closeAll();
    await closeAll();
    expect(ended).toEqual(['last', 'first']);
  });
});
