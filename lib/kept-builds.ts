import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

const projectFolder = path.resolve(import.meta.dirname, '..');

/** What is built is kept below this folder, which git ignores. */
export const keptFolder = path.join(projectFolder, '.gatehouse');

const keptMs = 86_400_000;

/** A digest of files and folders (paths from the project's root) with their content: 24 hexadecimal digits. */
export function digestOf(names: readonly string[]): string {
  const hash = createHash('sha256');
  for (const name of names)
    for (const file of filesIn(name)) hash.update(file).update(readFileSync(path.join(projectFolder, file)));
  return hash.digest('hex').slice(0, 24);
}

function filesIn(name: string): readonly string[] {
  const at = path.join(projectFolder, name);
  if (!statSync(at).isDirectory()) return [name];
  return readdirSync(at, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(projectFolder, path.join(entry.parentPath, entry.name)))
    .sort();
}

/**
 * A folder that is built once. `build` fills another folder, which then takes the name: nobody sees half of it, and of
 * several processes that build the same at once, one wins.
 */
export function keepBuild(folder: string, build: (unfinished: string) => void): string {
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.${String(process.pid)}.tmp`;
  mkdirSync(unfinished, { recursive: true });
  try {
    build(unfinished);
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** Removes what was made in a folder more than a day ago: processes of other sources still use theirs. */
export function removeOld(folder: string, now = Date.now()): void {
  for (const name of readdirSync(folder)) {
    const at = path.join(folder, name);
    // Another process may remove it at the same moment.
    const made = statSync(at, { throwIfNoEntry: false })?.mtimeMs;
    if (made !== undefined && now - made > keptMs) rmSync(at, { recursive: true, force: true });
  }
}
