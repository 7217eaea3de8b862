import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { KeyServiceUnavailable, kmsKeyWrap, type KeyWrap } from '../../../functions/seals/key-wrap.ts';
import { keyService } from '../../../local/aws/key-service.ts';
import { startStandIn, type StandIn } from '../../../local/aws/stand-in.ts';

const context = { firm: 'demo', site: 'court', day: '2026-12-30' };
const targets: string[] = [];
let kms: StandIn;
let wrap: KeyWrap;
beforeAll(async () => {
  const answer = keyService(randomBytes(32));
  kms = await startStandIn({ TrentService: answer });
  wrap = wrapBy('arn:aws:kms:ap-east-1:000000000000:key/seal');
});
afterAll(() => kms.close());
afterEach(() => {
  kms.setFault(undefined);
  targets.length = 0;
});
const wrapBy = (keyId: string): KeyWrap =>
  kmsKeyWrap({
    keyId,
    region: 'ap-east-1',
    endpoint: kms.url,
    credentials: () => ({ accessKeyId: 'id', secretAccessKey: 'secret', sessionToken: 'session' }),
  });
/** Fails the first so many calls. */
const failing = (calls: number): void => {
  kms.setFault((target) => {
    targets.push(target);
    return targets.length <= calls ? { status: 500, type: 'KMSInternalException' } : undefined;
  });
};

describe('a data key', () => {
  it('is made with 32 bytes, and unwraps with the words it was made with', async () => {
    const { key, wrapped } = await wrap.make(context);
    expect(key).toHaveLength(32);
    expect(Buffer.from(wrapped).includes(Buffer.from(key))).toBe(false);
    expect(Buffer.from(await wrap.unwrap(wrapped, context)).equals(key)).toBe(true);
  });

  it('does not unwrap for another firm, site or day, or by another key', async () => {
    const { wrapped } = await wrap.make(context);
    for (const other of [{ firm: 'rival' }, { site: 'tower' }, { day: '2026-12-31' }])
      await expect(wrap.unwrap(wrapped, { ...context, ...other })).rejects.toBeInstanceOf(
        KeyServiceUnavailable,
      );
    await expect(wrapBy('other-key').unwrap(wrapped, context)).rejects.toBeInstanceOf(KeyServiceUnavailable);
  });

  it('is asked for twice where KMS fails once', async () => {
    failing(1);
    expect((await wrap.make(context)).key).toHaveLength(32);
    expect(targets).toEqual(['TrentService.GenerateDataKey', 'TrentService.GenerateDataKey']);
  });

  it('cannot be had where KMS fails twice or is not there; the error holds nothing of the request', async () => {
    failing(2);
    const error = await wrap.make(context).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(KeyServiceUnavailable);
    expect(String(error)).toBe('KeyServiceUnavailable: GenerateDataKey');
    const nobody = kmsKeyWrap({
      keyId: 'key',
      region: 'ap-east-1',
      endpoint: 'http://127.0.0.1:1',
      credentials: () => ({ accessKeyId: 'id', secretAccessKey: 'secret' }),
    });
    await expect(nobody.make(context)).rejects.toBeInstanceOf(KeyServiceUnavailable);
  });
});
