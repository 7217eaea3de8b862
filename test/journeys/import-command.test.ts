import { setTimeout } from 'node:timers/promises';
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { serve } from '../unit/tools/support/serve.ts';
import { client, clientFor, type Client } from './support/client.ts';
import { runHost, type RunningHost } from './support/host.ts';

const projectFolder = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-test-'));
/** The environment of the tests must not affect the command. */
const noAccess = {
  GATEHOUSE_TOKEN: '',
  GATEHOUSE_CLIENT_ID: '',
  GATEHOUSE_CLIENT_SECRET: '',
  NODE_OPTIONS: '',
};
let host: RunningHost;
beforeAll(async () => {
  host = await runHost();
}, 120_000);

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}
type Env = Readonly<Record<string, string>>;

const tool = (
  name: string,
  args: readonly string[],
  env: Env = {},
  /** Called with all output on standard error so far. */
  onError: (err: string) => void = () => undefined,
) =>
  new Promise<Ran>((resolve) => {
    const child = execFile(
      process.execPath,
      [`tools/${name}/${name}.ts`, ...args],
      { cwd: projectFolder, env: { ...process.env, ...noAccess, ...env } },
      (_, out, err) => {
        resolve({ code: child.exitCode, out, err });
      },
    );
    let printed = '';
    child.stderr?.on('data', (text: string) => {
      onError((printed += text));
    });
  });
const argsOf = (file: string, site = 'harbour-court') =>
  ['import', file, '--site', site, '--api', `${host.url}/v1`] as const;
const importAs = (member: string, file: string, more: readonly string[] = []) =>
  tool('visits', [...argsOf(file), '--member', member, ...more]);

/** A separate day for each test, so that it can count its visits. */
let days = 2;
const newDay = (): string => {
  days += 1;
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
};
const head = 'englishName,idPrefix,unit,expectedFrom,expectedUntil\n';
const row = (index: number, day: string, name = `Chan Siu Ming ${'ABCDEFGHIJ'[index % 10] ?? ''}`) =>
  `${name},A${String(index).padStart(3, '0')},${String(index)},${day} 09:00,${day} 18:00\n`;
const fileOf = (name: string, content: string): string => {
  const file = path.join(folder, `${name}.csv`);
  writeFileSync(file, content);
  return file;
};
const rowsFile = (name: string, count: number, day: string) =>
  fileOf(name, head + Array.from({ length: count }, (_, index) => row(index, day)).join(''));

/** The units of the visits on a day, sorted; each row of {@link rowsFile} has its own unit. */
async function unitsOn(day: string, caller?: Client, siteId = 'harbour-court'): Promise<number[]> {
  const as = caller ?? (await clientFor(host.url, 'manager'));
  const units: number[] = [];
  for (let cursor = ''; ;) {
    const { status, headers, body } = await as.get(
      `/v1/sites/${siteId}/visits?day=${day}&limit=100${cursor}`,
    );
    if (status === 429) {
      await setTimeout(Number(headers.get('retry-after')) * 1000);
      continue;
    }
    const { items, nextCursor } = body as { items: { host: { unit: string } }[]; nextCursor?: string };
    units.push(...items.map((visit) => Number(visit.host.unit)));
    if (nextCursor === undefined) return units.sort((one, other) => one - other);
    cursor = `&cursor=${encodeURIComponent(nextCursor)}`;
  }
}
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

/** The line that names the API. */
const announced: unknown = expect.stringMatching(
  /^The API at http:\/\/localhost:\d+\/v1, site harbour-court\.\n$/,
);

