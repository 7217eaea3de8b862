import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

/** An address on this machine that answers as the test requires. */
export interface IssuerServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

export const serve = (answer: RequestListener): Promise<IssuerServer> => listen(createServer(answer), 'http');

/** The same over TLS, with the given certificate (PEM). */
export const serveTls = (
  holder: { readonly key: string; readonly cert: string },
  answer: RequestListener,
): Promise<IssuerServer> => listen(createTlsServer(holder, answer), 'https');

async function listen(server: Server, scheme: string): Promise<IssuerServer> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${scheme}://127.0.0.1:${String(port)}/signers.pem`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
