import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { RouteName } from '../../../functions/edge/routes.ts';
import { registryTable, type RegistryTable } from '../../../functions/registry/registry-table.ts';
import { unitIdOf } from '../../../functions/kernel/unit-name.ts';
import { queryAll } from '../../../functions/table/read.ts';
import { callRoute, type Handler, type Sent } from '../../support/api-event.ts';
import { openDeployed, tokenIssuer } from '../../support/deployed.ts';

const world = openDeployed(() => ({
  TOKEN_ISSUERS: JSON.stringify([
    {
      issuer: tokenIssuer,
      jwksUri: 'https://issuer.test/jwks',
      algorithms: ['ES256'],
      tokenType: 'at+jwt',
      audience: 'a',
    },
  ]),
}));
let units: Handler;
let members: Handler;
let registry: RegistryTable;
beforeAll(async () => {
  units = (await import('../../../functions/units/units.handler.ts')).handler;
  members = (await import('../../../functions/members/members.handler.ts')).handler;
  registry = registryTable(world.database.client, world.database.registry, { consistent: true });
}, 60_000);
afterEach(() => {
  world.proxy.heal();
});

const send = (name: RouteName, sent: Sent = {}) => callRoute(units, name, { role: 'manager', ...sent });
const rows = async (...asked: readonly object[]) => {
  const { status, body } = await send('changeUnits', { body: { rows: asked } });
  expect(status).toBe(200);
  return body['items'] as readonly Record<string, unknown>[];
};
const resultsOf = async (...asked: readonly object[]) => (await rows(...asked)).map(({ result }) => result);
const residents = (...subjects: readonly string[]) => subjects.map((subject) => ({ subject }));
const memberOf = (subject: string) => registry.findMember(tokenIssuer, subject);
const listed = async (siteId = 'court') => {
  const { body } = await send('listUnits', { path: { siteId }, query: { limit: '100' } });
  return body['items'] as readonly {
    unit: string;
    residents: readonly { memberId: string; subject: string }[];
  }[];
};
const unitListed = async (unit: string) => (await listed()).find((one) => one.unit === unit);
const codeOf = ({ status, body }: { status: number; body: Record<string, unknown> }) =>
  `${String(status)} ${typeof body['code'] === 'string' ? body['code'] : 'ok'}`;

describe('units of a site', () => {
  it('are made with their residents, who become hosts of that site and unit and nothing more', async () => {
    const items = await rows(
      { unit: '1A', residents: [{ subject: 'ann', label: 'Ms Ann' }] },
      { unit: '1B' },
    );
    expect(items).toEqual([
      { unit: '1A', unitId: unitIdOf('1A'), result: 'created' },
      { unit: '1B', unitId: unitIdOf('1B'), result: 'created' },
    ]);
    expect(await memberOf('ann')).toMatchObject({
      firmId: 'demo',
      kind: 'person',
      role: 'host',
      siteIds: ['court'],
      label: 'Ms Ann',
      units: [{ unitId: unitIdOf('1A'), unit: '1A' }],
      version: 1,
    });
    expect(await unitListed('1A')).toMatchObject({ residents: [{ subject: 'ann', label: 'Ms Ann' }] });
    expect(await unitListed('1B')).toMatchObject({ residents: [] });
  });

  it('change nothing when the page is sent again, and one unit has one name however it is spelt', async () => {
    const page = [{ unit: '2A', residents: residents('ben') }, { unit: '2B' }];
    expect(await resultsOf(...page)).toEqual(['created', 'created']);
    const before = await memberOf('ben');
    expect(await resultsOf(...page)).toEqual(['unchanged', 'unchanged']);
    expect(await memberOf('ben')).toEqual(before);
    expect(await resultsOf({ unit: '2a' })).toEqual(['changed']);
    expect(await unitListed('2a')).toMatchObject({ residents: [{ subject: 'ben' }] });
    expect(await unitListed('2A')).toBeUndefined();
  });

  it('are written row by row: a bad row writes nothing and stops no other', async () => {
    const items = await rows(
      { unit: '3A', residents: [{ subject: 'cat' }, { subject: 'dan', issuer: 'https://other.test' }] },
      { unit: '3B', residents: residents('eve') },
    );
    expect(items).toMatchObject([
      {
        result: 'invalid',
        errors: [{ path: 'residents.1.issuer', message: 'is not an issuer that is trusted here' }],
      },
      { result: 'created' },
    ]);
    expect(await memberOf('cat')).toBeUndefined();
    expect(await unitListed('3A')).toBeUndefined();
  });

  it('are listed page by page in the order of their names', async () => {
    await rows(...['9C', '9A', '9B'].map((unit) => ({ unit })));
    const seen: unknown[] = [];
    let query: Record<string, string> = { limit: '2' };
    for (;;) {
      const { body } = await send('listUnits', { query });
      seen.push(...(body['items'] as { unit: string }[]).map(({ unit }) => unit));
      if (body['nextCursor'] === undefined) break;
      query = { limit: '2', cursor: body['nextCursor'] as string };
    }
    expect(seen.filter((unit) => String(unit).startsWith('9'))).toEqual(['9A', '9B', '9C']);
    expect(new Set(seen).size).toBe(seen.length);
    const other = await send('listUnits', { path: { siteId: 'tower' }, query });
    expect(codeOf(other)).toBe('400 invalid_request');
  });

  it.each([
    ['a guard of the firm', 'guard'],
    ['the admin', 'demo-admin'],
    ['a member of another firm', 'rival-manager'],
  ])('never make a host of %s, and say the same of each', async (_, subject) => {
    const before = await memberOf(subject);
    expect(await rows({ unit: '4A', residents: residents(subject) })).toMatchObject([
      { result: 'invalid', errors: [{ path: 'residents.0', message: 'cannot be added as a resident' }] },
    ]);
    expect(await memberOf(subject)).toEqual(before);
  });

  it('do not take a resident from another site of the firm', async () => {
    await rows({ unit: '5A', residents: residents('fay') });
    const { body } = await send('changeUnits', {
      path: { siteId: 'tower' },
      body: { rows: [{ unit: '5A', residents: residents('fay') }] },
    });
    expect(body['items']).toMatchObject([{ result: 'invalid' }]);
    expect((await memberOf('fay'))?.siteIds).toEqual(['court']);
  });

  it('bind one resident to several units, five at most', async () => {
    const asked = ['1', '2', '3', '4', '5', '6'].map((nth) => ({
      unit: `G${nth}`,
      residents: residents('gus'),
    }));
    expect(await resultsOf(...asked)).toEqual([...Array<string>(5).fill('created'), 'invalid']);
    expect((await memberOf('gus'))?.units).toHaveLength(5);
  });

  it('both get their resident when two managers add one at the same time', async () => {
    const made = await Promise.all(
      ['H1', 'H2'].map((unit) =>
        send('changeUnits', { body: { rows: [{ unit, residents: residents('hal') }] } }),
      ),
    );
    expect(made.map(({ status }) => status)).toEqual([200, 200]);
    expect((await memberOf('hal'))?.units?.map(({ unit }) => unit).toSorted()).toEqual(['H1', 'H2']);
  });
});

