import type { APIGatewayAuthorizerResult, APIGatewayTokenAuthorizerEvent } from 'aws-lambda';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { createServer } from 'node:http';
import { listen, type Listening } from '../../../local/host/listen.ts';
import { callRoute, type Handler, type Sent } from '../../support/api-event.ts';
import { openDeployed, tokenIssuer } from '../../support/deployed.ts';
import { printedBy } from '../../support/printed.ts';

type Authorizer = (event: APIGatewayTokenAuthorizerEvent) => Promise<APIGatewayAuthorizerResult>;

let keys: Listening;
let privateKey: CryptoKey;
let keysAnswer: { status: number; body: string };
let authorizer: Authorizer;
let sites: Handler;
beforeAll(async () => {
  const pair = await generateKeyPair('ES256');
  ({ privateKey } = pair);
  keysAnswer = {
    status: 500,
    body: JSON.stringify({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'ES256' }] }),
  };
  const server = createServer((_, response) => {
    response.writeHead(keysAnswer.status, { 'content-type': 'application/json' }).end(keysAnswer.body);
  });
  keys = await listen([server], 0);
});
const world = openDeployed(() => ({
  TOKEN_ISSUERS: JSON.stringify([
    {
      issuer: tokenIssuer,
      jwksUri: `http://127.0.0.1:${String(keys.port)}/jwks`,
      algorithms: ['ES256'],
      tokenType: 'at+jwt',
      audience: 'gatehouse',
    },
  ]),
}));
beforeAll(async () => {
  authorizer = (await import('../../../functions/access/authorizer.handler.ts')).handler;
  sites = (await import('../../../functions/sites/sites.handler.ts')).handler;
}, 60_000);
afterAll(async () => {
  await keys.close();
});
afterEach(() => {
  world.proxy.heal();
});

const methodArn = 'arn:aws:execute-api:ap-east-1:123456789012:abc/v1/GET/sites';
const tokenOf = (subject: string, audience = 'gatehouse') =>
  new SignJWT()
    .setProtectedHeader({ alg: 'ES256', kid: 'one', typ: 'at+jwt' })
    .setIssuer(tokenIssuer)
    .setAudience(audience)
    .setSubject(subject)
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(privateKey);
const authorize = (authorizationToken: string) =>
  authorizer({ type: 'TOKEN', methodArn, authorizationToken });

describe('the authorizer', () => {
  it('does not judge a token while its issuer’s keys cannot be read', async () => {
    const token = await tokenOf('guard');
    const printed = await printedBy(async () => {
      await expect(authorize(`Bearer ${token}`)).rejects.toThrow('the authorizer could not decide');
    });
    expect(printed.map((line) => JSON.parse(line) as object)).toEqual([
      {
        level: 'ERROR',
        message: 'authorization_failed',
        reason: expect.stringMatching(/^Error < \w+$/),
      },
    ]);
    keysAnswer = { ...keysAnswer, status: 200 };
  });

  it('answers who the member is, from the Registry only', async () => {
    const { principalId, context } = await authorize(`Bearer ${await tokenOf('guard')}`);
    expect(principalId).toBe('guard-1');
    expect(context).toMatchObject({ firmId: 'demo', memberId: 'guard-1', role: 'guard', siteIds: 'court' });
  });

  it.each([
    ['no header', () => Promise.resolve(''), 'no_bearer_token'],
    ['nonsense', () => Promise.resolve('Bearer x'), 'unknown_issuer'],
    [
      'another audience',
      async () => `Bearer ${await tokenOf('guard', 'other')}`,
      'ERR_JWT_CLAIM_VALIDATION_FAILED',
    ],
    ['a token of an unknown subject', async () => `Bearer ${await tokenOf('stranger')}`, 'not_a_member'],
  ])(
    'refuses %s with the error that API Gateway turns into a 401, and logs only the reason',
    async (_, make, reason) => {
      const header = await make();
      const printed = await printedBy(async () => {
        await expect(authorize(header)).rejects.toThrow(/^Unauthorized$/);
      });
      expect(printed.map((line) => JSON.parse(line) as object)).toEqual([
        { level: 'WARN', message: 'authorization_failed', reason },
      ]);
    },
  );

  it('denies everything to members of a suspended firm, and gives the gateway the reason', async () => {
    const { policyDocument, context } = await authorize(`Bearer ${await tokenOf('rival-guard')}`);
    expect(JSON.stringify(policyDocument)).not.toContain('Allow');
    expect(context).toMatchObject({ refusalCode: 'firm_suspended' });
  });

  it('throws a fault instead of “Unauthorized” while the Registry cannot be read', async () => {
    world.proxy.fail('GetItem', 'unavailable');
    await expect(authorize(`Bearer ${await tokenOf('guard')}`)).rejects.toThrow(
      'the authorizer could not decide',
    );
  });
});

describe('the sites', () => {
  const call = (name: 'listSites' | 'getSite' | 'privacyNotice', sent: Sent = {}) =>
    callRoute(sites, name, sent);

  it.each([
    ['all sites of the firm for a member of all sites', '*', ['court', 'tower']],
    ['only the member’s sites for other members', 'tower elsewhere', ['tower']],
    ['no site for a member without sites', '', []],
  ])('include %s', async (_, siteIds, expected) => {
    const { status, body } = await call('listSites', { siteIds });
    expect(status).toBe(200);
    expect((body['items'] as { siteId: string }[]).map(({ siteId }) => siteId)).toEqual(expected);
  });

  it('appear in no cursor if they are not the member’s, and do not shorten a page', async () => {
    const first = await call('listSites', { siteIds: 'tower', query: { limit: '1' } });
    expect(first.body).toEqual({ items: [expect.objectContaining({ siteId: 'tower' })] });
    const page = { siteIds: 'tower court elsewhere', query: { limit: '1' } };
    const { body } = await call('listSites', page);
    const cursor = String(body['nextCursor']);
    expect(JSON.parse(Buffer.from(cursor, 'base64url').toString())).toEqual(['demo/sites', 'court']);
    const last = await call('listSites', { ...page, query: { limit: '1', cursor } });
    expect(last.body).toEqual({ items: [expect.objectContaining({ siteId: 'tower' })] });
  });

  it('are shown with their settings, without the firm’s id', async () => {
    const { body } = await call('getSite');
    expect(body).toMatchObject({ siteId: 'court', walkIns: 'record', privacyNoticeVersion: 'v1' });
    expect(Object.keys(body)).not.toContain('firmId');
  });

  it('are not found if they belong to another firm', async () => {
    expect(await call('getSite', { path: { siteId: 'rival-tower' } })).toMatchObject({
      status: 404,
      body: { code: 'site_not_found' },
    });
  });

  it('show their privacy notice to everybody, with a cache time', async () => {
    const { status, headers, body } = await call('privacyNotice', {
      path: { siteId: 'rival-tower' },
      firmId: '',
    });
    expect([status, headers['cache-control']]).toEqual([200, 'public, max-age=300']);
    expect(body).toEqual({
      siteId: 'rival-tower',
      siteName: 'Tower',
      timeZone: 'Asia/Hong_Kong',
      retentionDays: 30,
      version: 'v1',
      texts: { en: 'Told.', 'zh-Hant': '告示。' },
    });
  });

  it('show no notice if they do not exist', async () => {
    expect((await call('privacyNotice', { path: { siteId: 'nowhere' } })).status).toBe(404);
  });
});
