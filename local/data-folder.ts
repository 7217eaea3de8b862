import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { errorCode } from './error-code.ts';
import { StartFailure } from './start-failure.ts';

/** Where a host keeps what must outlive it. Without a folder nothing does. */
export interface DataFolder {
  /** Absolute; undefined where all is kept in memory. */
  readonly folder: string | undefined;
  /** A kept JSON value, or undefined. */
  read(name: string): unknown;
  /** Keeps a JSON value, readable by the owner only; a crash leaves the old or the new one, nothing between. */
  write(name: string, value: unknown): void;
}

/** Opens (and makes) the folder. Throws {@link StartFailure} where it cannot be written to. */
export function openDataFolder(wanted: string | undefined): DataFolder {
  if (wanted === undefined) return { folder: undefined, read: () => undefined, write: () => undefined };
  const folder = path.resolve(wanted);
  const file = (name: string): string => path.join(folder, `${name}.json`);
  try {
    makeFolder(folder);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    writeFileSync(path.join(folder, '.writable'), '', { mode: 0o600 });
  } catch (error) {
    throw new StartFailure(
      `The data folder ${folder} cannot be written to; set GATEHOUSE_DATA to another one.`,
      { cause: error },
    );
  }
  return {
    folder,
    read: (name) => {
      try {
        return JSON.parse(readFileSync(file(name), 'utf8')) as unknown;
      } catch (error) {
        if (errorCode(error) === 'ENOENT') return undefined;
        throw new StartFailure(`${file(name)} cannot be read; move it away to start anew.`, { cause: error });
      }
    },
    write: (name, value) => {
      writeFileSync(`${file(name)}.new`, JSON.stringify(value, undefined, 1), { mode: 0o600 });
      renameSync(`${file(name)}.new`, file(name));
    },
  };
}

/** Makes the folder and those above it. `mkdirSync` with `recursive` never comes back from a place like /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}