describe('a resident who moves out', () => {
  it('acts for the unit no more, and is no member where it was the only one', async () => {
    await rows(
      { unit: 'J1', residents: residents('ida', 'jon') },
      { unit: 'J2', residents: residents('jon') },
    );
    const [ida, jon] = [await memberOf('ida'), await memberOf('jon')];
    const leave = (memberId = '') => send('removeResident', { path: { unitId: unitIdOf('J1'), memberId } });
    expect((await leave(ida?.memberId)).status).toBe(204);
    expect((await leave(jon?.memberId)).status).toBe(204);
    expect(await memberOf('ida')).toBeUndefined();
    expect((await memberOf('jon'))?.units?.map(({ unit }) => unit)).toEqual(['J2']);
    expect(await unitListed('J1')).toMatchObject({ residents: [] });
    expect(codeOf(await leave(jon?.memberId))).toBe('404 member_not_found');
    expect(codeOf(await leave('manager-1'))).toBe('404 member_not_found');
  });

  it('begins a new tenancy when they come back', async () => {
    await rows({ unit: 'K1', residents: residents('kim') });
    const before = await memberOf('kim');
    await send('removeResident', { path: { unitId: unitIdOf('K1'), memberId: before?.memberId ?? '' } });
    expect(await resultsOf({ unit: 'K1', residents: residents('kim') })).toEqual(['changed']);
    expect((await memberOf('kim'))?.memberId).not.toBe(before?.memberId);
  });

  it('leaves with the unit when the unit is removed', async () => {
    await rows({ unit: 'L1', residents: residents('leo', 'may') });
    const path = { unitId: unitIdOf('L1') };
    expect((await send('removeUnit', { path })).status).toBe(204);
    expect(await memberOf('leo')).toBeUndefined();
    expect(await unitListed('L1')).toBeUndefined();
    expect(codeOf(await send('removeUnit', { path }))).toBe('404 unit_not_found');
  });

  it('is left out of the list of residents when an admin has removed the member', async () => {
    await rows({ unit: 'M1', residents: residents('nan') });
    const memberId = (await memberOf('nan'))?.memberId ?? '';
    const removed = await callRoute(members, 'removeMember', {
      role: 'admin',
      path: { memberId },
      headers: { 'If-Match': '*' },
    });
    expect(removed.status).toBe(204);
    expect(await unitListed('M1')).toMatchObject({ residents: [] });
    expect(await resultsOf({ unit: 'M1', residents: residents('nan') })).toEqual(['changed']);
    expect((await unitListed('M1'))?.residents).toHaveLength(1);
  });
});

