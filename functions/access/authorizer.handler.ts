import type { APIGatewayAuthorizerResult, APIGatewayTokenAuthorizerEvent } from 'aws-lambda';
import { count } from '../edge/count.ts';
import { errorName, log } from '../edge/log.ts';
import { accessPolicy, suspendedPolicy } from './access-policy.ts';
import { authorizeScanner } from '../scanners/authorize-scanner.ts';
import { authorize, bearerToken, firmSuspended } from './authorize.ts';
import { isScannerToken } from '../scanners/scanner-token.ts';
import { wireAccess } from './wire.ts';

const { members, scanners } = wireAccess();

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
    throw new Error('the authorizer could not decide', { cause: error });
  }
}
