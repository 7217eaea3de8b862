import { SignatureV4 } from '@smithy/signature-v4';
import { Sha256Node } from '@smithy/core/checksum';
import { HttpRequest } from '@smithy/core/protocols';

/** Where a data key belongs: it unwraps with the same words only, and the trail of KMS shows them. */
export interface WrapContext {
  readonly firm: string;
  readonly site: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
}

/** Makes data keys of 32 bytes, and unwraps them. Throws {@link KeyServiceUnavailable} where KMS does not answer. */
export interface KeyWrap {
  make(context: WrapContext): Promise<{ readonly key: Uint8Array; readonly wrapped: Uint8Array }>;
  unwrap(wrapped: Uint8Array, context: WrapContext): Promise<Uint8Array>;
}

/** KMS did not answer, or refused. The API answers 503: nothing is written in clear instead. */
export class KeyServiceUnavailable extends Error {
  override readonly name = 'KeyServiceUnavailable';
}

/** How KMS is reached. */
export interface KmsSettings {
  /** ARN or id of the key that wraps data keys. */
  readonly keyId: string;
  readonly region: string;
  readonly endpoint: string;
  readonly credentials: () => {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
}

/** One more try than the other stores have time for would outlast the function. */
const mostTries = 2;
const patienceMs = 2_000;

/**
 * Wraps data keys by AWS KMS (GenerateDataKey and Decrypt of its API reference). It sends them with the SDK's signer: the
 * SDK's client of KMS would add 28 kB to the scan's bundle (docs/decisions/230).
 */
export function kmsKeyWrap({ keyId, region, endpoint, credentials }: KmsSettings): KeyWrap {
  const url = new URL(endpoint);
  const signer = new SignatureV4({
    service: 'kms',
    region,
    sha256: Sha256Node,
    credentials: () => Promise.resolve(credentials()),
  });
  const send = async (operation: string, input: object): Promise<Readonly<Record<string, unknown>>> => {
    const body = JSON.stringify(input);
    const { headers } = await signer.sign(
      new HttpRequest({
        method: 'POST',
        protocol: url.protocol,
        hostname: url.hostname,
        path: '/',
        headers: {
          host: url.host,
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': `TrentService.${operation}`,
        },
        body,
      }),
    );
    const answer = await fetch(url, {
      method: 'POST',
      headers,
      body,
      signal: AbortSignal.timeout(patienceMs),
    });
    if (!answer.ok) throw new Error(`KMS answered ${String(answer.status)}`);
    return (await answer.json()) as Record<string, unknown>;
  };
  const call = async (operation: string, input: object) => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await send(operation, input);
      } catch (error) {
        if (tries >= mostTries) throw new KeyServiceUnavailable(operation, { cause: error });
      }
    }
  };
  return {
    make: async (EncryptionContext) => {
      const input = { KeyId: keyId, KeySpec: 'AES_256', EncryptionContext: { ...EncryptionContext } };
      const { Plaintext, CiphertextBlob } = await call('GenerateDataKey', input);
      return { key: bytesOf(Plaintext), wrapped: bytesOf(CiphertextBlob) };
    },
    unwrap: async (wrapped, EncryptionContext) => {
      const CiphertextBlob = Buffer.from(wrapped).toString('base64');
      const input = { KeyId: keyId, CiphertextBlob, EncryptionContext: { ...EncryptionContext } };
      const { Plaintext } = await call('Decrypt', input);
      return bytesOf(Plaintext);
    },
  };
}

function bytesOf(base64: unknown): Uint8Array {
  if (typeof base64 !== 'string') throw new KeyServiceUnavailable('KMS answered without the key');
  return Buffer.from(base64, 'base64');
}