describe('an imported file', () => {
  it('creates no visit twice when imported twice, also with a corrected row and another order', async () => {
    const day = newDay();
    const file = rowsFile('twice', 150, day);
    expect(await importAs('manager', file)).toEqual({
      code: 0,
      out: '150 of 150 rows: 150 made, 0 there already, 0 failed\n',
      err: announced,
    });
    expect((await importAs('integration', file)).out).toBe(
      '150 of 150 rows: 0 made, 150 there already, 0 failed\n',
    );
    const turned = upTo(151)
      .reverse()
      .map((index) => row(index, day));
    const edited = fileOf('edited', head + turned.join(''));
    expect((await importAs('manager', edited)).out).toContain('1 made, 150 there already');
    expect(await unitsOn(day)).toEqual(upTo(151));
  }, 60_000);

  it.each(['SIGINT', 'SIGKILL'] as const)(
    'continues after %s in the middle: every row is there once',
    async (signal) => {
      const day = newDay();
      const file = rowsFile(signal, 600, day);
      const child = spawn(
        process.execPath,
        ['tools/visits/visits.ts', ...argsOf(file), '--member', 'manager'],
        {
          cwd: projectFolder,
          env: { ...process.env, ...noAccess },
          stdio: ['ignore', 'pipe', 'pipe'],
        },
      );
      let printed = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
      const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
      while ((await unitsOn(day)).length < 80) await setTimeout(20);
      child.kill(signal);
      const code = await ended;
      const there = (await unitsOn(day)).length;
      expect(there).toBeLessThan(600);
      if (signal === 'SIGINT') {
        expect(code).toBe(130);
        // Whole pages: the reported number is the stored number.
        expect(printed).toContain(`${String(there)} of 600 rows: ${String(there)} made`);
        expect(printed).toContain('Run the same command again');
      }
      const again = await importAs('manager', file);
      expect(again.code).toBe(0);
      const [, made, already] =
        /^600 of 600 rows: (\d+) made, (\d+) there already, 0 failed$/m.exec(again.out) ?? [];
      expect(Number(made) + Number(already)).toBe(600);
      // The host completed the page that the killed command had sent last.
      expect(Number(already)).toBeGreaterThanOrEqual(there);
      expect(await unitsOn(day)).toEqual(upTo(600));
    },
    90_000,
  );

  it('writes its bad rows to a file for its owner only, prints none of them, and imports them once corrected', async () => {
    const day = newDay();
    const bad = [
      `SECRETNAME,SECRET9876543,7,${day} 09:00,${day} 18:00\n`,
      `,B123,8,${day} 09:00,${day} 18:00\n`,
      `SECRETNAME,,9,3/11/2026 09:00,${day} 08:00\n`,
      `SECRETNAME,,10,2020-01-01 09:00,2020-01-01 10:00\n`,
      `${'x'.repeat(20_000)},,11,${day} 09:00,${day} 18:00\n`,
    ];
    const file = fileOf('bad', head + row(0, day) + bad.join('') + row(1, day));
    const failed = path.join(folder, 'bad.failed.csv');
    writeFileSync(failed, 'of an earlier run', { mode: 0o644 });
    const ran = await importAs('manager', file);
    expect(ran).toEqual({
      code: 1,
      out: `7 of 7 rows: 2 made, 0 there already, 5 failed\nThe rows that failed, with line and reason: ${failed}\n`,
      err: announced,
    });
    expect(statSync(failed).mode & 0o777).toBe(0o600);
    const report = readFileSync(failed, 'utf8');
    expect(report.split('\r\n').map((line) => line.replace(/^.*?(\d+),(invalid|body)/, '$1,$2'))).toEqual([
      `\u{feff}${head.trim()},failedLine,failedResult,failedReason`,
      '3,invalid,"idPrefix must be the letter(s) and first three digits, such as A123"',
      '4,invalid,visitor must have an englishName or a chineseName',
      '5,invalid,expectedFrom is a day that can be read in two ways: write it as 2026-11-23 09:00',
      '6,invalid,expectedUntil must be in the future',
      '7,body_too_large,is larger than 16 KiB',
      '',
    ]);
    expect(await unitsOn(day)).toEqual([0, 1]);

    const mended = report
      .split('\r\n')
      .filter((line) => !/body_too_large|,10,/.test(line))
      .join('\r\n')
      .replace('SECRET9876543', 'A987')
      .replace(',B123', 'Somebody,B123')
      .replace('3/11/2026 09:00', `${day} 07:00`);
    const again = await importAs('manager', fileOf('mended', mended));
    expect(again).toMatchObject({ code: 0, out: '3 of 3 rows: 3 made, 0 there already, 0 failed\n' });
    expect(await unitsOn(day)).toEqual([0, 1, 7, 8, 9]);
  }, 60_000);

  it('is checked without access by a dry run, which sends nothing', async () => {
    const day = newDay();
    const file = fileOf('dry', `${head}${row(0, day)}SECRETNAME,A1234567,1,${day} 09:00,${day} 08:00\n`);
    expect(await tool('visits', ['import', file, '--dry-run'])).toEqual({
      code: 1,
      out: 'line 3: idPrefix must be the letter(s) and first three digits, such as A123; expectedUntil must be after expectedFrom\n2 rows; 1 would be refused. Nothing was sent.\n',
      err: '',
    });
    expect(await unitsOn(day)).toEqual([]);
  });

  it('gets a conflict that names the visit where the row of a reference was changed', async () => {
    const day = newDay();
    const one = (name: string) =>
      fileOf('reference', `reference,${head}B-7,${row(3, day, name)}B-8,${row(4, day, 'Same')}`);
    expect((await importAs('manager', one('First'))).out).toContain('2 made');
    const changed = await importAs('manager', one('Second'));
    expect(changed).toMatchObject({
      code: 1,
      out: expect.stringContaining('0 made, 1 there already, 1 failed'),
    });
    const report = readFileSync(path.join(folder, 'reference.failed.csv'), 'utf8');
    expect(report).toMatch(
      /,2,conflict,"?was imported before with other content; change visit [\w-]{22} instead/,
    );
    expect(await unitsOn(day)).toEqual([3, 4]);
  }, 30_000);
});

