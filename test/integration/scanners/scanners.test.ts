import {
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { APIGatewayAuthorizerResult, APIGatewayTokenAuthorizerEvent } from 'aws-lambda';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { SignJWT } from 'jose';
import { enrolScanner, makeEnrolmentCode } from '../../../functions/scanners/enrol-scanner.ts';
import { memberAdministrationTable } from '../../../functions/members/member-administration-table.ts';
import { registryTable } from '../../../functions/registry/registry-table.ts';
import { scannerTable } from '../../../functions/scanners/scanner-table.ts';
import { seenTokensTable } from '../../../functions/scanners/seen-tokens-table.ts';
import type { EpochSeconds, FirmId, MemberId, ScannerId, SiteId } from '../../../functions/kernel/brands.ts';
import { callRoute, type Handler, type Sent } from '../../support/api-event.ts';
import { openDeployed, tokenIssuer } from '../../support/deployed.ts';
import { printedBy } from '../../support/printed.ts';
import { device, type Enrolled } from '../../support/scanner-device.ts';
import { callerWith, nine } from '../../support/site.ts';

type Authorizer = (event: APIGatewayTokenAuthorizerEvent) => Promise<APIGatewayAuthorizerResult>;
type KeyPair = Awaited<ReturnType<typeof device.makeDeviceKey>>;

const world = openDeployed(() => ({
  TOKEN_ISSUERS: JSON.stringify([
    {
      issuer: tokenIssuer,
      jwksUri: 'http://127.0.0.1:9/jwks',
      algorithms: ['ES256'],
      tokenType: 'at+jwt',
      audience: 'gatehouse',
    },
  ]),
}));
let handler: Handler;
let authorizer: Authorizer;
beforeAll(async () => {
  handler = (await import('../../../functions/scanners/scanners.handler.ts')).handler;
  authorizer = (await import('../../../functions/access/authorizer.handler.ts')).handler;
}, 60_000);
afterEach(() => {
  world.proxy.heal();
});

const makeCode = async (sent: Sent = {}) => {
  const { status, body } = await callRoute(handler, 'makeEnrolmentCode', {
    role: 'manager',
    body: {},
    ...sent,
  });
  expect(status).toBe(201);
  return String(body['enrolmentCode']);
};
const post = (body: unknown) => callRoute(handler, 'enrolScanner', { firmId: '', body });
const enrol = async (code: string, keyPair: KeyPair, name = 'Main gate') =>
  post(await device.enrolmentRequest(code, name, keyPair));
const revoke = (scannerId: string, sent: Sent = {}) =>
  callRoute(handler, 'revokeScanner', { role: 'manager', path: { scannerId }, body: {}, ...sent });
const list = (sent: Sent = {}) => callRoute(handler, 'listScanners', { role: 'manager', ...sent });
async function enrolled() {
  const keyPair = await device.makeDeviceKey();
  const { status, body } = await enrol(await makeCode(), keyPair);
  expect(status).toBe(201);
  const scanner = body as unknown as Enrolled;
  const tokenFor = (request = { method: 'GET', path: '/sites/court/on-site' }, at = Date.now() / 1000) =>
    device.authorizationFor(scanner, keyPair.privateKey, request, at);
  return { scanner, keyPair, tokenFor };
}
const authorize = (authorizationToken: string) =>
  authorizer({
    type: 'TOKEN',
    methodArn: 'arn:aws:execute-api:ap-east-1:123456789012:abc/v1/GET/sites/court/on-site',
    authorizationToken,
  });
/** The reasons of refusals counted while `act` runs. */
const countedIn = async (act: () => Promise<unknown>) => {
  const printed = await printedBy(async () => {
    await act();
  });
  return printed
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .flatMap((line) => ('RefusedScanners' in line ? [line['reason']] : []));
};

describe('an enrolment', () => {
  it('makes a scanner at the site, which the list shows', async () => {
    const { scanner } = await enrolled();
    expect(scanner).toEqual({
      scannerId: expect.stringMatching(/^[\w-]{22}$/) as unknown,
      firmId: 'demo',
      siteId: 'court',
      name: 'Main gate',
      enrolledAt: expect.stringMatching(/Z$/) as unknown,
    });
    const { body } = await list({ query: { limit: '100' } });
    const shown = (body['items'] as { scannerId: string }[]).find(
      ({ scannerId }) => scannerId === scanner.scannerId,
    );
    expect(shown).toEqual({
      scannerId: scanner.scannerId,
      siteId: 'court',
      name: 'Main gate',
      state: 'active',
      enrolledAt: expect.any(String) as unknown,
      enrolledBy: 'manager-1',
    });
  });

  it('uses a code of 160 random bits, which is not stored', async () => {
    const code = await makeCode();
    expect(code).toMatch(/^gatehouse-enrolment\.1\.demo\.court\.[\w-]{27}$/);
    const secret = code.split('.').at(-1) ?? '';
    const { Items = [] } = await world.database.client.send(
      new ScanCommand({ TableName: world.database.registry }),
    );
    const items = Items.map((item) => unmarshall(item));
    expect(items.some(({ sk }) => String(sk).startsWith('ENROLMENT#court#'))).toBe(true);
    expect(JSON.stringify(items)).not.toContain(secret);
    const codes = items.filter(({ sk }) => String(sk).startsWith('ENROLMENT#'));
    for (const { expiresAt, purgeAt } of codes) expect(Number(purgeAt)).toBe(Number(expiresAt) + 3600);
  });

  it('is refused and counted for another device with the same code, and makes nothing', async () => {
    const code = await makeCode();
    const first = await enrol(code, await device.makeDeviceKey());
    expect(first.status).toBe(201);
    const counted = await countedIn(async () => {
      const second = await enrol(code, await device.makeDeviceKey(), 'Clone');
      expect([second.status, second.body['code']]).toEqual([403, 'enrolment_refused']);
    });
    expect(counted).toEqual(['enrolment_used']);
    expect(JSON.stringify((await list({ query: { limit: '100' } })).body)).not.toContain('Clone');
  });

  it('makes one scanner when several devices try at once', async () => {
    const code = await makeCode();
    const keyPairs = await Promise.all(Array.from({ length: 5 }, () => device.makeDeviceKey()));
    const answers = await Promise.all(keyPairs.map((keyPair) => enrol(code, keyPair)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 403, 403, 403, 403]);
  });

  it('gets the same answer when the same device sends it again after a lost answer', async () => {
    const code = await makeCode();
    const keyPair = await device.makeDeviceKey();
    const first = await enrol(code, keyPair);
    const again = await enrol(code, keyPair);
    expect([again.status, again.body]).toEqual([201, first.body]);
    await revoke(String(first.body['scannerId']));
    expect((await enrol(code, keyPair)).status).toBe(403);
  });

  it('gives no reason for a refusal', async () => {
    const keyPair = await device.makeDeviceKey();
    const good = await makeCode();
    const proofOf = async (code: string) => (await device.enrolmentRequest(code, 'x', keyPair)).proof;
    const request = (code: string) => device.enrolmentRequest(code, 'x', keyPair);
    const hmac = await new SignJWT({ aud: 'gatehouse', enrolmentCode: good })
      .setProtectedHeader({ alg: 'HS256', typ: 'gatehouse-enrolment+jwt' })
      .sign(new Uint8Array(32));
    const offCurve = { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) };
    const wrong: [unknown, string][] = [
      [await request('no code at all'), 'enrolment_unknown'],
      [await request(`${good.slice(0, -4)}AAAA`), 'enrolment_unknown'],
      [await request(`${good}.x`), 'enrolment_unknown'],
      [await request(good.replace('.demo.', '.rival.')), 'enrolment_unknown'],
      [await request(good.replace('.court.', '.tower.')), 'enrolment_unknown'],
      [{ ...(await request(good)), proof: 'x.y.z' }, 'enrolment_proof'],
      [{ ...(await request(good)), proof: await proofOf('another') }, 'enrolment_proof'],
      [{ ...(await request(good)), proof: hmac }, 'enrolment_proof'],
      [{ ...(await request(good)), publicKey: offCurve }, 'enrolment_proof'],
    ];
    const answers = new Set<string>();
    for (const [body, reason] of wrong) {
      const counted = await countedIn(async () => {
        const answer = await post(body);
        answers.add(JSON.stringify([answer.status, answer.body]));
      });
      expect(counted).toEqual([reason]);
    }
    expect(answers.size).toBe(1);
    expect((await post(await request(good))).status).toBe(201);
  });

  it.each([
    ['has been removed', 'M#manager-1', undefined, 'enrolment_withdrawn'],
    ['is now a guard', 'M#manager-1', { role: 'guard' }, 'enrolment_withdrawn'],
    ['now has another site', 'M#manager-1', { siteIds: ['tower'] }, 'enrolment_withdrawn'],
    ['belongs to a suspended firm', 'FIRM', { status: 'suspended' }, 'firm_not_active'],
  ])('is refused if the manager who made the code %s', async (_, sk, change, reason) => {
    const [code, keyPair] = [await makeCode(), await device.makeDeviceKey()];
    const at = { TableName: world.database.registry, Key: marshall({ pk: 'F#demo', sk }) };
    const { Item = {} } = await world.database.client.send(new GetItemCommand(at));
    const write = (item: Record<string, unknown> | undefined) =>
      item
        ? world.database.client.send(new PutItemCommand({ ...at, Item: marshall(item) }))
        : world.database.client.send(new DeleteItemCommand(at));
    await write(change && { ...unmarshall(Item), ...change });
    let status: number | undefined;
    const counted = await countedIn(async () => {
      ({ status } = await enrol(code, keyPair));
    });
    await write(unmarshall(Item));
    expect([status, counted]).toEqual([403, [reason]]);
    expect((await enrol(code, keyPair)).status).toBe(201);
  });

  it('is refused with a code that is ten minutes old', async () => {
    const time = { now: nine };
    const registry = { client: world.database.client, name: world.database.registry };
    const scanners = scannerTable(registry);
    const deps = {
      ...registryTable(world.database.client, world.database.registry),
      ...memberAdministrationTable(registry),
      scanners,
      clock: () => time.now,
      newSecret: () => crypto.getRandomValues(new Uint8Array(20)),
    };
    const court = 'court' as SiteId;
    const maker = callerWith('manager', { firmId: 'demo' as FirmId, memberId: 'manager-1' as MemberId });
    const { enrolmentCode, expiresAt } = await makeEnrolmentCode(deps, maker, court);
    expect(expiresAt).toBe(nine + 600);
    const request = await device.enrolmentRequest(enrolmentCode, 'x', await device.makeDeviceKey());
    time.now = expiresAt;
    expect(await enrolScanner(deps, request)).toEqual({ ok: false, reason: 'enrolment_expired' });
    time.now = (expiresAt - 1) as EpochSeconds;
    expect(await enrolScanner(deps, request)).toMatchObject({ ok: true });
  });

  it.each([
    [
      'a private key',
      { publicKey: { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43), d: 'x' } },
    ],
    [
      'a key on another curve',
      { publicKey: { kty: 'EC', crv: 'P-384', x: 'A'.repeat(43), y: 'A'.repeat(43) } },
    ],
    ['no name', { name: undefined }],
    ['an unknown field', { siteId: 'court' }],
    ['a proof that is too long', { proof: 'x'.repeat(1001) }],
  ])('does not match the schema with %s', async (_, changed) => {
    const request = await device.enrolmentRequest(await makeCode(), 'x', await device.makeDeviceKey());
    const { status, body } = await post({ ...request, ...changed });
    expect([status, body['code']]).toEqual([400, 'invalid_request']);
  });

  it('is answered as our fault while the store fails, and can be sent again', async () => {
    const code = await makeCode();
    const keyPair = await device.makeDeviceKey();
    world.proxy.fail('TransactWriteItems', 'unavailable');
    expect((await enrol(code, keyPair)).status).toBe(503);
    world.proxy.heal();
    world.proxy.fail('TransactWriteItems', 'answer_lost', 2);
    expect((await enrol(code, keyPair)).status).toBeGreaterThanOrEqual(500);
    expect((await enrol(code, keyPair)).status).toBe(201);
  });
});

