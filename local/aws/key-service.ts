import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import { ServiceFault } from './secret-store.ts';

const context = z._default(z.record(z.string(), z.string()), {});
const operations = {
  GenerateDataKey: z.object({
    KeyId: z.string().check(z.minLength(1)),
    KeySpec: z.literal('AES_256'),
    EncryptionContext: context,
  }),
  Decrypt: z.object({
    CiphertextBlob: z.string().check(z.minLength(1)),
    KeyId: z.optional(z.string()),
    EncryptionContext: context,
  }),
};
type Operation = keyof typeof operations;
type Context = z.output<typeof context>;

const nonceBytes = 12;
const tagBytes = 16;

/**
 * A stand-in for KMS: GenerateDataKey and Decrypt, under one root key of this machine. A wrapped key unwraps with the key id
 * and the encryption context that it was made with, and no others.
 *
 * @param rootKey - 32 bytes
 */
export function keyService(rootKey: Uint8Array): (operation: string, input: unknown) => object {
  const generate = ({ KeyId, EncryptionContext }: z.output<typeof operations.GenerateDataKey>) => {
    const key = randomBytes(32);
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', rootKey, nonce);
    cipher.setAAD(boundTo(KeyId, EncryptionContext));
    const sealed = Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()]);
    const name = Buffer.from(KeyId);
    const blob = Buffer.concat([Buffer.from([name.length]), name, nonce, sealed]);
    return { KeyId, Plaintext: key.toString('base64'), CiphertextBlob: blob.toString('base64') };
  };
  const decrypt = ({ CiphertextBlob, KeyId, EncryptionContext }: z.output<typeof operations.Decrypt>) => {
    const blob = Buffer.from(CiphertextBlob, 'base64');
    const nameEnd = 1 + (blob[0] ?? 0);
    const madeBy = blob.subarray(1, nameEnd).toString();
    if (KeyId !== undefined && KeyId !== madeBy)
      throw new ServiceFault('IncorrectKeyException', 'another key has made this');
    const nonce = blob.subarray(nameEnd, nameEnd + nonceBytes);
    try {
      const decipher = createDecipheriv('aes-256-gcm', rootKey, nonce);
      decipher.setAAD(boundTo(madeBy, EncryptionContext));
      decipher.setAuthTag(blob.subarray(-tagBytes));
      const text = decipher.update(blob.subarray(nameEnd + nonceBytes, -tagBytes));
      return { KeyId: madeBy, Plaintext: Buffer.concat([text, decipher.final()]).toString('base64') };
    } catch {
      throw new ServiceFault('InvalidCiphertextException', 'this does not open');
    }
  };
  const answers = { GenerateDataKey: generate, Decrypt: decrypt };
  return (operation, input) => {
    if (!isOperation(operation))
      throw new ServiceFault('UnknownOperationException', `the stand-in does not know ${operation}`);
    const parsed = operations[operation].safeParse(input);
    if (!parsed.success) throw new ServiceFault('ValidationException', z.prettifyError(parsed.error));
    return (answers[operation] as (given: typeof parsed.data) => object)(parsed.data);
  };
}

const isOperation = (name: string): name is Operation => Object.hasOwn(operations, name);

const boundTo = (keyId: string, given: Context): Uint8Array =>
  Buffer.from(JSON.stringify([keyId, Object.entries(given).sort(([a], [b]) => (a < b ? -1 : 1))]));
