import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { client } from './support/client.ts';
import { commandsUnder, play } from './support/documented-commands.ts';
import { runHost, type RunningHost } from './support/host.ts';

const projectFolder = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-test-'));
let host: RunningHost;
beforeAll(async () => {
  host = await runHost();
}, 120_000);
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A folder of commands that come before the system's: a `date` that is not GNU's, and a `node` with a later clock. */
function otherCommands(aheadMs: number): Readonly<Record<string, string>> {
  const commands = mkdtempSync(path.join(folder, 'bin-'));
  const ahead = `const now = Date.now; Date.now = () => now() + ${String(aheadMs)};`;
  const preload = path.join(commands, 'ahead.cjs');
  writeFileSync(preload, ahead);
  writeFileSync(path.join(commands, 'date'), '#!/bin/sh\necho "date: illegal option" >&2\nexit 1\n', {
    mode: 0o755,
  });
  writeFileSync(
    path.join(commands, 'node'),
    `#!/bin/sh\nexec "${process.execPath}" --require "${preload}" "$@"\n`,
    { mode: 0o755 },
  );
  return { PATH: `${commands}:${process.env['PATH'] ?? ''}` };
}

describe('docs/adapting-the-profile.md', () => {
  const draft = 'functions/personal-code/profiles/iam-smart-1.ts';
  const verify = 'npm run verify-code -- --profile';
  const project = path.join(folder, 'project');
  /** Runs the first and second step, which write the draft and the samples, and then `more`. */
  const rehearse = (more = '') =>
    play(commandsUnder('docs/adapting-the-profile.md', '## 1. Start a draft') + more, host.url, {
      cwd: project,
    });
  beforeAll(() => {
    // The commands write beside the profiles, so they run in a copy of the project.
    mkdirSync(project);
    cpSync(path.join(projectFolder, 'functions'), path.join(project, 'functions'), { recursive: true });
    for (const name of ['package.json', 'node_modules', 'tools', 'client'])
      symlinkSync(path.join(projectFolder, name), path.join(project, name));
  });

  it('rehearses with the sandbox’s own certificate and ends in “verified”, also with its authority pinned', async () => {
    const { code, printed } = await rehearse();
    expect(printed.match(/^drafts\/samples\.txt, line 1: verified$/gm)).toHaveLength(2);
    expect(printed).toContain('Profile iam-smart-1.sandbox');
    expect(code).toBe(0);
    expect(readFileSync(path.join(project, draft), 'utf8')).not.toMatch(/assumed-1|Assumed1/);
  }, 60_000);

  it('verifies the samples at the time when they were fresh', async () => {
    const { code, printed } = await rehearse(
      commandsUnder('docs/adapting-the-profile.md', '## 3. Try the samples'),
    );
    expect(printed.match(/^drafts\/samples\.txt, line 1: verified$/gm)).toHaveLength(3);
    expect(code).toBe(0);
  }, 60_000);

  it.each([
    ['five minutes later', `NOW=$(node -p 'new Date(Date.parse("'$NOW'") + 300000).toISOString()')\n`, 'T01'],
    [
      'with one changed character',
      'node -e \'const fs = require("fs"); const file = "drafts/samples.txt"; const text = fs.readFileSync(file, "utf8").trim(); fs.writeFileSync(file, text.slice(0, -20) + (text.at(-20) === "A" ? "B" : "A") + text.slice(-19))\'\n',
      'S01',
    ],
    [
      'with another issuer’s certificates',
      'post() { curl -s $B/sandbox/certificates -H "content-type: application/json" -d "{\\"mode\\":\\"$1\\"}"; }\npost untrusted; curl -s $B/sandbox/issuer/certificates.pem > drafts/issuer.pem; post normal\n',
      'K01',
    ],
  ])(
    'refuses a sample %s',
    async (_, change, ref) => {
      const again = `${verify} ${draft}#iam-smart-1.sandbox --certificates drafts/issuer.pem --now $NOW drafts/samples.txt\n`;
      const { code, printed } = await rehearse(change + again);
      expect(printed.split('\n').filter((line) => line.includes('rejected'))).toEqual([
        expect.stringContaining(ref),
      ]);
      expect(code).toBe(1);
    },
    60_000,
  );
});

describe('docs/bulk.md', () => {
  // Files are written to a separate folder.
  const inFolder = (commands: string) =>
    commands
      .replaceAll('visits.csv', path.join(folder, 'visits.csv'))
      .replaceAll('november.csv', path.join(folder, 'november.csv'));
  const imports = commandsUnder('docs/bulk.md', '## Importing from a spreadsheet');

  it('imports its example at any port of the host, and creates no visit twice', async () => {
    const first = await play(inFolder(imports), host.url);
    expect(first.printed).toContain('3 of 3 rows: 3 made, 0 there already, 0 failed');
    expect(first.code).toBe(0);
    const again = await play(inFolder(imports), host.url);
    expect(again.printed).toContain('visits.csv cannot be written, or exists already');
    expect(again.printed).toContain('3 of 3 rows: 0 made, 3 there already, 0 failed');
    expect(again.code).toBe(0);
  }, 60_000);

  it('exports to a file', async () => {
    const played = await play(
      inFolder(commandsUnder('docs/bulk.md', '## Exporting to a spreadsheet')),
      host.url,
    );
    expect(played.printed).toMatch(/\d+ visits are in \S+november\.csv/);
    expect(played.code).toBe(0);
  }, 60_000);
});

// This is the last block, because it moves the host's clock forward, which never moves back.
describe('the README’s main job with curl', () => {
  const commands = commandsUnder('README.md', '## The main job with curl');
  /** The content of each line of the answer: the state of the booked visit, the outcomes of the scans. */
  const answersOf = ({ printed }: { printed: string }) =>
    printed
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .map((answer) => answer['outcome'] ?? answer['state']);
  const asDocumented = ['expected', 'checked_in', 'checked_out'];

  it.each(['bash', 'bash', 'sh'])('works repeatedly (%s)', async (shell) => {
    const played = await play(commands, host.url, { shell });
    expect([played.code, answersOf(played)]).toEqual([0, asDocumented]);
  });

  it('works again after a run that left the visitor inside', async () => {
    const left = commands.replace('scan out\n', '');
    expect(left).not.toBe(commands);
    // Each run has its own visitor, named by the second.
    const second = (seconds: number) => ({ env: otherCommands(seconds * 1000) });
    expect(answersOf(await play(left, host.url, second(10)))).toEqual(asDocumented.slice(0, 2));
    expect(answersOf(await play(commands, host.url, second(20)))).toEqual(asDocumented);
  });

  it('works ten minutes before midnight in UTC, and without GNU date', async () => {
    const daySeconds = 86_400;
    const now = Date.now() / 1000;
    const tenToMidnight = Math.floor(now / daySeconds) * daySeconds + daySeconds - 600;
    const passSeconds = Math.ceil((tenToMidnight - now + daySeconds) % daySeconds);
    const passed = await client(host.url).post('/sandbox/time', { passSeconds });
    expect(String(passed.body['now'])).toMatch(/T23:5\d:/);
    const played = await play(commands, host.url, { env: otherCommands(passSeconds * 1000) });
    expect([played.code, answersOf(played)]).toEqual([0, asDocumented]);
  });
});
