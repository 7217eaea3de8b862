import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '../../../functions/edge/routes.ts';
import { firmResponse } from '../../../functions/firms/api/responses.ts';
import { registryTable } from '../../../functions/registry/registry-table.ts';
import type { FirmId } from '../../../functions/kernel/brands.ts';
import { callRoute, type Handler, type Sent } from '../../support/api-event.ts';
import { openDeployed } from '../../support/deployed.ts';
import { jpeg, png } from '../../support/pictures.ts';

const world = openDeployed();
let sites: Handler;
let administration: Handler;
beforeAll(async () => {
  sites = (await import('../../../functions/sites/sites.handler.ts')).handler;
  administration = (await import('../../../functions/sites/site-administration.handler.ts')).handler;
}, 60_000);

const read = (sent: Sent = {}) => callRoute(sites, 'getFirm', { role: 'guard', ...sent });
const change = (body: unknown, sent: Sent = {}) =>
  callRoute(administration, 'changeFirm', { role: 'admin', body, headers: { 'If-Match': '*' }, ...sent });
const logo = (bytes: Buffer) => ({ logo: { data: bytes.toString('base64') } });

describe('a firm', () => {
  it.each(['admin', 'manager', 'guard', 'integration'] satisfies Role[])(
    'is shown to the role %s',
    async (role) => {
      const { status, headers, body } = await read({ role });
      expect([status, headers['etag'], headers['cache-control']]).toEqual([
        200,
        expect.any(String),
        'no-store',
      ]);
      expect(firmResponse.parse(body)).toEqual(body);
      expect(body).toMatchObject({ firmId: 'demo' });
      expect(JSON.stringify(body)).not.toMatch(/tier|admins|usageKey/);
    },
  );

  it('is changed field by field, and the change is seen by the session, and by visitors who look', async () => {
    const before = await read();
    const changed = await change({ name: 'Harbour Management', colour: '#0A4B8C' });
    expect([changed.status, changed.headers['etag']]).toEqual([
      200,
      `"${String(Number(before.body['version']) + 1)}"`,
    ]);
    expect(changed.body).toMatchObject({
      name: 'Harbour Management',
      colour: '#0a4b8c',
      text: { textColour: '#ffffff', contrast: expect.any(Number) as unknown },
    });
    expect((await read()).body).toEqual(changed.body);
    const session = await callRoute(sites, 'getSession', { role: 'admin' });
    expect(session.body['firm']).toEqual({
      firmId: 'demo',
      name: 'Harbour Management',
      colour: '#0a4b8c',
      hasLogo: false,
    });
    const kept = await registryTable(world.database.client, world.database.registry).getFirm(
      'demo' as FirmId,
    );
    expect(kept).toMatchObject({ name: 'Harbour Management', status: 'active', tier: 'trial' });
    const without = await change({ colour: null });
    expect(without.body).not.toHaveProperty('colour');
    expect(without.body).not.toHaveProperty('text');
    expect(without.body['name']).toBe('Harbour Management');
  });

  it('has the logo that was sent, until it is replaced or taken away', async () => {
    const first = await change(logo(png(64, 32)));
    expect(first.body['logo']).toEqual({
      mediaType: 'image/png',
      width: 64,
      height: 32,
      data: png(64, 32).toString('base64'),
    });
    expect((await change({ name: 'Same Logo' })).body['logo']).toEqual(first.body['logo']);
    expect((await callRoute(sites, 'getSession', { role: 'admin' })).body['firm']).toMatchObject({
      hasLogo: true,
    });
    expect((await change(logo(jpeg(20, 20)))).body['logo']).toMatchObject({
      mediaType: 'image/jpeg',
      width: 20,
    });
    expect((await read()).body['logo']).toMatchObject({ data: jpeg(20, 20).toString('base64') });
    expect((await change({ logo: null })).body).not.toHaveProperty('logo');
    expect((await read()).body).not.toHaveProperty('logo');
    expect((await callRoute(sites, 'getSession', { role: 'admin' })).body['firm']).toMatchObject({
      hasLogo: false,
    });
  });

  it('is 304 for who has it, and 200 after a change', async () => {
    const { headers } = await read();
    const tag = { headers: { 'If-None-Match': String(headers['etag']) } };
    expect((await read(tag)).status).toBe(304);
    await change({ name: 'Changed Again' });
    expect((await read(tag)).status).toBe(200);
  });

  it('is changed by one of two admins who saw the same version', async () => {
    const { headers } = await read();
    const sent = { headers: { 'If-Match': String(headers['etag']) } };
    const answers = await Promise.all([change({ name: 'One' }, sent), change({ name: 'Other' }, sent)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const won = answers.find(({ status }) => status === 200);
    expect((await read()).body['name']).toBe(won?.body['name']);
    const late = await change({ name: 'Late' }, sent);
    expect([late.status, late.body['code']]).toEqual([412, 'precondition_failed']);
  });

  it('is changed with an entry on the audit trail', async () => {
    await change({ name: 'On The Trail' });
    const { Items = [] } = await world.database.client.send(
      new ScanCommand({ TableName: world.database.audit, ConsistentRead: true }),
    );
    const entries = Items.map((item) => unmarshall(item)).filter(
      ({ operation }) => operation === 'changeFirm',
    );
    expect(entries.length).toBeGreaterThan(0);
    for (const entry of entries)
      expect(entry).toMatchObject({ memberId: 'admin-1', role: 'admin', subjects: ['firm:demo'] });
  });
});

describe('a change of a firm is refused', () => {
  it.each([
    ['an SVG', logo(Buffer.from('<svg onload="alert(1)"/>')), 'logo_refused'],
    ['text that is no Base64', { logo: { data: 'not base64' } }, 'logo_refused'],
    [
      'a picture with something behind it',
      logo(Buffer.concat([png(), Buffer.from('<script>')])),
      'logo_refused',
    ],
    ['a picture of a few pixels', logo(png(2, 2)), 'logo_refused'],
    ['a colour that is a word', { colour: 'red' }, 'invalid_request'],
    ['a colour with a style behind it', { colour: '#004080;background:url(x)' }, 'invalid_request'],
    ['a name with markup', { name: '<b>Firm</b>' }, 'invalid_request'],
    ['an empty name', { name: ' ' }, 'invalid_request'],
    ['the name taken away', { name: null }, 'invalid_request'],
    ['a field of the operator', { tier: 'large' }, 'invalid_request'],
    ['an address of a logo', { logo: { url: 'https://example.com/logo.png' } }, 'invalid_request'],
    ['a body that is no JSON', '{', 'malformed_json'],
  ])('for %s', async (_, body, code) => {
    const before = (await read()).body;
    const answer = await change(body);
    expect([answer.status, answer.body['code']]).toEqual([400, code]);
    if (code === 'logo_refused') expect(answer.body['detail']).toMatch(/\w+ .+\.$/);
    expect((await read()).body).toEqual(before);
  });

  it('for a body that is too large', async () => {
    const { status, body } = await change({ logo: { data: 'A'.repeat(17_000) } });
    expect([status, body['code']]).toEqual([413, 'body_too_large']);
  });

  it('without the entity tag', async () => {
    const { status, body } = await change({ name: 'X' }, { headers: {} });
    expect([status, body['code']]).toEqual([428, 'precondition_required']);
  });

  it.each(['manager', 'guard', 'integration'] satisfies Role[])('for the role %s', async (role) => {
    const { status, body } = await change({ name: 'X' }, { role });
    expect([status, body['code']]).toEqual([403, 'forbidden']);
  });

  it('for a firm that was just suspended', async () => {
    const { status, body } = await change({ name: 'X' }, { firmId: 'rival' });
    expect([status, body['code']]).toEqual([403, 'firm_suspended']);
    expect((await read({ firmId: 'rival' })).body).toMatchObject({ name: 'Rival', version: 1 });
  });
});
