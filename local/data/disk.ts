import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { errorCode } from '../host/error-code.ts';

/** What the system says where a disk, a quota or a limit is full. */
const fullCodes: ReadonlySet<string | undefined> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const probeBytes = 64 * 1024;
/** The least time between two messages about it. */
const pauseMs = 30_000;

export const isDiskFull = (error: unknown): boolean => fullCodes.has(errorCode(error));

/**
 * Checks after a fault whether the disk is full, and reports it from time to time. Does nothing if the data is in
 * memory.
 */
export function diskWatch(
  folder: string | undefined,
  log: (line: string) => void,
  nowMs: () => number,
): () => void {
  if (folder === undefined) return () => undefined;
  const probe = path.join(folder, '.writable');
  let lookedAt = -Infinity;
  return () => {
    if (nowMs() - lookedAt < pauseMs) return;
    lookedAt = nowMs();
    try {
      writeFileSync(probe, Buffer.alloc(probeBytes), { mode: 0o600 });
      // Another fault, a moment later, may be the disk's.
      lookedAt = -Infinity;
    } catch (error) {
      if (!isDiskFull(error)) return;
      log(
        `The disk of the data folder ${folder} is full (${errorCode(error) ?? ''}): nothing can be stored, and requests get 503. Free some space; Gatehouse then continues automatically.`,
      );
    } finally {
      empty(probe);
    }
  };
}

function empty(file: string): void {
  try {
    writeFileSync(file, '');
  } catch {
    // On a full disk the file is not changed.
  }
}
