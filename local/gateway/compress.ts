import { promisify } from 'node:util';
import { deflate, gzip } from 'node:zlib';

const compressors = { gzip: promisify(gzip), deflate: promisify(deflate) } as const;
type Encoding = keyof typeof compressors;

/** A body as it is sent; without an encoding it is as the function made it. */
export interface SentBody {
  readonly body: Buffer | string;
  readonly encoding?: Encoding;
}

/**
 * Compresses an answer as API Gateway does where the API has a minimum compression size: an answer of at least so many bytes
 * to a client that accepts it, with gzip before deflate.
 */
export async function compressed(
  body: Buffer | string,
  acceptEncoding: string | string[] | undefined,
  minimumBytes: number | undefined,
): Promise<SentBody> {
  const encoding = accepted(String(acceptEncoding ?? ''));
  if (!encoding || minimumBytes === undefined || Buffer.byteLength(body) < minimumBytes) return { body };
  return { body: await compressors[encoding](body), encoding };
}

/** The encoding that a client accepts; one of weight 0 is refused (RFC 9110, 12.5.3). */
function accepted(header: string): Encoding | undefined {
  const weights = new Map(
    header.split(',').map((part): [string, number] => {
      const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
      const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
      return [name, weight === undefined ? 1 : Number(weight)];
    }),
  );
  const accepts = (name: Encoding): boolean => (weights.get(name) ?? weights.get('*') ?? 0) > 0;
  return accepts('gzip') ? 'gzip' : accepts('deflate') ? 'deflate' : undefined;
}
