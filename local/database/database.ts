import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { listen } from '../listen.ts';
import { StartFailure } from '../start-failure.ts';
import { lockAddress } from './lock.ts';

export interface Database {
  readonly url: string;
  /** Resolves when DynamoDB Local answers. */
  readonly ready: Promise<void>;
  close: () => Promise<void>;
}

interface Wanted {
  /** Folder of `java`. */
  readonly javaFolder: string;
  /** Data folder; without one all is kept in memory. */
  readonly folder: string | undefined;
}

/**
 * Starts DynamoDB Local under its guard. Resolves when the data folder is ours, before the database answers. Throws
 * {@link StartFailure} where another host has the folder.
 */
export async function startDatabase({ javaFolder, folder }: Wanted): Promise<Database> {
  const port = await freePort();
  const databaseFolder = folder && path.join(folder, 'database');
  if (databaseFolder) mkdirSync(databaseFolder, { recursive: true, mode: 0o700 });
  const guard = spawn(
    process.execPath,
    [
      path.join(import.meta.dirname, 'guard.ts'),
      String(port),
      databaseFolder ?? '',
      folder ? lockAddress(folder) : '',
    ],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
      detached: true,
      env: javaEnvironment(javaFolder),
    },
  );
  const exited = once(guard, 'exit');
  let ended = false;
  void exited.then(() => (ended = true));
  const lines = createInterface({ input: guard.stdout });
  const [first] = (await Promise.race([once(lines, 'line'), exited])) as unknown[];
  if (first === 'in-use')
    throw new StartFailure(`Another Gatehouse is using the data folder ${folder ?? ''}.`);

  const url = `http://127.0.0.1:${String(port)}`;
  return {
    url,
    ready: untilAnswers(url, () => ended),
    close: async () => {
      guard.stdin.end();
      await exited;
    },
  };
}

/** Quick to start rather than quick after minutes: a quarter of the work of a short run would be Java's second compiler. */
const javaOptions = '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC';

const javaEnvironment = (javaFolder: string): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: `${javaFolder}${path.delimiter}${process.env['PATH'] ?? ''}`,
  JAVA_TOOL_OPTIONS: `${javaOptions} ${process.env['JAVA_TOOL_OPTIONS'] ?? ''}`,
});

async function untilAnswers(url: string, hasEnded: () => boolean): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    if (hasEnded())
      throw new StartFailure(
        'The database ended as soon as it was started; run `java -version` to see whether Java works.',
      );
    // Without credentials DynamoDB Local answers 400, which is an answer.
    const answered = await fetch(url).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await sleep(50);
  }
  throw new StartFailure('The database did not answer within 30 s.');
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const { port, close } = await listen([createServer()], 0);
  await close();
  return port;
}
