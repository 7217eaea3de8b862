import { createHash } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Address of the socket that locks a folder. A socket, not a file with a process number: the system closes it with its
 * process, so a host that was killed never leaves a lock behind.
 */
export function lockAddress(folder: string): string {
  const name = `gatehouse-${createHash('sha256').update(folder).digest('hex').slice(0, 24)}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : path.join(tmpdir(), `${name}.sock`);
}

/** Takes the lock for the life of this process; false where another process holds it for longer than `patienceMs`. */
export async function takeLock(address: string, patienceMs = 3_000): Promise<boolean> {
  const deadline = Date.now() + patienceMs;
  while (!(await listens(address))) {
    // A socket without an answer was left by a killed process.
    if (!(await answers(address)) && process.platform !== 'win32') rmSync(address, { force: true });
    else if (Date.now() > deadline) return false;
    else await sleep(100);
  }
  return true;
}

/** Removes the sockets that killed processes left behind. */
export async function sweepLocks(folder: string = tmpdir()): Promise<void> {
  if (process.platform === 'win32') return;
  for (const name of readdirSync(folder)) {
    if (!/^gatehouse-[0-9a-f]{24}\.sock$/.test(name)) continue;
    const address = path.join(folder, name);
    if (!(await answers(address))) rmSync(address, { force: true });
  }
}

/** Removes the socket of a lock that this process holds. */
export function removeLock(address: string): void {
  if (process.platform !== 'win32') rmSync(address, { force: true });
}

const listens = (address: string): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer((socket) => socket.end());
    server.once('error', () => {
      resolve(false);
    });
    server.listen(address, () => {
      resolve(true);
    });
    server.unref();
  });

const answers = (address: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(address, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => {
      resolve(false);
    });
  });
