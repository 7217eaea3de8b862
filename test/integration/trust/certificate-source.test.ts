import type { RequestListener } from 'node:http';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';
import { KeyObject } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import { certificateSource } from '../../../functions/trust/certificate-source.ts';
import { issue, pem } from '../../unit/trust/support/authority.ts';
import { serve, serveTls, type IssuerServer } from './support/issuer-server.ts';

const servers: IssuerServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map(({ close }) => close()));
});
const limits = { timeoutMs: 400, answerBytes: 128 * 1024 };
const fetchFrom = async (answer: RequestListener, etag?: string, more: Partial<typeof limits> = {}) => {
  const server = await serve(answer);
  servers.push(server);
  return certificateSource('sandbox', { ...limits, ...more })(server.url, etag);
};
const failed = (fault: string) => ({ result: 'failed', fault });
const textOf = (answer: Awaited<ReturnType<typeof fetchFrom>>) =>
  answer.result === 'fetched' ? Buffer.from(answer.body).toString() : answer;

describe('an issuer that answers', () => {
  it('gives its certificates and its entity tag', async () => {
    const answer = await fetchFrom((_, response) => response.setHeader('etag', '"abc"').end('certificates'));
    expect(answer).toEqual({ result: 'fetched', body: Buffer.from('certificates'), etag: '"abc"' });
  });

  it('may give an empty answer', async () => {
    const answer = await fetchFrom((_, response) => response.end());
    expect(answer).toEqual({ result: 'fetched', body: Buffer.alloc(0) });
  });

  it.each(['no quotes', '"', '"with "quotes""', '"with space "', `"${'a'.repeat(129)}"`])(
    'gives no tag where the tag is unusable: %s',
    async (etag) => {
      const answer = await fetchFrom((_, response) => response.setHeader('etag', etag).end('certificates'));
      expect(answer).toEqual({ result: 'fetched', body: Buffer.from('certificates') });
    },
  );

  it.each(['W/"abc"', '""', `"${'a'.repeat(128)}"`])('gives a usable tag: %s', async (etag) => {
    const answer = await fetchFrom((_, response) => response.setHeader('etag', etag).end('certificates'));
    expect(answer).toMatchObject({ etag });
  });

  it('is asked for plain bytes, and without a tag at first', async () => {
    let asked: object = {};
    await fetchFrom(({ headers }, response) => {
      asked = headers;
      response.end();
    });
    expect(asked).toMatchObject({ 'accept-encoding': 'identity' });
    expect(asked).not.toHaveProperty('if-none-match');
  });

  it('may answer that nothing changed, when asked with a tag', async () => {
    const listener: RequestListener = ({ headers }, response) => {
      response.writeHead(headers['if-none-match'] === '"abc"' ? 304 : 200).end();
    };
    expect(await fetchFrom(listener, '"abc"')).toEqual({ result: 'not_modified' });
    expect(await fetchFrom((_, response) => response.writeHead(304).end())).toEqual(failed('redirected'));
  });
});