describe('the management of scanners', () => {
  it('makes no code and shows no list for an unknown site', async () => {
    for (const siteId of ['nowhere', 'rival-tower']) {
      const sent = { role: 'admin' as const, path: { siteId } };
      expect((await callRoute(handler, 'makeEnrolmentCode', { ...sent, body: {} })).status).toBe(404);
      expect((await list(sent)).status).toBe(404);
    }
    expect((await callRoute(handler, 'makeEnrolmentCode', { role: 'guard', body: {} })).status).toBe(403);
    expect((await callRoute(handler, 'makeEnrolmentCode', { role: 'manager', body: { x: 1 } })).status).toBe(
      400,
    );
    expect((await list({ query: { limit: '0' } })).status).toBe(400);
    expect((await list({ query: { cursor: 'x' } })).status).toBe(400);
  });

  it('shows the list page by page', async () => {
    const tower = { path: { siteId: 'tower' } };
    for (let made = 0; made < 3; made += 1)
      await enrol(await makeCode(tower), await device.makeDeviceKey(), `Gate ${String(made)}`);
    const names: unknown[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await list({ ...tower, query: { limit: '2', ...(cursor ? { cursor } : {}) } });
      names.push(...(body['items'] as { name: string }[]).map(({ name }) => name));
      cursor = body['nextCursor'] as string | undefined;
    } while (cursor !== undefined);
    expect(names.sort()).toEqual(['Gate 0', 'Gate 1', 'Gate 2']);
  });

  it('revokes a scanner once, and finds none of another site or firm', async () => {
    const { scanner } = await enrolled();
    const elsewhere = await revoke(scanner.scannerId, {
      path: { siteId: 'tower', scannerId: scanner.scannerId },
    });
    expect([elsewhere.status, elsewhere.body['code']]).toEqual([404, 'scanner_not_found']);
    const strange = await revoke(scanner.scannerId, { firmId: 'rival' });
    expect([strange.status, strange.body['code']]).toEqual([404, 'site_not_found']);
    expect((await revoke('nonsense')).body['code']).toBe('scanner_not_found');
    expect((await revoke(scanner.scannerId, { body: { x: 1 } })).status).toBe(400);
    const revoked = await revoke(scanner.scannerId);
    expect(revoked.body).toMatchObject({ state: 'revoked', revokedBy: 'manager-1' });
    expect((await revoke(scanner.scannerId, { role: 'admin' })).body).toEqual(revoked.body);
  });

  it('answers 503 while the store fails', async () => {
    world.proxy.fail('TransactWriteItems', 'unavailable');
    expect((await revoke('x'.repeat(22))).status).toBe(503);
  });
});

