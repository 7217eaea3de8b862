import { afterAll } from '@jest/globals';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** A Gatehouse in a separate process, started as `npm start` does. */
export interface RunningHost {
  readonly url: string;
  readonly pid: number;
  /** Its output so far. */
  readonly printed: () => string;
  /** Sends the signal; returns the exit code when it has ended. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

const projectFolder = path.resolve(import.meta.dirname, '../../..');
const patienceMs = 60_000;
const patienceToEndMs = 10_000;

// A host that a failed test left running ends with its test file. This runs before the file's own `afterAll`, so it stops
// the host gently first, as Ctrl-C does.
const started: ChildProcess[] = [];
afterAll(async () => {
  await Promise.all(started.map(end));
});

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const patience = setTimeout(() => child.kill('SIGKILL'), patienceToEndMs);
  await exited;
  clearTimeout(patience);
}

/** Starts a host on a free port (or that of `env`) and waits until it is ready. Throws its output if it ends before that. */
export async function runHost(env: Readonly<Record<string, string>> = {}): Promise<RunningHost> {
  const host = startProcess(env);
  const url = await host.ready;
  if (url === undefined) throw new Error(`the host did not start:\n${host.printed()}`);
  return { ...host, url };
}

/** Starts a host that is expected to end by itself; returns its exit code and output. */
export async function runHostToItsEnd(
  env: Readonly<Record<string, string>>,
): Promise<{ code: number | null; printed: string }> {
  const host = startProcess(env);
  const [code] = (await host.exited) as [number | null];
  return { code, printed: host.printed() };
}

function startProcess(env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, ['local/host/start.ts'], {
    cwd: projectFolder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...noSettings, ...env },
  });
  started.push(child);
  const lines: string[] = [];
  const exited = once(child, 'exit');
  const ready = new Promise<string | undefined>((resolve) => {
    const patience = setTimeout(() => {
      child.kill('SIGKILL');
    }, patienceMs);
    void exited.then(() => {
      clearTimeout(patience);
      resolve(undefined);
    });
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        const url = /^Gatehouse is ready at (\S+)$/.exec(line)?.[1];
        if (url === undefined) return;
        clearTimeout(patience);
        resolve(url);
      });
    }
  });
  return {
    ready,
    exited,
    pid: child.pid ?? 0,
    printed: () => lines.join('\n'),
    stop: async (signal: NodeJS.Signals = 'SIGTERM') => {
      child.kill(signal);
      const [code] = (await exited) as [number | null];
      return code;
    },
  };
}

/** The processes of DynamoDB Local under this host: its guard, and Java. */
export function databaseProcesses(hostPid: number): { readonly guard: number; readonly java: number } {
  const all = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .map((found) => ({ pid: Number(found?.[1]), parent: Number(found?.[2]), args: found?.[3] ?? '' }));
  const guard = all.find(({ parent, args }) => parent === hostPid && args.includes('guard.ts'));
  const java = all.find(({ parent, args }) => parent === guard?.pid && args.includes('java'));
  if (!guard || !java) throw new Error('the host runs no database');
  return { guard: guard.pid, java: java.pid };
}

/** The environment of the tests must not affect the host of a test. */
const noSettings = { PORT: '0', GATEHOUSE_DATA: '', GATEHOUSE_LOGS: '', NODE_OPTIONS: '' };
