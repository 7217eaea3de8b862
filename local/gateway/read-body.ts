import type { IncomingMessage } from 'node:http';

/** A body as UTF-8; the text is null if there is no body. */
export type Body = { readonly kind: 'read'; readonly text: string | null } | { readonly kind: 'too_large' };

/** Reads a body of at most `mostBytes`. Rejects where the client goes away. */
export async function readBody(request: IncomingMessage, mostBytes: number): Promise<Body> {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  if (length === undefined && encoding === undefined) return { kind: 'read', text: null };
  if (Number(length ?? 0) > mostBytes) return refuse(request);
  return readChunks(request, mostBytes);
}

/**
 * Listens to the body instead of iterating over it: leaving an iteration early destroys the request, and nothing would
 * catch its error.
 */
function readChunks(request: IncomingMessage, mostBytes: number): Promise<Body> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const onData = (chunk: Buffer): void => {
      bytes += chunk.length;
      if (bytes <= mostBytes) {
        chunks.push(chunk);
        return;
      }
      request.off('data', onData);
      chunks.length = 0;
      resolve(refuse(request));
    };
    request.on('data', onData);
    request.on('error', reject);
    request.on('close', () => {
      reject(new Error('the client closed the connection'));
    });
    request.on('end', () => {
      resolve({ kind: 'read', text: bytes === 0 ? null : Buffer.concat(chunks).toString('utf8') });
    });
  });
}

/** Reads and drops the rest of the body, so that the client reads the answer. */
function refuse(request: IncomingMessage): Body {
  request.resume();
  return { kind: 'too_large' };
}