describe('a host', () => {
  it('is listed among the members, and gets no other role and no other site there', async () => {
    await rows({ unit: 'N1', residents: residents('oli') });
    const memberId = (await memberOf('oli'))?.memberId ?? '';
    const change = (body: object) =>
      callRoute(members, 'changeMember', {
        role: 'admin',
        path: { memberId },
        headers: { 'If-Match': '*' },
        body,
      });
    expect(codeOf(await change({ role: 'manager' }))).toBe('400 invalid_request');
    expect(codeOf(await change({ siteIds: '*' }))).toBe('400 invalid_request');
    expect((await change({ label: 'Oli' })).body).toMatchObject({ role: 'host', label: 'Oli' });
    const { body } = await callRoute(members, 'addMember', {
      role: 'admin',
      body: { kind: 'person', role: 'host', siteIds: ['court'], subject: 'pam' },
    });
    expect(body['code']).toBe('invalid_request');
  });
});

describe('a request about units', () => {
  const body = { rows: [{ unit: '6A' }] };

  it.each(['guard', 'integration', 'scanner', 'host'] as const)('is not for the role %s', async (role) => {
    for (const name of ['listUnits', 'changeUnits', 'removeUnit', 'removeResident'] as const)
      expect((await send(name, { role, body: name === 'changeUnits' ? body : undefined })).status).not.toBe(
        200,
      );
    expect(codeOf(await send('changeUnits', { role, body }))).toMatch(
      /^(403 forbidden|401 unauthenticated)$/,
    );
  });

  it('finds no site that is not the caller’s', async () => {
    for (const siteId of ['rival-tower', 'nowhere'])
      expect(codeOf(await send('changeUnits', { path: { siteId }, body }))).toBe('404 site_not_found');
    expect(codeOf(await send('listUnits', { siteIds: 'tower' }))).toBe('404 site_not_found');
  });

  it('is refused where the caller is no longer of the office, though the gateway still knows them', async () => {
    for (const name of ['changeUnits', 'removeUnit', 'removeResident'] as const) {
      const path = { unitId: unitIdOf('6A'), memberId: 'x' };
      const sent = { memberId: 'removed', path, ...(name === 'changeUnits' ? { body } : {}) };
      expect(codeOf(await send(name, sent))).toBe('403 forbidden');
    }
  });

  it.each([
    ['no rows', { rows: [] }],
    ['too many rows', { rows: Array.from({ length: 101 }, (_, nth) => ({ unit: `U${String(nth)}` })) }],
    [
      'too many residents',
      {
        rows: [
          { unit: 'U', residents: residents(...Array.from({ length: 21 }, (_, nth) => `s${String(nth)}`)) },
        ],
      },
    ],
    ['a role', { rows: [{ unit: 'U', residents: [{ subject: 's', role: 'manager' }] }] }],
    ['a resident twice', { rows: [{ unit: 'U', residents: residents('s', 's') }] }],
    ['an unnamed unit', { rows: [{ unit: '  ' }] }],
    ['an invisible character', { rows: [{ unit: '12\u200BA' }] }],
  ])('is refused with %s', async (_, wrong) => {
    expect(codeOf(await send('changeUnits', { body: wrong }))).toBe('400 invalid_request');
  });

  it('is refused where its body is no object, or too large', async () => {
    expect(codeOf(await send('changeUnits', { body: '[]' }))).toBe('400 malformed_json');
    const large = JSON.stringify({ rows: [{ unit: 'x'.repeat(17_000) }] });
    expect(codeOf(await send('changeUnits', { body: large }))).toBe('413 body_too_large');
  });

  it('finds no unit under an unknown id, or under what is no id', async () => {
    for (const unitId of [unitIdOf('Nowhere'), 'zz', '../x'])
      expect(codeOf(await send('removeUnit', { path: { unitId } }))).toBe('404 unit_not_found');
  });

  it('is answered 503 while the store cannot be reached', async () => {
    world.proxy.fail('TransactWriteItems', 'unavailable', 99);
    expect(codeOf(await send('changeUnits', { body }))).toBe('503 store_unavailable');
  });

  it('leaves an entry of each change in the audit trail, by ids alone', async () => {
    await rows({ unit: 'SECRET FLAT', residents: [{ subject: 'secret-subject', label: 'Secret Name' }] });
    const day = new Date().toISOString().slice(0, 10);
    const entries = await queryAll(
      { client: world.database.client, name: world.database.audit },
      { key: 'pk = :pk', values: { pk: `F#demo#AUDIT#${day}` } },
    );
    const last = entries.findLast(({ operation }) => operation === 'changeUnits');
    const memberId = (await memberOf('secret-subject'))?.memberId ?? '';
    expect(last).toMatchObject({ memberId: 'manager-1', role: 'manager', siteId: 'court' });
    expect(last?.['subjects']).toEqual([`unit:${unitIdOf('SECRET FLAT')}`, `member:${memberId}`]);
    expect(JSON.stringify(last)).not.toMatch(/secret/i);
  });
});
