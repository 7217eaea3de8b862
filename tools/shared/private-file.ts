import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ToolFailure } from './tool-failure.ts';

/** A file that exists whole or not at all, readable by its owner only. */
export interface PrivateFile {
  readonly write: (text: string) => void;
  /** Puts the file in its place. */
  readonly finish: () => void;
  /** Deletes what was written, unless it is finished. */
  readonly discard: () => void;
}

/**
 * Begins a file beside its place, `path`, and moves it there when it is finished. An unfinished file is deleted when the
 * process ends. Throws {@link ToolFailure} where a file exists and must not be replaced, or where nothing can be written.
 */
export function privateFile(file: string, mayReplace: boolean): PrivateFile {
  const refuseTaken = (): void => {
    const there = statSync(file, { throwIfNoEntry: false });
    if (there && !there.isFile()) throw new ToolFailure(`${file} exists and is not a file.`);
    if (there && !mayReplace) throw new ToolFailure(`${file} exists already. --force replaces it.`);
  };
  refuseTaken();
  const name = `.${path.basename(file)}.${randomBytes(6).toString('hex')}.part`;
  const part = path.join(path.dirname(file), name);
  const descriptor = orFailure(file, () => openSync(part, 'wx', 0o600));
  let isOpen = true;
  const close = (): void => {
    if (isOpen) closeSync(descriptor);
    isOpen = false;
  };
  let isFinished = false;
  const discard = (): void => {
    process.off('exit', discard);
    if (isFinished) return;
    close();
    rmSync(part, { force: true });
  };
  process.on('exit', discard);
  return {
    write: (text) => {
      orFailure(file, () => {
        writeFileSync(descriptor, text);
      });
    },
    finish: () => {
      refuseTaken();
      orFailure(file, () => {
        fsyncSync(descriptor);
        close();
        renameSync(part, file);
      });
      isFinished = true;
      process.off('exit', discard);
    },
    discard,
  };
}

function orFailure<Value>(file: string, act: () => Value): Value {
  try {
    return act();
  } catch (error) {
    const code =
      typeof error === 'object' && error !== null && 'code' in error ? `: ${String(error.code)}` : '';
    throw new ToolFailure(`${file} cannot be written${code}.`, { cause: error });
  }
}
