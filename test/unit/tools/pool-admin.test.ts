import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Member } from '../../../functions/registry/firm.ts';
import { ServiceFault } from '../../../local/aws/secret-store.ts';
import { startStandIn, type StandIn } from '../../../local/aws/stand-in.ts';
import { poolAccounts } from '../../../tools/firm/pool-accounts.ts';
import { poolSubject } from '../../../tools/firm/pool-admin.ts';

let pool: StandIn;
let client: CognitoIdentityProviderClient;
const calls: unknown[] = [];
beforeAll(async () => {
  pool = await startStandIn({
    AWSCognitoIdentityProviderService: (operation, input) => {
      calls.push([operation, input]);
      const { Username } = input as { Username: string };
      if (operation === 'AdminDeleteUser') {
        if (Username === 'gone-sub') throw new ServiceFault('UserNotFoundException', 'not there');
        return {};
      }
      if (operation === 'AdminGetUser')
        return { Username, UserAttributes: [{ Name: 'sub', Value: 'known-sub' }] };
      if (Username.startsWith('known')) throw new ServiceFault('UsernameExistsException', 'there');
      return { User: { Username, Attributes: [{ Name: 'sub', Value: 'new-sub' }] } };
    },
  });
  client = new CognitoIdentityProviderClient({
    endpoint: pool.url,
    region: 'ap-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
});
afterAll(async () => {
  client.destroy();
  await pool.close();
});

describe('the first admin’s account', () => {
  it('is made, with an invitation by e-mail', async () => {
    expect(await poolSubject(client, 'pool-1', 'new@example.com')).toBe('new-sub');
    expect(calls.at(-1)).toEqual([
      'AdminCreateUser',
      expect.objectContaining({ UserPoolId: 'pool-1', DesiredDeliveryMediums: ['EMAIL'] }),
    ]);
  });

  it('is used if it already exists', async () => {
    expect(await poolSubject(client, 'pool-1', 'known@example.com')).toBe('known-sub');
  });
});

describe('the accounts of a firm that is deleted', () => {
  it('are deleted where people sign in at the pool, also where some are gone already', async () => {
    const member = (subject: string, more: object = {}) =>
      ({ subject, kind: 'person', issuer: 'https://pool.test', ...more }) as unknown as Member;
    calls.length = 0;
    const remove = poolAccounts(client, 'pool-1', 'https://pool.test');
    const members = [
      member('gone-sub'),
      member('one-sub'),
      member('program', { kind: 'program' }),
      member('other-sub', { issuer: 'https://elsewhere.test' }),
    ];
    expect(await remove(members)).toEqual({ removed: 2, elsewhere: 2 });
    expect(calls).toEqual(
      ['gone-sub', 'one-sub'].map((Username) => ['AdminDeleteUser', { UserPoolId: 'pool-1', Username }]),
    );
  });
});
