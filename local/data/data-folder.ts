import {
  accessSync,
  appendFileSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { errorCode } from '../host/error-code.ts';
import { StartFailure } from '../host/start-failure.ts';

/** Where a host stores what must outlive it. Without a folder nothing is stored. */
export interface DataFolder {
  /** Absolute; undefined where everything is in memory. */
  readonly folder: string | undefined;
  /** A kept JSON value, or undefined. */
  read(name: string): unknown;
  /** Keeps a JSON value, readable by the owner only; a crash leaves either the old or the new one. */
  write(name: string, value: unknown): void;
  /** The last `most` values of a kept list, in order; the others are forgotten. */
  readList(name: string, most: number): readonly unknown[];
  /** Adds JSON values to a kept list. */
  append(name: string, values: readonly unknown[]): void;
}

const inMemory: DataFolder = {
  folder: undefined,
  read: () => undefined,
  write: () => undefined,
  readList: () => [],
  append: () => undefined,
};

/** Opens (and makes) the folder. Throws {@link StartFailure} where it cannot be written to. */
export function openDataFolder(wanted: string | undefined): DataFolder {
  if (wanted === undefined) return inMemory;
  const folder = path.resolve(wanted);
  const file = (name: string): string => path.join(folder, `${name}.json`);
  const replace = (at: string, text: string): void => {
    writeFileSync(`${at}.new`, text, { mode: 0o600 });
    renameSync(`${at}.new`, at);
  };
  const listFile = (name: string): string => path.join(folder, `${name}.jsonl`);
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
        throw new StartFailure(`${file(name)} cannot be read; ${adviceAbout(name)}.`, { cause: error });
      }
    },
    write: (name, value) => {
      replace(file(name), JSON.stringify(value, undefined, 1));
    },
    readList: (name, most) => {
      const values = existsSync(listFile(name)) ? listed(readFileSync(listFile(name), 'utf8')) : [];
      const last = values.slice(-most);
      if (values.length > 0) replace(listFile(name), last.map(asLine).join(''));
      return last;
    },
    append: (name, values) => {
      appendFileSync(listFile(name), values.map(asLine).join(''), { mode: 0o600 });
    },
  };
}

/** Advice for a stored file that cannot be read: what to do, and what is lost. */
function adviceAbout(name: string): string {
  const lost = lostWith[name] ?? (name.startsWith('stream-') ? lostWith['stream'] : undefined);
  const move = 'restore a copy of it, or move it away';
  return lost === undefined ? `${move} to start without it` : `${move}: ${lost}`;
}

const lostWith: Readonly<Record<string, string>> = {
  secrets:
    'a new one has other keys, so the stored visits and bars cannot be found by name or code any more (start with an empty data folder instead), and the certificates are fetched again',
  issuer: 'the sandbox issuer starts with a new certificate, and older codes are refused',
  'token-keys': 'older access tokens are refused',
  'usage-keys': 'the firms that were created here lose their keys and quotas',
  stream: 'events of the last 24 hours are published again',
};

const asLine = (value: unknown): string => `${JSON.stringify(value)}\n`;

/** Reads a list's lines. A line that a crash left half written is ignored. */
function listed(text: string): readonly unknown[] {
  return text.split('\n').flatMap((line) => {
    try {
      return [JSON.parse(line) as unknown];
    } catch {
      return [];
    }
  });
}

/** Makes the folder and those above it. `mkdirSync` with `recursive` never comes back from a place like /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}
