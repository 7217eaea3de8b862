import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { CdkCustomResourceEvent, CdkCustomResourceResponse, LambdaFunctionURLEvent } from 'aws-lambda';
import { readEnvironment } from '../edge/environment.ts';
import { errorName, log } from '../edge/log.ts';
import { profileById } from '../personal-code/profiles.ts';
import { answerSandbox, openKept, type SandboxAnswer, type SandboxDeps } from './answer-sandbox.ts';
import { issuerSecret } from './issuer-secret.ts';

const environment = readEnvironment('SANDBOX_SECRET_ID', 'PROFILE_ID');
const deps: SandboxDeps = {
  secret: issuerSecret(new SecretsManagerClient({}), environment.SANDBOX_SECRET_ID),
  profile: profileById(environment.PROFILE_ID),
  nowSeconds: () => Math.floor(Date.now() / 1000),
};

/**
 * The sandbox issuer in the cloud. Called by its address: publishes certificates, makes test codes. Called by a
 * deployment: creates its keys if they do not exist, and returns the trust anchor of the service.
 */
export const handler = async (
  event: LambdaFunctionURLEvent | CdkCustomResourceEvent,
): Promise<SandboxAnswer | CdkCustomResourceResponse> => {
  if ('RequestType' in event) {
    const issuer = event.RequestType === 'Delete' ? undefined : await openKept(deps);
    return {
      PhysicalResourceId: 'sandbox-issuer',
      Data: issuer ? { TrustAnchor: issuer.trustAnchor } : {},
    };
  }
  const { requestContext, headers, body = '', isBase64Encoded } = event;
  try {
    return await answerSandbox(deps, {
      method: requestContext.http.method,
      path: requestContext.http.path,
      authorization: headers['authorization'],
      body: isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body,
    });
  } catch (error) {
    log('error', 'request_failed', {
      requestId: requestContext.requestId,
      route: 'sandbox issuer',
      error: errorName(error),
    });
    return { statusCode: 503, headers: { 'retry-after': '2' }, body: '' };
  }
};
