import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ServiceFault } from '../../../local/aws/secret-store.ts';
import { startStandIn, type StandIn } from '../../../local/aws/stand-in.ts';
import { poolSubject } from '../../../tools/firm/pool-admin.ts';

let pool: StandIn;
let client: CognitoIdentityProviderClient;
const calls: unknown[] = [];
beforeAll(async () => {
  pool = await startStandIn({
    AWSCognitoIdentityProviderService: (operation, input) => {
      calls.push([operation, input]);
      const { Username } = input as { Username: string };
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
