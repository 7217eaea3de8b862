import { existsSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** The file in which DynamoDB Local keeps every table (its option `-sharedDb`). */
export const databaseFile = (folder: string): string => path.join(folder, 'shared-local-instance.db');

/** True if the file exists but is not a readable database. The file must not be in use. */
export function isDamaged(file: string): boolean {
  if (!existsSync(file)) return false;
  try {
    const database = new DatabaseSync(file);
    try {
      return Object.values(database.prepare('PRAGMA quick_check(1)').get() ?? {})[0] !== 'ok';
    } finally {
      database.close();
    }
  } catch {
    return true;
  }
}
