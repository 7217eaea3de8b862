import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { bundleOf, daySeconds, entry, hourSeconds, noon } from '../../unit/trust/support/bundles.ts';
import { eventually } from '../../support/eventually.ts';
import { secretId, startAws, type Aws } from './support/aws.ts';

const inForce = bundleOf([entry('old')], { fetchedAt: noon });
const renewed = bundleOf([entry('fresh')], { fetchedAt: noon });
const write = process.stdout.write.bind(process.stdout);
const { env } = process;

/** GET /v1/key-bundle in one instance of the function, while its store fails and recovers. */
describe('the route of the key bundle', () => {
  let aws: Aws;
  let handler: (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>;

  beforeAll(async () => {
    aws = await startAws();
  });
  afterAll(async () => {
    process.env = env;
    await aws.close();
  });
  beforeEach(async () => {
    process.stdout.write = () => true;
    process.env = {
      ...env,
      AWS_REGION: 'ap-east-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_ENDPOINT_URL_SECRETS_MANAGER: aws.url,
      AWS_ENDPOINT_URL_DYNAMODB: aws.url,
      REGISTRY_TABLE: 'registry',
      AWS_MAX_ATTEMPTS: '1',
      KEY_BUNDLE_SECRET_ID: secretId,
    };
    aws.reset(JSON.stringify(inForce));
    setStore('there');
    jest.resetModules();
    const loaded = await import('../../../functions/trust/key-bundle.handler.ts');
    handler = loaded.handler;
  });
  afterEach(() => {
    process.stdout.write = write;
    jest.restoreAllMocks();
  });

  const setStore = (state: 'there' | 'out'): void => {
    setService('secretsmanager', state);
  };
  const setService = (service: 'secretsmanager' | 'DynamoDB', state: 'there' | 'out'): void => {
    const fault = { status: 400, type: 'ThrottlingException' };
    aws.setFault(
      state === 'there' ? undefined : (target) => (target.startsWith(service) ? fault : undefined),
    );
  };
  /** Sends a request the given number of seconds after the bundle was fetched. */
  const ask = async (secondsAfter: number, role = 'guard') => {
    jest.spyOn(Date, 'now').mockReturnValue((noon + secondsAfter) * 1000);
    const event = {
      httpMethod: 'GET',
      resource: '/key-bundle',
      headers: {},
      requestContext: {
        requestId: 'request-1',
        authorizer: { firmId: 'demo', memberId: 'm', role, siteIds: 'harbour-court' },
      },
    };
    const { statusCode, body } = await handler(event as unknown as APIGatewayProxyEvent, {} as Context);
    const { certificates, code } = JSON.parse(body) as { certificates?: { keyId: string }[]; code?: string };
    return { statusCode, keyIds: certificates?.map(({ keyId }) => keyId), code };
  };
  const shows = ({ certificates }: typeof inForce) => ({
    statusCode: 200,
    keyIds: certificates.map(({ keyId }) => keyId),
    code: undefined,
  });
  const cannotTell = { statusCode: 503, keyIds: undefined, code: 'cannot_verify_now' };

  it('answers from memory while the store fails, until the bundle expires', async () => {
    expect(await ask(0)).toEqual(shows(inForce));
    setStore('out');
    expect(await ask(41 * hourSeconds)).toEqual(shows(inForce));
    expect(await ask(inForce.validUntil - noon)).toEqual(shows(inForce));
    expect(await ask(inForce.validUntil - noon + 1)).toEqual(cannotTell);
  });

  it('waits for the store once the bundle has expired, and answers the renewed one', async () => {
    expect(await ask(0)).toEqual(shows(inForce));
    aws.reset(JSON.stringify({ ...renewed, validUntil: noon + 4 * daySeconds }));
    expect(await ask(2 * daySeconds)).toEqual(shows(renewed));
  });

  it('answers the renewed bundle soon after the first request past five minutes', async () => {
    expect(await ask(0)).toEqual(shows(inForce));
    aws.reset(JSON.stringify(renewed));
    expect(await ask(299)).toEqual(shows(inForce));
    expect(await ask(300)).toEqual(shows(inForce));
    const [first] = renewed.certificates;
    await eventually(
      () => ask(301),
      ({ keyIds }) => keyIds?.[0] === first?.keyId,
    );
    expect(await ask(301)).toEqual(shows(renewed));
  });

  it('fails when the store fails at the first request, and recovers ten seconds later', async () => {
    setStore('out');
    expect(await ask(0)).toEqual(cannotTell);
    setStore('there');
    expect(await ask(9)).toEqual(cannotTell);
    expect(await ask(10)).toEqual(shows(inForce));
  });

  it('answers nothing from a secret without a key bundle', async () => {
    aws.reset('generated');
    expect(await ask(0)).toEqual(cannotTell);
  });

  it('names a denied certificate and removes its key within five minutes', async () => {
    const [first] = inForce.certificates;
    expect(await ask(0)).toEqual(shows(inForce));
    aws.deny(first?.keyId ?? '');
    expect(await ask(300)).toEqual({ ...shows(inForce), keyIds: [] });
    aws.deny();
    expect(await ask(600)).toEqual(shows(inForce));
  });

  it('fails five minutes after the last successful read of the deny list', async () => {
    expect(await ask(0)).toEqual(shows(inForce));
    setService('DynamoDB', 'out');
    expect(await ask(299)).toEqual(shows(inForce));
    expect(await ask(310)).toEqual(cannotTell);
    setService('DynamoDB', 'there');
    expect(await ask(320)).toEqual(shows(inForce));
  });

  it('is for members only: it is refused without a role', async () => {
    expect((await ask(0, '')).statusCode).toBe(403);
  });
});
