import type { APIGatewayAuthorizerResult, APIGatewayTokenAuthorizerEvent } from 'aws-lambda';
import { createRemoteJWKSet } from 'jose';
import { count } from '../edge/count.ts';
import { readEnvironment } from '../edge/environment.ts';
import { errorName, log } from '../edge/log.ts';
import { databaseClient } from '../edge/store-clients.ts';
import { systemClock } from '../kernel/clock.ts';
import { accessPolicy, suspendedPolicy } from './access-policy.ts';
import { authorizeScanner, type AuthorizeScannerDeps } from '../scanners/authorize-scanner.ts';
import { authorize, bearerToken, firmSuspended, type AuthorizeDeps } from './authorize.ts';
import { registryTable } from '../registry/registry-table.ts';
import { scannerTable } from '../scanners/scanner-table.ts';
import { isScannerToken } from '../scanners/scanner-token.ts';
import { seenTokensTable } from '../scanners/seen-tokens-table.ts';
import { parseTokenIssuers } from '../registry/token-issuers.ts';
import { verifyAccessToken } from './verify-access-token.ts';

const environment = readEnvironment('REGISTRY_TABLE', 'TOKEN_ISSUERS');
const database = databaseClient();
const registry = registryTable(database, environment.REGISTRY_TABLE);
const trusted = parseTokenIssuers(environment.TOKEN_ISSUERS).map((issuer) => ({
  issuer,
  keys: createRemoteJWKSet(new URL(issuer.jwksUri), { timeoutDuration: 3000 }),
}));

const members: AuthorizeDeps = {
  ...registry,
  verify: (token) => verifyAccessToken(token, trusted, systemClock()),
};
const scanners: AuthorizeScannerDeps = {
  getScanner: (ref) => scannerTable(database, environment.REGISTRY_TABLE).get(ref, ref.scannerId),
  getFirm: registry.getFirm,
  recordToken: seenTokensTable(database, environment.REGISTRY_TABLE),
  clock: systemClock,
};

/** Lambda authorizer of every route. API Gateway answers 401 for the error `Unauthorized`, 403 outside the policy. */
export async function handler(event: APIGatewayTokenAuthorizerEvent): Promise<APIGatewayAuthorizerResult> {
  const authorization = await orFail(() => authorizeCaller(event.authorizationToken));
  if (authorization.ok) {
    const { caller, firm, bound } = authorization;
    return accessPolicy(caller, event.methodArn, { bound, usageKey: firm.usageKey?.value });
  }
  log('warn', 'authorization_failed', { reason: authorization.reason });
  if (authorization.reason === firmSuspended) return suspendedPolicy(event.methodArn);
  throw new Error('Unauthorized');
}

async function authorizeCaller(header: string) {
  const token = bearerToken(header);
  if (token === undefined || !isScannerToken(token)) {
    const authorization = await authorize(members, header);
    if (!authorization.ok) return authorization;
    const { member, firm } = authorization;
    return { ok: true as const, caller: member, firm, bound: {} };
  }
  const authorization = await authorizeScanner(scanners, token);
  if (!authorization.ok) count('RefusedScanners', authorization.reason);
  return authorization;
}

async function orFail<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    log('error', 'authorization_failed', { reason: errorName(error) });
    throw new Error('the authorizer cannot tell', { cause: error });
  }
}