describe('an issuer that misbehaves (L01)', () => {
  it.each([301, 302, 303, 307, 308])('is refused when it redirects with %d', async (status) => {
    let requests = 0;
    const answer = await fetchFrom((_, response) => {
      requests += 1;
      response.writeHead(status, { location: '/elsewhere' }).end('certificates');
    });
    expect(answer).toEqual(failed('redirected'));
    expect(requests).toBe(1);
  });

  it.each([201, 204, 206, 400, 401, 404, 429, 500, 503])('is refused when it answers %d', async (status) => {
    const answer = await fetchFrom((_, response) => response.writeHead(status).end());
    expect(answer).toEqual(failed('unexpected_status'));
  });

  it('is refused when it sends more than 128 kB', async () => {
    const send = (bytes: number) => fetchFrom((_, response) => response.end(Buffer.alloc(bytes, 'a')));
    expect(await send(128 * 1024 + 1)).toEqual(failed('answer_too_large'));
    expect(await send(5 * 1024 * 1024)).toEqual(failed('answer_too_large'));
    expect(textOf(await send(128 * 1024))).toHaveLength(128 * 1024);
  });

  it('is refused when it sends without end, and bytes over the limit are not read', async () => {
    let sent = 0;
    const answer = await fetchFrom((_, response) => {
      const more = setInterval(() => {
        sent += 1;
        response.write(Buffer.alloc(64 * 1024));
      }, 5);
      response.on('close', () => {
        clearInterval(more);
      });
    });
    expect(answer).toEqual(failed('answer_too_large'));
    expect(sent).toBeLessThan(40);
  });

  const zeros = Buffer.alloc(64 * 1024 * 1024);
  it.each([
    ['gzip', gzipSync(zeros)],
    ['deflate', deflateSync(zeros)],
    ['br', brotliCompressSync(zeros, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })],
    ['gzip, gzip', gzipSync(gzipSync(zeros))],
    ['br, gzip', gzipSync(brotliCompressSync(zeros, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }))],
  ])(
    'is refused when it sends a compressed bomb (%s), though plain bytes were requested',
    async (encoding, bomb) => {
      expect(bomb.length).toBeLessThan(limits.answerBytes);
      const answer = await fetchFrom(
        (_, response) => response.setHeader('content-encoding', encoding).end(bomb),
        undefined,
        { timeoutMs: 5_000 },
      );
      expect(answer).toEqual(failed('answer_too_large'));
    },
  );

  it.each(['gzip', 'br', 'deflate'])(
    'is refused when it sends an invalid compressed answer (%s)',
    async (encoding) => {
      const listener: RequestListener = (_, response) =>
        response.setHeader('content-encoding', encoding).end('garbage');
      expect(await fetchFrom(listener)).toEqual(failed('answer_incomplete'));
    },
  );

  it('is refused when it stops in the middle', async () => {
    const answer = await fetchFrom((_, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('certificates', () => response.destroy());
    });
    expect(answer).toEqual(failed('answer_incomplete'));
  });

  it('is refused when it never starts to answer', async () => {
    const started = performance.now();
    expect(await fetchFrom(() => undefined)).toEqual(failed('timed_out'));
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('is refused when it answers byte by byte, because the time limit is for the whole exchange', async () => {
    const started = performance.now();
    const answer = await fetchFrom((_, response) => {
      const more = setInterval(() => response.write('a'), 20);
      response.on('close', () => {
        clearInterval(more);
      });
    });
    expect(answer).toEqual(failed('timed_out'));
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  /** Answers raw bytes, not those of an HTTP server. */
  const fetchRaw = async (answer: (socket: Socket) => void) => {
    const sockets: Socket[] = [];
    const server = createServer((socket) => {
      sockets.push(socket.on('error', () => undefined));
      answer(socket);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const close = async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
      return Promise.resolve();
    };
    servers.push({ url: '', close });
    const { port } = server.address() as AddressInfo;
    return certificateSource('sandbox', limits)(`http://127.0.0.1:${String(port)}/`, undefined);
  };

  it('is refused when it sends its headers byte by byte, because the time limit includes them', async () => {
    const started = performance.now();
    const head = 'HTTP/1.1 200 OK\r\ncontent-type: application/x-pem-file\r\n\r\n';
    const answer = await fetchRaw((socket) => {
      let sent = 0;
      const more = setInterval(() => socket.write(head.charAt(sent++) || 'a'), 20);
      socket.on('close', () => {
        clearInterval(more);
      });
    });
    expect(answer).toEqual(failed('timed_out'));
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('is refused when it sends headers without end', async () => {
    const answer = await fetchRaw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      const more = setInterval(() => socket.write(`x: ${'a'.repeat(8_000)}\r\n`), 2);
      socket.on('close', () => {
        clearInterval(more);
      });
    });
    expect(answer).toEqual(failed('unreachable'));
  });

  it('is refused when it does not speak HTTP', async () => {
    expect(await fetchRaw((socket) => socket.end('220 mail.invalid ESMTP\r\n'))).toEqual(
      failed('unreachable'),
    );
  });

  it('is refused when it cannot be reached', async () => {
    const { url, close } = await serve(() => undefined);
    await close();
    expect(await certificateSource('sandbox', limits)(url, undefined)).toEqual(failed('unreachable'));
  });

  it('is refused when it drops the connection at once', async () => {
    expect(await fetchFrom(({ socket }) => socket.destroy())).toEqual(failed('unreachable'));
  });

  it('is refused when its TLS certificate is not trusted', async () => {
    const holder = await issue({ name: 'localhost' });
    const key = KeyObject.from(holder.keys.privateKey).export({ type: 'pkcs8', format: 'pem' }).toString();
    const server = await serveTls({ key, cert: pem(holder) }, (_, response) => response.end('certificates'));
    servers.push(server);
    for (const environment of ['sandbox', 'production'] as const) {
      expect(await certificateSource(environment, limits)(server.url, undefined)).toEqual(
        failed('tls_failed'),
      );
    }
  });

  it('is refused when it does not speak TLS where it should', async () => {
    const server = await serve((_, response) => response.end('certificates'));
    servers.push(server);
    const url = server.url.replace('http:', 'https:');
    expect(await certificateSource('production', limits)(url, undefined)).toEqual(failed('tls_failed'));
  });
});

describe('an address of certificates', () => {
  it.each([
    ['production', 'http://127.0.0.1:1/'],
    ['production', 'http://localhost:1/'],
    ['production', 'http://issuer.invalid/'],
    ['sandbox', 'http://issuer.invalid/'],
    ['sandbox', 'http://169.254.169.254/latest/meta-data/'],
    ['sandbox', 'http://localhost.issuer.invalid/'],
    ['sandbox', 'ftp://localhost/'],
    ['sandbox', 'file:///etc/passwd'],
    ['production', 'https://user:password@issuer.invalid/'],
    ['production', 'no address'],
  ] as const)('is not requested in %s: %s', async (environment, address) => {
    expect(await certificateSource(environment, limits)(address, undefined)).toEqual(
      failed('address_not_allowed'),
    );
  });

  it.each(['http://localhost:1/', 'http://127.0.0.1:1/', 'http://[::1]:1/', 'https://localhost:1/'])(
    'may be one of the sandbox on this machine: %s',
    async (address) => {
      expect(await certificateSource('sandbox')(address, undefined)).toEqual(failed('unreachable'));
    },
  );
});
