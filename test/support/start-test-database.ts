import { findJava } from '../../local/java/find-java.ts';
import { startDatabase, type Database } from '../../local/database/database.ts';

/** Starts a DynamoDB Local in memory, without tables. */
export async function startTestDatabase(): Promise<Database> {
  const javaFolder = await findJava({
    env: process.env,
    cacheFolder: '.gatehouse/java',
    log: () => undefined,
  });
  const database = await startDatabase({ javaFolder, folder: undefined });
  await database.ready;
  return database;
}
