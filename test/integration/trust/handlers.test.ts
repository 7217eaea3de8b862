import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { profileById } from '../../../functions/personal-code/profiles.ts';
import { openIssuer, type Issuer } from '../../../functions/sandbox-issuer/issuer.ts';
import { publish } from '../../../functions/sandbox-issuer/publication.ts';
import { busName, secretId, startAws, type Aws } from './support/aws.ts';
import { serve, type IssuerServer } from './support/issuer-server.ts';

const nowSeconds = () => Math.floor(Date.now() / 1000);
const profileId = 'iam-smart-assumed-1.sandbox';

type Renew = () => Promise<Readonly<Record<string, unknown>>>;
type Answer = (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>;

/** The standard output of a handler while it runs: log lines and metrics. */
async function written<Value>(run: () => Promise<Value>): Promise<{ value: Value; lines: string[] }> {
  const lines: string[] = [];
  const write = process.stdout.write.bind(process.stdout);
  const { log } = console;
  process.stdout.write = (chunk: string | Uint8Array) => lines.push(String(chunk)) > 0;
  console.log = (line: unknown) => lines.push(String(line));
  try {
    return { value: await run(), lines };
  } finally {
    process.stdout.write = write;
    console.log = log;
  }
}

/** Metrics among the lines, by name. */
function metricsOf(lines: readonly string[]): Record<string, number> {
  const metrics: Record<string, number> = {};
  for (const line of lines) {
    const parsed = JSON.parse(line) as Record<string, unknown> & {
      _aws?: { CloudWatchMetrics: { Metrics: { Name: string }[] }[] };
    };
    for (const { Name } of parsed._aws?.CloudWatchMetrics.flatMap(({ Metrics }) => Metrics) ?? []) {
      metrics[Name] = Number(parsed[Name]);
    }
  }
  return metrics;
}

describe('the deployed handlers', () => {
  let aws: Aws;
  let issuer: Issuer;
  let server: IssuerServer;
  let renew: Renew;
  let answer: Answer;
  const before = { ...process.env };

  beforeAll(async () => {
    aws = await startAws();
    issuer = await openIssuer({
      subjectName: profileById(profileId).certificates.subjectName,
      nowSeconds,
      kept: undefined,
      keep: () => undefined,
    });
    server = await serve((request, response) => {
      publish(issuer.publication(), request, response);
    });
    Object.assign(process.env, {
      AWS_REGION: 'ap-east-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_ENDPOINT_URL: aws.url,
      AWS_ACCOUNT_ID_ENDPOINT_MODE: 'disabled',
      POWERTOOLS_METRICS_NAMESPACE: 'Gatehouse',
      POWERTOOLS_SERVICE_NAME: 'renewal',
      KEY_BUNDLE_SECRET_ID: secretId,
      REGISTRY_TABLE: 'registry',
      PROFILE_ID: profileId,
      CERTIFICATE_ADDRESS: server.url,
      TRUST_ANCHORS: issuer.trustAnchor,
      EVENT_BUS_NAME: busName,
    });
    const renewal = await import('../../../functions/trust/renewal.handler.ts');
    renew = renewal.handler;
  });
  afterAll(async () => {
    process.env = before;
    await server.close();
    await aws.close();
  });
  beforeEach(async () => {
    aws.setFault(undefined);
    aws.reset('generated');
    await issuer.behave('normal');
    const keyBundle = (await import('../../../functions/trust/key-bundle.handler.ts')) as { handler: Answer };
    answer = keyBundle.handler;
  });
  const newEvents = (since: number) =>
    aws
      .published()
      .slice(since)
      .map((event) => event['detail-type']);

  it('renew the bundle: publish it, emit metrics and an event, and answer briefly', async () => {
    const since = aws.published().length;
    const { value, lines } = await written(renew);
    expect(value).toEqual({
      result: 'renewed',
      certificates: [{ keyId: issuer.signer().keyId, status: 'active' }],
      validUntil: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      daysToExpiry: expect.closeTo(90, -1),
    });
    expect(metricsOf(lines)).toEqual({
      RenewalFailed: 0,
      DaysToExpiry: expect.closeTo(90, 1),
      BundleAgeHours: expect.closeTo(0, 1),
    });
    expect(newEvents(since)).toEqual(['key_bundle.renewed']);
    const again = await written(renew);
    expect(again.value['result']).toBe('unchanged');
    expect(newEvents(since)).toEqual(['key_bundle.renewed']);
  });

  it('throw only the reason of a failed renewal, after metrics, event and log line', async () => {
    await written(renew);
    const inForce = aws.valueOf('AWSCURRENT');
    const since = aws.published().length;
    await issuer.behave('untrusted');
    const { value: thrown, lines } = await written(() => renew().catch((error: unknown) => error));
    expect(thrown).toEqual(new Error('the renewal failed: untrusted_anchor'));
    expect(metricsOf(lines)).toEqual({
      RenewalFailed: 1,
      DaysToExpiry: expect.closeTo(90, 1),
      BundleAgeHours: expect.closeTo(0, 1),
    });
    expect(newEvents(since)).toEqual(['key_bundle.failed']);
    expect(lines.map((line) => JSON.parse(line) as object)).toContainEqual(
      expect.objectContaining({
        message: 'key_bundle_renewal',
        result: 'failed',
        reason: 'untrusted_anchor',
      }),
    );
    expect(aws.valueOf('AWSCURRENT')).toBe(inForce);
  });

  it.each([
    ['expired', 'certificate_expired'],
    ['garbage', 'certificate_unparsable'],
    ['down', 'unreachable'],
  ] as const)('keep the bundle in force while the issuer is %s, and recover', async (mode, reason) => {
    await written(renew);
    const inForce = aws.valueOf('AWSCURRENT');
    await issuer.behave(mode);
    const { value: thrown } = await written(() => renew().catch((error: unknown) => error));
    expect(thrown).toEqual(new Error(`the renewal failed: ${reason}`));
    expect(aws.valueOf('AWSCURRENT')).toBe(inForce);
    expect(aws.valueOf('AWSPENDING')).toBeUndefined();
    await issuer.behave('normal');
    expect((await written(renew)).value['result']).toBe('unchanged');
  });

  it('fail while Secrets Manager fails, and log its error', async () => {
    aws.setFault((target) =>
      target.endsWith('PutSecretValue') ? { status: 400, type: 'AccessDeniedException' } : undefined,
    );
    const { value: thrown, lines } = await written(() => renew().catch((error: unknown) => error));
    expect(thrown).toEqual(new Error('the renewal failed: store_unavailable'));
    expect(metricsOf(lines)).toEqual({ RenewalFailed: 1 });
    expect(lines.map((line) => JSON.parse(line) as object)).toContainEqual(
      expect.objectContaining({ reason: 'store_unavailable', error: 'AccessDeniedException' }),
    );
  });

  it('renew while the event bus fails', async () => {
    aws.setFault((target) =>
      target.startsWith('AWSEvents') ? { status: 400, type: 'AccessDeniedException' } : undefined,
    );
    const { value, lines } = await written(renew);
    expect(value['result']).toBe('renewed');
    expect(lines.map((line) => JSON.parse(line) as object)).toContainEqual(
      expect.objectContaining({ message: 'events_not_published' }),
    );
  });

  const get = async (headers: Record<string, string> = {}) => {
    const event = {
      httpMethod: 'GET',
      resource: '/key-bundle',
      path: '/v1/key-bundle',
      headers,
      pathParameters: null,
      queryStringParameters: null,
      body: null,
      isBase64Encoded: false,
      requestContext: {
        requestId: 'r1',
        authorizer: { firmId: 'demo', memberId: 'guard', role: 'guard', siteIds: '*' },
      },
    } as unknown as APIGatewayProxyEvent;
    return (await written(() => answer(event, {} as Context))).value;
  };

  it('answer that nothing can be verified before the first bundle, then the bundle, then that it is unchanged', async () => {
    const none = await get();
    expect(none.statusCode).toBe(503);
    expect(JSON.parse(none.body)).toMatchObject({ code: 'cannot_verify_now' });

    await written(renew);
    const { statusCode, body, headers } = await afterTenSeconds(() => get());
    expect(statusCode).toBe(200);
    expect(JSON.parse(body)).toMatchObject({
      profileId,
      certificates: [{ keyId: issuer.signer().keyId, algorithm: 'ES256', status: 'active' }],
    });
    expect(body).not.toContain('validatedUnder');
    expect(headers).toMatchObject({ 'cache-control': 'private, max-age=300' });

    const etag = String(headers?.['etag']);
    const same = await get({ 'If-None-Match': `W/${etag}` });
    expect(same).toMatchObject({ statusCode: 304, body: '', headers: { etag } });
    expect((await get({ 'If-None-Match': '"other"' })).statusCode).toBe(200);
  });
});

/** The reader asks the store again ten seconds after it found no bundle. */
async function afterTenSeconds<Value>(run: () => Promise<Value>): Promise<Value> {
  const { now } = Date;
  Date.now = () => now() + 10_000;
  try {
    return await run();
  } finally {
    Date.now = now;
  }
}
