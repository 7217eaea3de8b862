import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { epochSeconds } from '../../../functions/kernel/clock.ts';
import { signingKey } from '../../../functions/personal-code/node-crypto.ts';
import { certificateSource } from '../../../functions/trust/certificate-source.ts';
import { keyBundleSecret } from '../../../functions/trust/key-bundle-secret.ts';
import { parseKeyBundle } from '../../../functions/trust/parse-key-bundle.ts';
import { renewKeyBundle } from '../../../functions/trust/renew-key-bundle.ts';
import type { Renewal } from '../../../functions/trust/renewal.ts';
import { reportRenewal } from '../../../functions/trust/report-renewal.ts';
import { startFaultyProxy, type FaultyProxy } from '../../support/faulty-proxy.ts';
import {
  issue,
  keyIdOf,
  now,
  pem,
  pin,
  root,
  signerName,
  type Holder,
} from '../../unit/trust/support/authority.ts';
import { secretId, startAws, type Aws } from './support/aws.ts';
import { serve, type IssuerServer } from './support/issuer-server.ts';

const anchor = await root();
const [older, old] = [
  await issue({ by: anchor, startsInDays: -60 }),
  await issue({ by: anchor, startsInDays: -30 }),
];
const fresh = await issue({ by: anchor });

const publishing =
  (...holders: readonly Holder[]): RequestListener =>
  (_, response) =>
    response.end(pem(...holders, anchor));
const answeringWith =
  (body: string | Buffer): RequestListener =>
  (_, response) =>
    response.end(body);
const [good, rolled] = [publishing(old), publishing(fresh)];

let aws: Aws;
let server: IssuerServer;
let publication: RequestListener = good;
beforeAll(async () => {
  aws = await startAws();
  server = await serve((request, response) => {
    publication(request, response);
  });
});
afterAll(async () => {
  await server.close();
  await aws.close();
});

/** A whole renewal: a real address, the SDK's client, and a store with the real protocol. */
const renew = (answer: RequestListener, client = aws.secrets, at = now): Promise<Renewal> => {
  publication = answer;
  return renewKeyBundle({
    profile: {
      id: 'test.sandbox',
      algorithms: ['ES256'],
      certificates: {
        addresses: [server.url],
        format: 'pem',
        trustAnchors: [pin(anchor)],
        subjectName: signerName,
        keyUsage: 'digitalSignature',
        refreshHours: 6,
        warnAfterHours: 12,
        staleAfterHours: 48,
      },
    },
    source: certificateSource('sandbox', { timeoutMs: 1_000, answerBytes: 128 * 1024 }),
    secret: keyBundleSecret(client, secretId),
    prepareKey: signingKey,
    clock: () => epochSeconds(at),
    newVersionId: randomUUID,
  });
};
const outcomeOf = (renewal: Renewal): string =>
  renewal.result === 'failed' ? renewal.fault : renewal.result;
const alarmOf = (renewal: Renewal) =>
  Object.fromEntries(reportRenewal(renewal, 'test.sandbox', epochSeconds(now)).metrics)['RenewalFailed'];
const activeInForce = (): readonly string[] =>
  (parseKeyBundle(aws.valueOf('AWSCURRENT') ?? '')?.certificates ?? [])
    .filter(({ status }) => status === 'active')
    .map(({ keyId }) => keyId);

beforeEach(async () => {
  aws.setFault(undefined);
  aws.reset('generated');
  expect(outcomeOf(await renew(good))).toBe('renewed');
});

const brotliBomb = brotliCompressSync(Buffer.alloc(32 * 1024 * 1024), {
  params: { [constants.BROTLI_PARAM_QUALITY]: 4 },
});

