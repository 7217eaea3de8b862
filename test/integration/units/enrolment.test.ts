import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { unitIdOf } from '../../../functions/kernel/unit-name.ts';
import type { RouteName } from '../../../functions/edge/routes.ts';
import { registryTable, type RegistryTable } from '../../../functions/registry/registry-table.ts';
import { queryAll } from '../../../functions/table/read.ts';
import { listen, type Listening } from '../../../local/host/listen.ts';
import { callRoute, type Handler, type Sent } from '../../support/api-event.ts';
import { openDeployed, tokenIssuer } from '../../support/deployed.ts';

let keys: Listening;
let jwksUri = '';
let privateKey: CryptoKey;
beforeAll(async () => {
  const pair = await generateKeyPair('ES256');
  ({ privateKey } = pair);
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'ES256' };
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwk] }));
  });
  keys = await listen([server], 0);
  jwksUri = `http://127.0.0.1:${String(keys.port)}/jwks`;
});
afterAll(() => keys.close());
const world = openDeployed(() => ({
  TOKEN_ISSUERS: JSON.stringify([
    { issuer: tokenIssuer, jwksUri, algorithms: ['ES256'], tokenType: 'at+jwt', audience: 'gatehouse' },
  ]),
}));
let units: Handler;
let mine: Handler;
let registry: RegistryTable;
beforeAll(async () => {
  units = (await import('../../../functions/units/units.handler.ts')).handler;
  mine = (await import('../../../functions/residents/my-visits.handler.ts')).handler;
  registry = registryTable(world.database.client, world.database.registry, { consistent: true });
}, 60_000);

const send = (name: RouteName, sent: Sent = {}) => callRoute(units, name, { role: 'manager', ...sent });
const tokenFor = (subject: string, claims: object = {}) =>
  new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'ES256', kid: 'one', typ: 'at+jwt' })
    .setIssuer(tokenIssuer)
    .setAudience('gatehouse')
    .setSubject(subject)
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(privateKey);
const unitOf = async (unit: string) => {
  await send('changeUnits', { body: { rows: [{ unit }] } });
  return unitIdOf(unit);
};
const linkTo = async (unit: string, sent: Sent = {}): Promise<string> => {
  const made = await send('makeResidentLink', {
    path: { unitId: await unitOf(unit) },
    body: { label: 'Ms Wong' },
    ...sent,
  });
  expect(made.status).toBe(201);
  return String(made.body['token']);
};
/** Nobody of a firm: the gateway has not looked at the caller. */
const enrol = async (token: string, subject?: string) =>
  callRoute(units, 'enrolResident', {
    firmId: '',
    role: '' as 'guard',
    memberId: '',
    siteIds: '',
    headers: subject === undefined ? {} : { Authorization: `Bearer ${await tokenFor(subject)}` },
    body: { token },
  });
const codeOf = ({ status, body }: { status: number; body: Record<string, unknown> }) =>
  `${String(status)} ${typeof body['code'] === 'string' ? body['code'] : 'ok'}`;
const memberOf = (subject: string) => registry.findMember(tokenIssuer, subject);

