import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { keyBundleSecret, readKeyBundle } from '../../../functions/trust/key-bundle-secret.ts';
import { bundleOf, entry } from '../../unit/trust/support/bundles.ts';
import { secretId, startAws, type Aws } from './support/aws.ts';

const [old, fresh] = [bundleOf([entry('old')]), bundleOf([entry('fresh')])];
const first = '0'.repeat(32);
const [mine, theirs] = ['a'.repeat(32), 'b'.repeat(32)];

describe('the key bundle in Secrets Manager', () => {
  let aws: Aws;
  beforeAll(async () => {
    aws = await startAws();
  });
  afterAll(() => aws.close());
  beforeEach(() => {
    aws.setFault(undefined);
    aws.reset(JSON.stringify(old));
  });
  const secret = () => keyBundleSecret(aws.secrets, secretId);
  const inForce = () => readKeyBundle(aws.secrets, secretId)();

  it('is read if one is in force', async () => {
    expect(await inForce()).toEqual(old);
    expect(await secret().current()).toEqual({ bundle: old, versionId: first, stages: ['AWSCURRENT'] });
  });

  it('is absent in a secret that was just generated, though that has a version', async () => {
    aws.reset('u8#kd9!LwQ');
    expect(await inForce()).toBeUndefined();
    expect(await secret().current()).toEqual({ bundle: undefined, versionId: first, stages: ['AWSCURRENT'] });
  });

  it('is absent in a secret that was never written', async () => {
    aws.reset();
    expect(await inForce()).toBeUndefined();
    expect(await secret().current()).toBeUndefined();
  });

  it('can be staged without coming into force', async () => {
    await secret().stage(fresh, mine);
    expect(aws.stages()).toEqual({ [first]: ['AWSCURRENT'], [mine]: ['AWSPENDING'] });
    expect(await secret().staged(mine)).toEqual({ bundle: fresh, versionId: mine, stages: ['AWSPENDING'] });
    expect(await inForce()).toEqual(old);
  });

  it('is staged once when the same call is repeated', async () => {
    await secret().stage(fresh, mine);
    await secret().stage(fresh, mine);
    expect(Object.keys(aws.stages())).toHaveLength(2);
  });

  it('is not staged over another staged bundle', async () => {
    await secret().stage(fresh, mine);
    await expect(secret().stage(old, mine)).rejects.toThrow();
  });

  it('comes into force by promotion, and loses the pending label', async () => {
    await secret().stage(fresh, mine);
    await secret().promote(mine, first);
    await secret().dropPending(mine);
    expect(await inForce()).toEqual(fresh);
    expect(aws.stages()).toEqual({ [first]: ['AWSPREVIOUS'], [mine]: ['AWSCURRENT'] });
  });

  it('is not promoted over a bundle that came into force meanwhile', async () => {
    await secret().stage(fresh, theirs);
    await secret().promote(theirs, first);
    await secret().dropPending(theirs);
    await secret().stage(old, mine);
    await expect(secret().promote(mine, first)).rejects.toThrow();
    expect(await inForce()).toEqual(fresh);
  });

  it('can be promoted into a secret that was never written', async () => {
    aws.reset();
    await secret().stage(fresh, mine);
    await secret().promote(mine, undefined);
    await secret().dropPending(mine);
    expect(aws.stages()).toEqual({ [mine]: ['AWSCURRENT'] });
  });

  it('loses only its own pending label', async () => {
    await secret().stage(fresh, theirs);
    await secret().dropPending(mine);
    expect(aws.stages()).toMatchObject({ [theirs]: ['AWSPENDING'] });
    await secret().dropPending(theirs);
    expect(aws.stages()[theirs] ?? []).toEqual([]);
  });

  it('is not pending any more once another renewal has staged its own', async () => {
    await secret().stage(fresh, mine);
    await secret().stage(fresh, theirs);
    expect((await secret().staged(mine))?.stages ?? []).not.toContain('AWSPENDING');
  });

  it.each(['ThrottlingException', 'InternalServiceError', 'AccessDeniedException'])(
    'is not reported absent when the store answers %s',
    async (type) => {
      aws.setFault(() => ({ status: type === 'InternalServiceError' ? 500 : 400, type }));
      await expect(inForce()).rejects.toMatchObject({ name: type });
      await expect(secret().current()).rejects.toMatchObject({ name: type });
      await expect(secret().stage(fresh, mine)).rejects.toMatchObject({ name: type });
      await expect(secret().dropPending(mine)).rejects.toMatchObject({ name: type });
    },
  );
});
