import type { IncomingMessage } from 'node:http';

/** A body as UTF-8; its text is null where there is none. */
export type Body = { readonly kind: 'read'; readonly text: string | null } | { readonly kind: 'too_large' };

/** Reads a body of at most `mostBytes`. Rejects where the client goes away. */
export async function readBody(request: IncomingMessage, mostBytes: number): Promise<Body> {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  if (length === undefined && encoding === undefined) return { kind: 'read', text: null };
  if (Number(length ?? 0) > mostBytes) return refuse(request);
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBytes) return refuse(request);
    chunks.push(chunk);
  }
  return { kind: 'read', text: bytes === 0 ? null : Buffer.concat(chunks).toString('utf8') };
}

/** What is still coming is read and dropped, so that the client gets to read the answer. */
function refuse(request: IncomingMessage): Body {
  request.resume();
  return { kind: 'too_large' };
}