describe('a link for a resident', () => {
  it('binds the account that signs in to its unit, once, and is stored as a hash', async () => {
    const token = await linkTo('1A');
    const { status, body } = await enrol(token, 'ann');
    expect(status).toBe(201);
    expect(body).toMatchObject({ siteId: 'court', unitId: unitIdOf('1A'), unit: '1A' });
    const ann = await memberOf('ann');
    expect(ann).toMatchObject({ role: 'host', firmId: 'demo', siteIds: ['court'], label: 'Ms Wong' });
    const own = await callRoute(mine, 'listMyVisits', {
      role: 'host',
      siteIds: 'court',
      memberId: ann?.memberId ?? '',
    });
    expect(own.body).toMatchObject({ units: [{ unit: '1A' }] });
    const stored = JSON.stringify(
      await queryAll(
        { client: world.database.client, name: world.database.registry },
        { key: 'pk = :pk', values: { pk: 'F#demo' } },
      ),
    );
    expect(stored).toContain('RESIDENT_LINK#court#');
    expect(stored).not.toContain(token.split('.').at(-1));
  });

  it('answers the same account the same when its answer was lost, and nobody else', async () => {
    const token = await linkTo('1B');
    const first = await enrol(token, 'ben');
    expect((await enrol(token, 'ben')).body).toEqual(first.body);
    expect(codeOf(await enrol(token, 'eve'))).toBe('403 enrolment_refused');
    expect(await memberOf('eve')).toBeUndefined();
  });

  it('binds one of two accounts that come at the same moment', async () => {
    const token = await linkTo('1C');
    const both = await Promise.all([enrol(token, 'cat'), enrol(token, 'cid')]);
    expect(both.map(codeOf).toSorted()).toEqual(['201 ok', '403 enrolment_refused']);
    expect([await memberOf('cat'), await memberOf('cid')].filter(Boolean)).toHaveLength(1);
  });

  it('gives a resident of the site another unit', async () => {
    await enrol(await linkTo('1D'), 'dan');
    await enrol(await linkTo('1E'), 'dan');
    expect((await memberOf('dan'))?.units?.map(({ unit }) => unit)).toEqual(['1D', '1E']);
  });

  it.each(['guard', 'demo-admin', 'rival-guard'])(
    'makes no host of %s, who is a member already',
    async (subject) => {
      const before = await memberOf(subject);
      const token = await linkTo('1F');
      expect(codeOf(await enrol(token, subject))).toBe('409 member_taken');
      expect(await memberOf(subject)).toEqual(before);
      expect(codeOf(await enrol(token, `after-${subject}`))).toBe('201 ok');
    },
  );

  it('does not bring back who was removed', async () => {
    const token = await linkTo('1G');
    await enrol(token, 'gus');
    const memberId = (await memberOf('gus'))?.memberId ?? '';
    await send('removeResident', { path: { unitId: unitIdOf('1G'), memberId } });
    expect(codeOf(await enrol(token, 'gus'))).toBe('403 enrolment_refused');
  });

  it('ends with its unit, also where a unit of the same name is made later', async () => {
    const token = await linkTo('1H');
    await send('removeUnit', { path: { unitId: unitIdOf('1H') } });
    expect(codeOf(await enrol(token, 'hal'))).toBe('403 enrolment_refused');
    await unitOf('1H');
    expect(codeOf(await enrol(token, 'hal'))).toBe('403 enrolment_refused');
  });

  it('is not made by who is no longer of the office, for another firm’s site, or for an unknown unit', async () => {
    const path = { unitId: await unitOf('1I') };
    const ask = (sent: Sent) => send('makeResidentLink', { path, body: {}, ...sent });
    expect(codeOf(await ask({ memberId: 'removed' }))).toBe('403 forbidden');
    expect(codeOf(await ask({ role: 'guard' }))).toBe('403 forbidden');
    expect(codeOf(await ask({ role: 'host' }))).toBe('403 forbidden');
    expect(codeOf(await ask({ path: { ...path, siteId: 'rival-tower' } }))).toBe('404 site_not_found');
    expect(codeOf(await ask({ path: { unitId: unitIdOf('Nowhere') } }))).toBe('404 unit_not_found');
    expect(codeOf(await ask({ body: { unit: '1I' } }))).toBe('400 invalid_request');
  });

  it('leaves an entry in the trail of the firm, with the unit and the member', async () => {
    await enrol(await linkTo('1J'), 'jon');
    const day = new Date().toISOString().slice(0, 10);
    const entries = await queryAll(
      { client: world.database.client, name: world.database.audit },
      { key: 'pk = :pk', values: { pk: `F#demo#AUDIT#${day}` } },
    );
    const memberId = (await memberOf('jon'))?.memberId ?? '';
    const made = entries.findLast(({ operation }) => operation === 'makeResidentLink');
    expect(made).toMatchObject({ memberId: 'manager-1', subjects: [`unit:${unitIdOf('1J')}`] });
    const bound = entries.findLast(({ operation }) => operation === 'enrolResident');
    expect(bound).toMatchObject({ role: 'public' });
    expect(bound?.['subjects']).toEqual(
      expect.arrayContaining([`unit:${unitIdOf('1J')}`, `member:${memberId}`]),
    );
  });
});

describe('an enrolment', () => {
  it('needs an access token that the deployment trusts', async () => {
    const token = await linkTo('2A');
    expect(codeOf(await enrol(token))).toBe('401 unauthenticated');
    const other = await generateKeyPair('ES256');
    const forged = await new SignJWT({})
      .setProtectedHeader({ alg: 'ES256', kid: 'one', typ: 'at+jwt' })
      .setIssuer(tokenIssuer)
      .setAudience('gatehouse')
      .setSubject('eve')
      .setExpirationTime('5m')
      .sign(other.privateKey);
    const sent = { firmId: '', memberId: '', siteIds: '', body: { token } };
    for (const authorization of [`Bearer ${forged}`, 'Bearer nonsense', 'Basic ZXZl'])
      expect(
        codeOf(
          await callRoute(units, 'enrolResident', { ...sent, headers: { Authorization: authorization } }),
        ),
      ).toBe('401 unauthenticated');
    expect(await memberOf('eve')).toBeUndefined();
  });

  it.each([
    ['half a link', (token: string) => token.slice(0, -5)],
    ['a link with another secret', (token: string) => `${token.slice(0, -5)}AAAAA`],
    ['a link of another firm', (token: string) => token.replace('.demo.', '.rival.')],
    ['a link of another site', (token: string) => token.replace('.court.', '.tower.')],
    ['nonsense', () => 'nonsense'],
    ['a scanner’s code', (token: string) => token.replace('resident', 'enrolment')],
  ])('is refused with %s, in the same words', async (_, change) => {
    const token = await linkTo('2B');
    const answer = await enrol(change(token), 'eve');
    expect(answer.body).toMatchObject({ status: 403, code: 'enrolment_refused' });
    expect(answer.body).not.toHaveProperty('detail');
    expect(await memberOf('eve')).toBeUndefined();
  });

  it('is refused with a body that does not fit', async () => {
    for (const body of [{}, { token: '' }, { token: 'x'.repeat(201) }, { token: 'x', unit: '2B' }])
      expect(codeOf(await callRoute(units, 'enrolResident', { firmId: '', body }))).toBe(
        '400 invalid_request',
      );
  });
});