describe('an import', () => {
  const good = () => rowsFile('good', 3, newDay());
  it.each<[string, () => Promise<Ran>, RegExp]>([
    [
      'of a file that does not exist',
      () => importAs('manager', '/nowhere.csv'),
      /nowhere\.csv cannot be read: ENOENT/,
    ],
    ['of an empty file', () => importAs('manager', fileOf('empty', '')), /is empty/],
    ['of a file without rows', () => importAs('manager', fileOf('head', head)), /no rows/],
    ['of a workbook', () => importAs('manager', fileOf('book', 'PK\u{3}\u{4}')), /is a workbook.*CSV UTF-8/],
    [
      'of a row with too few cells',
      () => importAs('manager', fileOf('ragged', `${head}a,b\n`)),
      /line 2: has 2 cells/,
    ],
    [
      'into its own list of failures',
      () => importAs('manager', good(), ['--failed', path.join(folder, 'good.csv')]),
      /--failed must be another/,
    ],
    ['without access', () => tool('visits', argsOf(good())), /set GATEHOUSE_TOKEN.*--member/],
    [
      'with an invalid token',
      () => tool('visits', argsOf(good()), { GATEHOUSE_TOKEN: 'abc' }),
      /refused: 401 unauthenticated/,
    ],
    [
      'with a wrong secret',
      () =>
        tool('visits', argsOf(good()), {
          GATEHOUSE_CLIENT_ID: 'sandbox-manager',
          GATEHOUSE_CLIENT_SECRET: 'wrong',
        }),
      /No access token: .* answered 401/,
    ],
    ['without credentials', () => importAs('nobody', good()), /No access token: .* answered 400/],
    ['as a guard', () => importAs('guard', good()), /refused: 403 forbidden/],
    [
      'at a site of another firm',
      () => tool('visits', [...argsOf(good(), 'rival-tower'), '--member', 'manager']),
      /refused: 404 site_not_found/,
    ],
    ['at no site', () => tool('visits', ['import', good(), '--member', 'manager']), /--site/],
    ['without a file', () => tool('visits', ['import']), /^npm run visits -- import FILE/],
    ['with an unknown option', () => importAs('manager', good(), ['--force']), /Unknown option '--force'/],
  ])(
    '%s is refused with a message, and ends with 2',
    async (_, run, message) => {
      const { code, err } = await run();
      expect(err).toMatch(message);
      expect(err).not.toMatch(/ at .*\.ts:/);
      expect(code).toBe(2);
    },
    30_000,
  );
});