describe('after a fault of the issuer (L01)', () => {
  const slowly: RequestListener = (_, response) => {
    const text = pem(fresh, anchor);
    let sent = 0;
    const more = setInterval(() => response.write(text.charAt(sent++)), 20);
    response.on('close', () => {
      clearInterval(more);
    });
  };

  it.each<[string, RequestListener, string]>([
    ['an empty answer', answeringWith(''), 'no_certificates'],
    ['garbage', answeringWith('garbage'), 'certificate_unparsable'],
    ['a page of HTML', answeringWith('<!doctype html><title>Maintenance</title>'), 'certificate_unparsable'],
    ['an answer cut short', answeringWith(pem(fresh, anchor).slice(0, -40)), 'certificate_unparsable'],
    ['5 MB', answeringWith(Buffer.alloc(5 * 1024 * 1024, 'A')), 'answer_too_large'],
    [
      'a compressed bomb',
      (_, response) =>
        response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(32 * 1024 * 1024))),
      'answer_too_large',
    ],
    [
      'a compressed bomb of another kind',
      (_, response) => response.setHeader('content-encoding', 'br').end(brotliBomb),
      'answer_too_large',
    ],
    ['an answer that never begins', () => undefined, 'timed_out'],
    ['a redirect', (_, response) => response.writeHead(302, { location: '/other' }).end(), 'redirected'],
    ['an error', (_, response) => response.writeHead(500).end(), 'unexpected_status'],
    ['"nothing changed", unasked', (_, response) => response.writeHead(304).end(), 'redirected'],
    ['a good answer, byte by byte', slowly, 'timed_out'],
    ['a dropped connection', ({ socket }) => socket.destroy(), 'unreachable'],
    ['certificates older than ours', publishing(older), 'older_than_ours'],
  ])(
    '%s: the bundle in force stays, the alarm is raised, and the next good run succeeds',
    async (_, answer, fault) => {
      const inForce = aws.stages();
      const text = aws.valueOf('AWSCURRENT');
      const renewal = await renew(answer);
      expect(outcomeOf(renewal)).toBe(fault);
      expect(alarmOf(renewal)).toBe(1);
      expect(aws.stages()).toEqual(inForce);
      expect(aws.valueOf('AWSCURRENT')).toBe(text);
      const next = await renew(rolled);
      expect(outcomeOf(next)).toBe('renewed');
      expect(alarmOf(next)).toBe(0);
      expect(activeInForce()).toEqual([keyIdOf(fresh)]);
    },
  );
});

describe('after a fault of Secrets Manager (L04)', () => {
  const operations = ['GetSecretValue', 'PutSecretValue', 'UpdateSecretVersionStage'] as const;
  const types = ['ThrottlingException', 'InternalServiceError', 'AccessDeniedException'] as const;
  const faults = operations.flatMap((operation) => types.map((type) => [operation, type] as const));

  it.each(faults)(
    '%s answers %s: the bundle stays, the alarm is raised, and the next good run succeeds',
    async (operation, type) => {
      const text = aws.valueOf('AWSCURRENT');
      aws.setFault((target) =>
        target.endsWith(operation)
          ? { status: type === 'InternalServiceError' ? 500 : 400, type }
          : undefined,
      );
      const renewal = await renew(rolled);
      expect(outcomeOf(renewal)).toBe('store_unavailable');
      expect(alarmOf(renewal)).toBe(1);
      expect(aws.valueOf('AWSCURRENT')).toBe(text);
      aws.setFault(undefined);
      expect(outcomeOf(await renew(rolled))).toBe('renewed');
      expect(activeInForce()).toEqual([keyIdOf(fresh)]);
      expect(aws.valueOf('AWSPENDING')).toBeUndefined();
    },
  );

  it('the next good run removes the label of a renewal that crashed', async () => {
    let calls = 0;
    aws.setFault(() => ((calls += 1) > 3 ? { status: 400, type: 'AccessDeniedException' } : undefined));
    expect(outcomeOf(await renew(rolled))).toBe('store_unavailable');
    expect(aws.valueOf('AWSPENDING')).toBeDefined();
    expect(activeInForce()).toEqual([keyIdOf(old)]);
    aws.setFault(undefined);
    expect(outcomeOf(await renew(rolled))).toBe('renewed');
    expect(activeInForce()).toEqual([keyIdOf(fresh)]);
    expect(aws.valueOf('AWSPENDING')).toBeUndefined();
  });
});

