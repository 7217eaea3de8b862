import { Duration, Stack } from 'aws-cdk-lib';
import { OAuthScope, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { MemberPool } from '../member-pool.ts';
import type { TokenIssuer } from '../settings.ts';
import type { DeskSettings } from './desk-settings.ts';

interface DeskSignInProps {
  readonly members: MemberPool;
  /** Another issuer than the user pool. */
  readonly tokenIssuer: TokenIssuer | undefined;
  /** The desk's client at that issuer, and further origins that it asks for tokens. */
  readonly client: { readonly id: string; readonly origins: readonly string[] } | undefined;
}

/** A working day: after it, people sign in again. */
const session = Duration.hours(12);

/** How the people of the front desk sign in. Where another issuer is named without a client for the desk, no desk is deployed. */
export class DeskSignIn extends Construct {
  readonly #given: DeskSignInProps;
  constructor(scope: Construct, id: string, given: DeskSignInProps) {
    super(scope, id);
    this.#given = given;
  }

  /** The origins that the desk asks, beside its own: the issuer's, for the policy of the page. */
  origins(): readonly string[] {
    const { tokenIssuer, client, members } = this.#given;
    if (tokenIssuer) return [new URL(tokenIssuer.issuer).origin, ...(client?.origins ?? [])];
    return [`https://cognito-idp.${Stack.of(this).region}.amazonaws.com`, members.domain.baseUrl()];
  }

  /** The desk's settings where it is found at `address`. At the user pool this makes its client. */
  settings(address: string): DeskSettings | undefined {
    const { tokenIssuer, client, members } = this.#given;
    if (tokenIssuer)
      return client && { address, issuer: tokenIssuer.issuer, clientId: client.id, scope: 'openid' };
    const scopes = members.scopeNames.map((name) => OAuthScope.custom(name));
    const made = new UserPoolClient(this, 'Client', {
      userPool: members.pool,
      generateSecret: false,
      preventUserExistenceErrors: true,
      accessTokenValidity: Duration.minutes(15),
      idTokenValidity: Duration.minutes(15),
      refreshTokenValidity: session,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, ...scopes],
        callbackUrls: [address],
        logoutUrls: [address],
      },
    });
    return {
      address,
      issuer: members.issuer().issuer,
      clientId: made.userPoolClientId,
      scope: ['openid', ...members.scopeNames].join(' '),
    };
  }
}
