import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { APIGatewayAuthorizerResult, APIGatewayTokenAuthorizerEvent } from 'aws-lambda';
import { createRemoteJWKSet } from 'jose';
import { readEnvironment } from '../edge/environment.ts';
import { errorName, log } from '../edge/log.ts';
import { systemClock } from '../kernel/clock.ts';
import { accessPolicy } from './access-policy.ts';
import { authorize } from './authorize.ts';
import { registryTable } from './registry-table.ts';
import { parseTokenIssuers } from './token-issuers.ts';
import { verifyAccessToken } from './verify-access-token.ts';

const environment = readEnvironment('REGISTRY_TABLE', 'TOKEN_ISSUERS');
const registry = registryTable(new DynamoDBClient({}), environment.REGISTRY_TABLE);
const trusted = parseTokenIssuers(environment.TOKEN_ISSUERS).map((issuer) => ({
  issuer,
  keys: createRemoteJWKSet(new URL(issuer.jwksUri), { timeoutDuration: 3000 }),
}));

/** Lambda authorizer of every route. API Gateway answers 401 for the error `Unauthorized`, 403 outside the policy. */
export async function handler(event: APIGatewayTokenAuthorizerEvent): Promise<APIGatewayAuthorizerResult> {
  const authorization = await authorizeOrFail(event.authorizationToken);
  if (authorization.ok) return accessPolicy(authorization.member, event.methodArn);
  log('warn', 'authorization_failed', { reason: authorization.reason });
  throw new Error('Unauthorized');
}

async function authorizeOrFail(header: string) {
  try {
    return await authorize(
      { ...registry, verify: (token) => verifyAccessToken(token, trusted, systemClock()) },
      header,
    );
  } catch (error) {
    log('error', 'authorization_failed', { reason: errorName(error) });
    throw new Error('the authorizer cannot tell', { cause: error });
  }
}