describe('the authorizer', () => {
  it('accepts each token of a scanner once, and answers which request the token is for', async () => {
    const { scanner, tokenFor } = await enrolled();
    const token = await tokenFor();
    const { principalId, context } = await authorize(token);
    expect(principalId).toBe(`scanner-${scanner.scannerId}`);
    expect(context).toMatchObject({
      firmId: 'demo',
      role: 'scanner',
      siteIds: 'court',
      boundMethod: 'GET',
      boundTarget: '/sites/court/on-site',
    });
    expect(
      await countedIn(async () => {
        await expect(authorize(token)).rejects.toThrow(/^Unauthorized$/);
      }),
    ).toEqual(['replayed']);
    await authorize(await tokenFor());
  });

  it('refuses a scanner that was just revoked, and logs only the reason', async () => {
    const { scanner, tokenFor } = await enrolled();
    await revoke(scanner.scannerId);
    const printed = await printedBy(async () => {
      await expect(authorize(await tokenFor())).rejects.toThrow(/^Unauthorized$/);
    });
    expect(printed.join('')).toContain('"reason":"revoked"');
    expect(printed.join('')).not.toMatch(/eyJ/);
    expect(printed).toHaveLength(2);
  });

  it('lets a scanner that was revoked within a day deliver its passages, and nothing else', async () => {
    const { scanner, tokenFor } = await enrolled();
    await revoke(scanner.scannerId);
    const passages = { method: 'POST', path: '/sites/court/passages' };
    const { context, policyDocument } = await authorize(await tokenFor(passages));
    expect(context).toMatchObject({ role: 'revoked_scanner', boundTarget: '/sites/court/passages' });
    expect(policyDocument.Statement).toEqual([
      {
        Effect: 'Allow',
        Action: 'execute-api:Invoke',
        Resource: ['arn:aws:execute-api:ap-east-1:123456789012:abc/v1/POST/sites/*/passages'],
      },
    ]);
    for (const [method, path] of [
      ['GET', '/sites/court/passages'],
      ['POST', '/sites/court/passages?x=1'],
      ['POST', '/sites/court/passages/x/resolution'],
      ['POST', '/sites/court/scans'],
      ['GET', '/sites/court/offline-pack'],
      ['GET', '/key-bundle'],
    ] as const)
      await expect(authorize(await tokenFor({ method, path }))).rejects.toThrow(/^Unauthorized$/);
  });

  it('refuses it everything from a day after', async () => {
    const { scanner, tokenFor } = await enrolled();
    await revoke(scanner.scannerId);
    const key = marshall({ pk: 'F#demo', sk: `SCANNER#court#${scanner.scannerId}` });
    const at = { TableName: world.database.registry, Key: key };
    const { Item = {} } = await world.database.client.send(new GetItemCommand(at));
    const revokedSecondsAgo = async (seconds: number) => {
      const revokedAt = Math.floor(Date.now() / 1000) - seconds;
      await world.database.client.send(
        new PutItemCommand({ ...at, Item: marshall({ ...unmarshall(Item), revokedAt }) }),
      );
    };
    const passages = { method: 'POST', path: '/sites/court/passages' };
    await revokedSecondsAgo(86_000);
    expect((await authorize(await tokenFor(passages))).context).toMatchObject({ role: 'revoked_scanner' });
    await revokedSecondsAgo(86_400);
    const token = await tokenFor(passages);
    expect(
      await countedIn(async () => {
        await expect(authorize(token)).rejects.toThrow(/^Unauthorized$/);
      }),
    ).toEqual(['revoked']);
  });

  it('refuses the key of another device for the scanner', async () => {
    const { scanner } = await enrolled();
    const { privateKey } = await device.makeDeviceKey();
    const request = { method: 'GET', path: '/sites/court/on-site' };
    const token = await device.authorizationFor(scanner, privateKey, request, Date.now() / 1000);
    expect(
      await countedIn(async () => {
        await expect(authorize(token)).rejects.toThrow(/^Unauthorized$/);
      }),
    ).toEqual(['bad_signature']);
  });

  it('reports its own fault, not the scanner’s, while tokens cannot be recorded', async () => {
    const { tokenFor } = await enrolled();
    world.proxy.fail('PutItem', 'unavailable');
    await expect(authorize(await tokenFor())).rejects.toThrow('the authorizer could not decide');
  });
});

