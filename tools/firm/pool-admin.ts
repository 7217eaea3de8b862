import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  UsernameExistsException,
  type AttributeType,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';

/**
 * The `sub` of the person with this address in the user pool; creates the account if it does not exist, which sends an
 * invitation by e-mail.
 */
export async function poolSubject(
  client: CognitoIdentityProviderClient,
  userPoolId: string,
  email: string,
): Promise<string> {
  const subject = subjectIn(await attributesOf(client, userPoolId, email));
  if (subject === undefined) throw new Error('the user pool gave an account without a sub');
  return subject;
}

async function attributesOf(client: CognitoIdentityProviderClient, UserPoolId: string, email: string) {
  try {
    const { User } = await client.send(
      new AdminCreateUserCommand({
        UserPoolId,
        Username: email,
        DesiredDeliveryMediums: ['EMAIL'],
        UserAttributes: [
          { Name: 'email', Value: email },
          { Name: 'email_verified', Value: 'true' },
        ],
      }),
    );
    return User?.Attributes;
  } catch (error) {
    if (!(error instanceof UsernameExistsException)) throw error;
    const { UserAttributes } = await client.send(new AdminGetUserCommand({ UserPoolId, Username: email }));
    return UserAttributes;
  }
}

const subjectIn = (attributes: readonly AttributeType[] = []): string | undefined =>
  attributes.find(({ Name }) => Name === 'sub')?.Value;