describe('a waiting import', () => {
  it('ends cleanly after a SIGINT', async () => {
    const methods: (string | undefined)[] = [];
    const url = await serve((request, response) => {
      methods.push(request.method);
      const headers = { 'content-type': 'application/json', 'retry-after': '100' };
      response
        .writeHead(request.method === 'POST' ? 429 : 200, headers)
        .end(JSON.stringify({ timeZone: 'Asia/Hong_Kong' }));
    });
    const file = rowsFile('waits', 3, newDay());
    const args = ['tools/visits/visits.ts', 'import', file, '--site', 'harbour-court', '--api', `${url}/v1`];
    const env = { ...process.env, ...noAccess, GATEHOUSE_TOKEN: 'token' };
    const child = execFile(process.execPath, args, { cwd: projectFolder, env });
    let printed = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (text: string) => (printed += text));
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    while (!methods.includes('POST') || !printed.includes('waiting')) await setTimeout(20);
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(printed).toContain('0 of 3 rows');
    expect(printed).toContain('Run the same command again');
    expect(printed).not.toMatch(/^ +at .*:\d+/m);
  }, 30_000);
});

describe('a firm of the trial tier', () => {
  it('imports with its client credentials, waits when it is too fast, and loses nothing', async () => {
    const made = await tool('firm', [
      'create',
      'acme',
      '--name',
      'Acme',
      '--tier',
      'trial',
      '--admin-subject',
      'sandbox-acme',
      '--host',
      host.url,
    ]);
    expect(made.code).toBe(0);
    const { body: token } = await client(host.url).post('/sandbox/tokens', { subject: 'sandbox-acme' });
    const admin = client(host.url, String(token['accessToken']));
    const site = {
      siteId: 'acme-house',
      name: 'Acme House',
      timeZone: 'Asia/Hong_Kong',
      privacyNotice: { en: 'A notice.', 'zh-Hant': '告示' },
    };
    expect((await admin.post('/v1/sites', site)).status).toBe(201);
    const day = newDay();
    const file = rowsFile('acme', 300, day);
    const env = { GATEHOUSE_CLIENT_ID: 'sandbox-acme', GATEHOUSE_CLIENT_SECRET: 'sandbox-only' };
    // Another member of the firm uses up its five requests a second, until the command has to wait.
    let waits = '';
    const busy = (async () => {
      while (waits === '') await Promise.all(upTo(10).map(() => admin.get('/v1/sites/acme-house')));
    })();
    const onError = (err: string) => {
      waits = /waiting \d s: 429 too_many_requests/.exec(err)?.[0] ?? '';
    };
    const ran = await tool('visits', argsOf(file, 'acme-house'), env, onError).finally(() => {
      waits ||= 'none';
    });
    await busy;
    expect(ran).toMatchObject({ code: 0, out: '300 of 300 rows: 300 made, 0 there already, 0 failed\n' });
    expect(waits).toMatch(/^waiting/);
    expect(await unitsOn(day, admin, 'acme-house')).toEqual(upTo(300));
  }, 90_000);
});

describe('the example', () => {
  it('is what docs/bulk.md shows, and can be imported twice as documented', async () => {
    const file = path.join(folder, 'example.csv');
    expect(await tool('visits', ['example', file])).toMatchObject({ code: 0 });
    const text = readFileSync(file, 'utf8');
    const docs = readFileSync(path.join(projectFolder, 'docs/bulk.md'), 'utf8');
    expect(docs).toContain(text.replaceAll(/\d{4}-\d\d-\d\d/g, '2026-11-23'));
    expect((await importAs('manager', file)).out).toBe('3 of 3 rows: 3 made, 0 there already, 0 failed\n');
    expect((await importAs('manager', file)).out).toContain('0 made, 3 there already');
    expect(await tool('visits', ['example', file])).toMatchObject({
      code: 2,
      err: /* no overwriting */ expect.stringContaining('exists already'),
    });
    expect(readFileSync(file, 'utf8')).toBe(text);
  }, 30_000);
});