describe('the record of tokens', () => {
  const ref = { firmId: 'demo' as FirmId, siteId: 'court' as SiteId, scannerId: 's' as ScannerId };
  const until = (nine + 90) as EpochSeconds;

  it('has a key that begins with the firm and ends with the token', async () => {
    const record = seenTokensTable(world.database.client, world.database.registry);
    expect(await record(ref, 'token-one', until)).toBe(true);
    expect(await record(ref, 'token-one', until)).toBe(false);
    expect(await record({ ...ref, scannerId: 'other' as ScannerId }, 'token-one', until)).toBe(true);
    const { Items = [] } = await world.database.client.send(
      new ScanCommand({ TableName: world.database.registry }),
    );
    const items = Items.map((item) => unmarshall(item)).filter(({ sk }) => sk === 'TOKEN');
    expect(items).toContainEqual(expect.objectContaining({ pk: 'F#demo#T#s#token-one', purgeAt: until }));
  });

  it('treats a repeated put after a lost answer as the same', async () => {
    const client = new DynamoDBClient({
      endpoint: world.proxy.url,
      region: 'local',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      maxAttempts: 3,
    });
    const record = seenTokensTable(client, world.database.registry);
    world.proxy.fail('PutItem', 'answer_lost', 1);
    expect(await record(ref, 'token-two', until)).toBe(true);
    expect(await record(ref, 'token-two', until)).toBe(false);
    client.destroy();
  });
});
