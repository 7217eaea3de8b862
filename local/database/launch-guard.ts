import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { StartFailure } from '../host/start-failure.ts';
import { databaseFile } from './database-file.ts';
import { lockAddress } from './lock.ts';

/** The process that DynamoDB Local runs under. */
export interface Guard {
  readonly exited: Promise<unknown>;
  ended(): boolean;
  /** Kills a database that its guard left behind. */
  endJava(): void;
  close(): Promise<void>;
}

interface LaunchOptions {
  readonly javaFolder: string;
  readonly port: number;
  readonly folder: string | undefined;
  readonly databaseFolder: string | undefined;
}

/** Starts the guard, which starts the database. Throws {@link StartFailure} where the folder cannot be used. */
export async function launchGuard({
  javaFolder,
  port,
  folder,
  databaseFolder,
}: LaunchOptions): Promise<Guard> {
  const guard = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      path.join(import.meta.dirname, 'guard.ts'),
      String(port),
      databaseFolder ?? '',
      folder ? lockAddress(folder) : '',
    ],
    { stdio: ['pipe', 'pipe', 'inherit'], detached: true, env: javaEnvironment(javaFolder) },
  );
  const exited = once(guard, 'exit');
  let ended = false;
  void exited.then(() => (ended = true));
  // A guard that was killed cannot get the message that the host stops.
  guard.stdin.on('error', () => undefined);
  let javaProcess: number | undefined;
  const lines = createInterface({ input: guard.stdout });
  lines.on('line', (line) => {
    const found = /^java (\d+)$/.exec(line)?.[1];
    if (found !== undefined) javaProcess = Number(found);
  });
  const [first] = (await Promise.race([once(lines, 'line'), exited])) as unknown[];
  if (first === 'in-use')
    throw new StartFailure(`Another Gatehouse is using the data folder ${folder ?? ''}.`);
  if (first === 'damaged' && databaseFolder !== undefined)
    throw new StartFailure(
      `${databaseFile(databaseFolder)} cannot be read. Move it away to start again without its visits, members and sites, or restore a copy of the whole data folder.`,
    );
  return {
    exited,
    ended: () => ended,
    endJava: () => {
      if (javaProcess === undefined) return;
      try {
        process.kill(javaProcess, 'SIGKILL');
      } catch {
        // It has ended already.
      }
    },
    close: async () => {
      guard.stdin.end();
      await exited;
    },
  };
}

/** Quick to start rather than quick after minutes: in a short run Java's second compiler would be a quarter of the work. */
const javaOptions = '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC';

const javaEnvironment = (javaFolder: string): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: `${javaFolder}${path.delimiter}${process.env['PATH'] ?? ''}`,
  JAVA_TOOL_OPTIONS: `${javaOptions} ${process.env['JAVA_TOOL_OPTIONS'] ?? ''}`,
});
