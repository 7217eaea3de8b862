import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  FeaturePlan,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  StandardThreatProtectionMode,
  UserPool,
  type UserPoolDomain,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { Settings, TokenIssuer } from './settings.ts';

const resourceServerId = 'gatehouse';
const apiScopeNames = ['scan', 'visits', 'administration'] as const;

/** Accounts of members: people sign in with the code flow and PKCE, programs with client credentials. */
export class MemberPool extends Construct {
  readonly pool: UserPool;
  /** Where people sign in. */
  readonly domain: UserPoolDomain;
  /** The scopes of the API by their whole names: `gatehouse/visits`. */
  readonly scopeNames = apiScopeNames.map((name) => `${resourceServerId}/${name}`);

  constructor(
    scope: Construct,
    id: string,
    { stage, signedInAddresses }: Pick<Settings, 'stage' | 'signedInAddresses'>,
  ) {
    super(scope, id);
    this.pool = new UserPool(this, 'Pool', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      featurePlan: FeaturePlan.PLUS,
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
      },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    this.domain = this.pool.addDomain('Domain', {
      cognitoDomain: { domainPrefix: `${stage.slug}-${Stack.of(this).account}` },
    });
    const scopes = apiScopeNames.map(
      (scopeName) => new ResourceServerScope({ scopeName, scopeDescription: `Gatehouse ${scopeName}` }),
    );
    const api = this.pool.addResourceServer('Api', { identifier: resourceServerId, scopes });
    const apiScopes = scopes.map((allowed) => OAuthScope.resourceServer(api, allowed));
    this.pool.addClient('People', {
      generateSecret: false,
      preventUserExistenceErrors: true,
      accessTokenValidity: Duration.hours(1),
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, ...apiScopes],
        callbackUrls: [...signedInAddresses],
      },
    });
    this.pool.addClient('Programs', {
      generateSecret: true,
      accessTokenValidity: Duration.hours(1),
      oAuth: { flows: { clientCredentials: true }, scopes: apiScopes },
    });
  }

  /**
   * This pool as an issuer of access tokens. Any of its clients that was given a scope of the API may ask: each program is
   * a client of its own, since the `sub` of client credentials is the client.
   */
  issuer(): TokenIssuer {
    const issuer = this.pool.userPoolProviderUrl;
    return {
      issuer,
      jwksUri: `${issuer}/.well-known/jwks.json`,
      algorithms: ['RS256'],
      tokenType: 'cognito',
      scopePrefix: `${resourceServerId}/`,
    };
  }
}
