/** What came from the issuer's address. */
export type SourceAnswer =
  | { readonly result: 'fetched'; readonly body: Uint8Array; readonly etag?: string }
  | { readonly result: 'not_modified' }
  | { readonly result: 'failed'; readonly fault: SourceFault };

export type SourceFault = 'unreachable' | 'timed_out' | 'redirected' | 'unexpected_status' | 'too_large';

/** A few chains; anything larger is not a set of certificates. Counted after decompression. */
export const largestAnswerBytes = 128 * 1024;
/** For the whole exchange, so that an issuer who sends byte by byte is given up on. */
const timeoutMs = 10_000;

/** Fetches what an issuer publishes; asks only whether it changed when `etag` is given. Never throws. */
export async function fetchCertificates(
  address: string,
  etag?: string,
  wholeTimeoutMs = timeoutMs,
): Promise<SourceAnswer> {
  const signal = AbortSignal.timeout(wholeTimeoutMs);
  try {
    const response = await fetch(address, {
      signal,
      redirect: 'manual',
      headers: { 'accept-encoding': 'identity', ...(etag === undefined ? {} : { 'if-none-match': etag }) },
    });
    if (response.status === 304 && etag !== undefined) return { result: 'not_modified' };
    if (response.status >= 300 && response.status < 400) return failed('redirected');
    if (response.status !== 200) return failed('unexpected_status');
    const body = await readUpTo(response, largestAnswerBytes);
    if (!body) return failed('too_large');
    const tag = response.headers.get('etag');
    return { result: 'fetched', body, ...(tag === null ? {} : { etag: tag }) };
  } catch {
    return failed(signal.aborted ? 'timed_out' : 'unreachable');
  }
}

const failed = (fault: SourceFault): SourceAnswer => ({ result: 'failed', fault });

async function readUpTo({ body }: Response, largestBytes: number): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body ?? []) {
    length += (piece as Uint8Array).length;
    if (length > largestBytes) return undefined;
    pieces.push(piece as Uint8Array);
  }
  return Buffer.concat(pieces);
}
