import { once } from 'node:events';
import type { Server } from 'node:http';
import { errorCode } from './error-code.ts';

export interface Listening {
  readonly port: number;
  /** Closes immediately, with all open connections. */
  close: () => Promise<void>;
}

const loopback = ['127.0.0.1', '::1'] as const;

/**
 * Listens on this machine only: the first server on 127.0.0.1, a second one, if given, on ::1 with the same port (where
 * the machine has IPv6). Port 0 takes a free one. Rejects with `EADDRINUSE` where either is taken.
 */
export async function listen(servers: readonly Server[], wantedPort: number): Promise<Listening> {
  let port = wantedPort;
  const open: Server[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(
      open.map(async (server) => {
        const closed = once(server, 'close');
        server.close();
        server.closeAllConnections();
        await closed;
      }),
    );
  };
  for (const [index, server] of servers.entries()) {
    try {
      server.listen(port, loopback[index] ?? loopback[0]);
      await once(server, 'listening');
      open.push(server);
    } catch (error) {
      const noIpv6 = ['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(errorCode(error) ?? '');
      if (index > 0 && noIpv6) continue;
      await close();
      throw error;
    }
    const address = server.address();
    if (typeof address === 'object' && address) port = address.port;
  }
  return { port, close };
}
