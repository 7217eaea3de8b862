import type { ReadableStream } from 'node:stream/web';

/** The answer of the issuer's address. */
export type SourceAnswer =
  | { readonly result: 'fetched'; readonly body: Uint8Array; readonly etag?: string }
  | { readonly result: 'not_modified' }
  | { readonly result: 'failed'; readonly fault: SourceFault };

export type SourceFault =
  | 'address_not_allowed'
  | 'unreachable'
  | 'tls_failed'
  | 'timed_out'
  | 'redirected'
  | 'unexpected_status'
  | 'answer_incomplete'
  | 'answer_too_large';

/** Fetches what an address publishes, or, with an entity tag, whether it has changed. Never throws. */
export type CertificateSource = (address: string, etag: string | undefined) => Promise<SourceAnswer>;

export interface SourceLimits {
  /** The deadline of the whole exchange, so that an issuer who sends byte by byte is given up. */
  readonly timeoutMs: number;
  /** Counted after decompression. */
  readonly answerBytes: number;
}

/** Enough for a few chains. A larger answer is not a set of certificates. */
const usualLimits: SourceLimits = { timeoutMs: 10_000, answerBytes: 128 * 1024 };

/** Opens the source of an issuer's addresses: over TLS, or on this machine for a sandbox profile. */
export function certificateSource(
  environment: 'sandbox' | 'production',
  limits: SourceLimits = usualLimits,
): CertificateSource {
  return async (address, etag) => {
    if (!mayFetch(address, environment)) return failed('address_not_allowed');
    const signal = AbortSignal.timeout(limits.timeoutMs);
    try {
      const response = await fetch(address, {
        signal,
        redirect: 'manual',
        headers: { 'accept-encoding': 'identity', ...(etag === undefined ? {} : { 'if-none-match': etag }) },
      });
      return await readAnswer(response, etag !== undefined, limits, signal);
    } catch (error) {
      if (signal.aborted) return failed('timed_out');
      return failed(isTlsFault(error) ? 'tls_failed' : 'unreachable');
    }
  };
}

function mayFetch(address: string, environment: 'sandbox' | 'production'): boolean {
  const url = URL.parse(address);
  if (url?.username !== '') return false;
  const isThisMachine = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  return (
    url.protocol === 'https:' || (url.protocol === 'http:' && environment === 'sandbox' && isThisMachine)
  );
}

async function readAnswer(
  response: Response,
  wasConditional: boolean,
  { answerBytes }: SourceLimits,
  signal: AbortSignal,
): Promise<SourceAnswer> {
  const { status, headers, body } = response;
  if (status !== 200) {
    await body?.cancel();
    if (status === 304 && wasConditional) return { result: 'not_modified' };
    return failed(status >= 300 && status < 400 ? 'redirected' : 'unexpected_status');
  }
  try {
    const bytes = await readUpTo(answerBytes, body);
    if (!bytes) return failed('answer_too_large');
    const tag = headers.get('etag') ?? '';
    return { result: 'fetched', body: bytes, ...(entityTag.test(tag) ? { etag: tag } : {}) };
  } catch {
    return failed(signal.aborted ? 'timed_out' : 'answer_incomplete');
  }
}

/** An entity tag of RFC 9110 §8.8.3, in ASCII and short enough to store. */
const entityTag = /^(W\/)?"[\x21\x23-\x7e]{0,128}"$/;

async function readUpTo(
  most: number,
  body: ReadableStream<Uint8Array> | null,
): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body ?? []) {
    length += piece.length;
    if (length > most) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

const failed = (fault: SourceFault): SourceAnswer => ({ result: 'failed', fault });

/** An error of fetch has the socket's error as its cause. */
function isTlsFault(error: unknown): boolean {
  const code = has('cause', error) && has('code', error.cause) ? String(error.cause.code) : '';
  return /CERT|TLS|SSL|EPROTO|UNABLE_TO/.test(code);
}

const has = <Name extends string>(name: Name, value: unknown): value is Record<Name, unknown> =>
  typeof value === 'object' && value !== null && name in value;
