import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { listen } from '../host/listen.ts';
import { StartFailure } from '../host/start-failure.ts';
import { launchGuard, type Guard } from './launch-guard.ts';
import { sweepLocks } from './lock.ts';

export interface Database {
  readonly url: string;
  /** Resolves when DynamoDB Local answers. */
  readonly ready: Promise<void>;
  /** From now on a database that has ended is started again. */
  keepAlive(by: Revival): void;
  close: () => Promise<void>;
}

/** What happens around a database that was started again. */
export interface Revival {
  readonly log: (line: string) => void;
  /** Puts back what a database in memory has lost. */
  readonly restore: () => Promise<void>;
  /** The database cannot be kept alive; the sentence says why. */
  readonly giveUp: (sentence: string) => void;
}

export interface DatabaseOptions {
  /** Folder of `java`. */
  readonly javaFolder: string;
  /** The data folder; without one everything is in memory. */
  readonly folder: string | undefined;
}

/** A database that ends more often than this within a minute is not started again. */
const mostEndsAMinute = 3;

/**
 * Starts DynamoDB Local under its guard. Resolves when the data folder is ours, before the database answers. Throws
 * {@link StartFailure} where another host has the folder, or where the database's file is damaged.
 */
export async function startDatabase({ javaFolder, folder }: DatabaseOptions): Promise<Database> {
  await sweepLocks();
  const port = await freePort();
  const databaseFolder = folder && path.join(folder, 'database');
  if (databaseFolder) mkdirSync(databaseFolder, { recursive: true, mode: 0o700 });
  const launch = () => launchGuard({ javaFolder, port, folder, databaseFolder });
  const url = `http://127.0.0.1:${String(port)}`;
  let guard = await launch();
  let closing = false;
  const ends: number[] = [];

  const revive = async ({ log, restore, giveUp }: Revival): Promise<void> => {
    for (;;) {
      await guard.exited;
      if (closing) return;
      const now = performance.now();
      ends.push(now);
      if (ends.filter((at) => now - at < 60_000).length > mostEndsAMinute) {
        giveUp('The database stopped repeatedly, so Gatehouse stops too. Run `npm start` to start it again.');
        return;
      }
      log(
        folder === undefined
          ? 'The database stopped and is started again. The data in memory is lost; the demo data is created again'
          : 'The database stopped and is started again with the data of its folder',
      );
      guard.endJava();
      try {
        guard = await launch();
        await untilAnswers(url, guard);
        await restore();
        log('The database answers again');
      } catch (error) {
        if (isOver()) return;
        // Ends a database that runs without its tables. The next round starts it again.
        guard.endJava();
        log(`The database could not be started again: ${error instanceof Error ? error.message : ''}`);
      }
    }
  };
  const isOver = (): boolean => closing;

  return {
    url,
    ready: untilAnswers(url, guard),
    keepAlive: (by) => void revive(by),
    close: async () => {
      closing = true;
      await guard.close();
    },
  };
}

async function untilAnswers(url: string, guard: Guard): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    if (guard.ended())
      throw new StartFailure(
        'The database stopped as soon as it was started. Run `java -version` to check that Java works.',
      );
    // Without credentials DynamoDB Local answers 400, which is an answer.
    const answered = await fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await sleep(50);
  }
  throw new StartFailure('The database did not answer within 30 s.');
}

/** Finds a free port. */
async function freePort(): Promise<number> {
  const { port, close } = await listen([createServer()], 0);
  await close();
  return port;
}