describe('on a bad connection to Secrets Manager', () => {
  let proxy: FaultyProxy;
  let client: SecretsManagerClient;
  const connect = (maxAttempts: number) => {
    client = new SecretsManagerClient({
      endpoint: proxy.url,
      region: 'ap-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      maxAttempts,
    });
    return client;
  };
  beforeEach(async () => {
    proxy = await startFaultyProxy(aws.url);
  });
  const close = async () => {
    client.destroy();
    await proxy.close();
  };

  it.each(['GetSecretValue', 'PutSecretValue', 'UpdateSecretVersionStage'])(
    '%s is tried again by the client when it is throttled once, and the renewal succeeds',
    async (operation) => {
      proxy.fail(operation, 'throttled', 1);
      expect(outcomeOf(await renew(rolled, connect(3)))).toBe('renewed');
      expect(activeInForce()).toEqual([keyIdOf(fresh)]);
      await close();
    },
  );

  it.each(['GetSecretValue', 'PutSecretValue', 'UpdateSecretVersionStage'])(
    '%s times out when it never answers: the bundle stays, the alarm is raised, and the next good run succeeds',
    async (operation) => {
      const text = aws.valueOf('AWSCURRENT');
      proxy.fail(operation, 'hangs');
      const started = performance.now();
      const renewal = await renew(rolled, connect(3));
      expect(performance.now() - started).toBeLessThan(30_000);
      expect(outcomeOf(renewal)).toBe('store_unavailable');
      expect(alarmOf(renewal)).toBe(1);
      expect(aws.valueOf('AWSCURRENT')).toBe(text);
      proxy.heal();
      expect(outcomeOf(await renew(rolled, client))).toBe('renewed');
      expect(activeInForce()).toEqual([keyIdOf(fresh)]);
      expect(aws.valueOf('AWSPENDING')).toBeUndefined();
      await close();
    },
    60_000,
  );

  it('a promotion whose answer is lost is a success', async () => {
    proxy.fail('UpdateSecretVersionStage', 'answer_lost', 1);
    expect(outcomeOf(await renew(rolled, connect(1)))).toBe('renewed');
    expect(activeInForce()).toEqual([keyIdOf(fresh)]);
    expect(aws.valueOf('AWSPENDING')).toBeUndefined();
    await close();
  });

  it('a staging whose answer is lost leaves the bundle in force, and no label', async () => {
    proxy.fail('PutSecretValue', 'answer_lost', 1);
    expect(outcomeOf(await renew(rolled, connect(1)))).toBe('store_unavailable');
    expect(activeInForce()).toEqual([keyIdOf(old)]);
    expect(aws.valueOf('AWSPENDING')).toBeUndefined();
    await close();
  });
});

describe('renewals at the same moment (L04)', () => {
  it('leave a whole bundle in force and no label, and at least one succeeds', async () => {
    for (let round = 0; round < 5; round += 1) {
      aws.reset('generated');
      await renew(good);
      const outcomes = (await Promise.all([1, 2, 3].map(() => renew(rolled)))).map(outcomeOf);
      expect(['renewed', 'superseded', 'unchanged', 'store_unavailable']).toEqual(
        expect.arrayContaining([...new Set(outcomes)]),
      );
      expect(outcomes).toContain('renewed');
      expect(activeInForce()).toEqual([keyIdOf(fresh)]);
      expect(aws.valueOf('AWSPENDING')).toBeUndefined();
      expect(outcomeOf(await renew(rolled))).toBe('unchanged');
    }
  });
});
