import { describe, expect, it } from '@jest/globals';
import type { LocalDay, SiteId } from '../../../functions/kernel/brands.ts';
import { companionIds } from '../../../functions/visits/companions.ts';
import { importVisits } from '../../../functions/imports/import-visits.ts';
import type { ImportPage } from '../../../functions/imports/api/requests.ts';
import { listOnSite, listVisits } from '../../../functions/front-desk/list-visits.ts';
import { preRegister } from '../../../functions/front-desk/pre-register.ts';
import type { PreRegistration } from '../../../functions/front-desk/api/requests.ts';
import type { Visit } from '../../../functions/visits/visit.ts';
import { heldRegister } from '../../support/held-register.ts';
import { callerWith, nine, siteWith } from '../../support/site.ts';
import { keys, later, visitIdOf, visitWith } from '../../support/visit.ts';

const { firmId, siteId } = siteWith();
const [manager, program, guard] = (['manager', 'integration', 'guard'] as const).map((role) =>
  callerWith(role),
) as [ReturnType<typeof callerWith>, ReturnType<typeof callerWith>, ReturnType<typeof callerWith>];
const asked = (changed: Partial<PreRegistration> = {}): PreRegistration => ({
  visitor: { englishName: 'CHAN Tai Man' },
  host: { unit: '12A' },
  expectedFrom: nine,
  expectedUntil: later(7200),
  ...changed,
});

describe('a new pre-registration', () => {
  const register = async (changed: Partial<PreRegistration> = {}, caller = manager) =>
    preRegister(heldRegister().deps, caller, siteId, asked(changed));

  it('is expected on its day, and is kept for the site’s retention time', async () => {
    const { deps, booked } = heldRegister();
    const made = await preRegister(deps, manager, siteId, asked());
    const visit: Visit = {
      firmId,
      siteId,
      visitId: visitIdOf('new-1'),
      state: 'expected',
      origin: 'pre_registered',
      visitor: { englishName: 'CHAN Tai Man' },
      host: { unit: '12A' },
      expectedFrom: nine,
      expectedUntil: later(7200),
      day: '2026-11-23' as LocalDay,
      createdAt: nine,
      createdBy: manager.memberId,
      version: 1,
      purgeAt: later(7200 + 30 * 86_400),
    };
    expect(made).toStrictEqual({ ok: true, result: 'created', visit, companions: [] });
    expect(booked).toMatchObject([{ visit, pointers: keys.identitiesOf(visit.visitor) }]);
  });

  it('must be at a site of the firm, and end in the future', async () => {
    const { deps } = heldRegister();
    expect(await preRegister(deps, manager, 'elsewhere' as SiteId, asked())).toMatchObject({
      code: 'site_not_found',
    });
    expect(await register({ expectedUntil: nine, expectedFrom: later(-60) })).toMatchObject({
      code: 'invalid_request',
      errors: [{ path: 'expectedUntil' }],
    });
  });

  it('waits for the host, and has re-entry, on request', async () => {
    expect(await register({ needsApproval: true, allowsReEntry: true })).toMatchObject({
      visit: { state: 'pending_approval', allowsReEntry: true },
    });
  });

  it('is made once for a seed, and reports whether the content was the same', async () => {
    const { deps } = heldRegister();
    const once = (changed: Partial<PreRegistration> = {}) =>
      preRegister(deps, manager, siteId, asked({ companions: [{ englishName: 'Lee' }], ...changed }), 'seed');
    const made = await once();
    if (!made.ok) throw new Error(made.code);
    expect(made).toMatchObject({ result: 'created' });
    expect(await once()).toEqual({ ...made, result: 'exists' });
    expect(await once({ purpose: 'Dinner' })).toEqual({ ...made, result: 'conflict' });
    expect(await once({ companions: [{ englishName: 'Wong' }] })).toEqual({ ...made, result: 'conflict' });
  });

  it('may have notes from managers, not from integrations', async () => {
    const notes = 'Call first.';
    expect(await register({ notes })).toMatchObject({ visit: { notes } });
    expect(await register({}, program)).toMatchObject({ ok: true });
    expect(await register({ notes }, program)).toMatchObject({
      code: 'forbidden',
      detail: 'Notes are written by managers.',
    });
  });

  it('makes a visit for each companion, under their own name', async () => {
    const { deps, held } = heldRegister();
    const companions = [{ englishName: 'LEE Ka Fai' }, { chineseName: '陳' }];
    const made = await preRegister(deps, manager, siteId, asked({ companions }));
    if (!made.ok) throw new Error(made.code);
    expect(made.companions.map(({ visitId }) => visitId)).toEqual(companionIds(made.visit));
    expect(made.companions).toMatchObject(
      companions.map((visitor) => ({ visitor, leadVisitId: made.visit.visitId, state: 'expected' })),
    );
    for (const companion of made.companions) expect(companion).not.toHaveProperty('companions');
    expect(held.size).toBe(3);
  });
});

describe('a page of an import', () => {
  const importId = '0b8c3f0a-6e0b-4c0e-9a53-0b8c3f0a6e0b';
  const row = (rowId: string, changed: object = {}) => ({
    rowId,
    visitor: { englishName: 'Chan' },
    host: { unit: '12A' },
    expectedFrom: '2026-11-23T09:00:00+08:00',
    expectedUntil: '2026-11-23T11:00:00+08:00',
    ...changed,
  });
  const send = async (rows: readonly object[], { deps } = heldRegister(), caller = manager) => {
    const page = { importId, rows } as unknown as ImportPage;
    const answer = await importVisits({ ...deps, announce: unheard }, caller, siteId, page);
    return answer.ok ? answer.items : answer.code;
  };

  const unheard = () => Promise.resolve();

  it('makes a visit for each row, once', async () => {
    const register = heldRegister();
    const visitId = keys.visitIdFrom(siteId, JSON.stringify(['import', importId, '1']));
    expect(await send([row('1')], register)).toEqual([{ rowId: '1', result: 'created', visitId }]);
    expect(await send([row('1')], register)).toEqual([{ rowId: '1', result: 'exists', visitId }]);
  });

  it('finds the visit of a row whose window has ended', async () => {
    const register = heldRegister();
    const visitId = keys.visitIdFrom(siteId, JSON.stringify(['import', importId, '1']));
    await send([row('1')], register);
    const { deps } = register;
    const late = { ...register, deps: { ...deps, clock: () => later(7200) } };
    expect(await send([row('1')], late)).toEqual([{ rowId: '1', result: 'exists', visitId }]);
    expect(await send([row('2')], late)).toMatchObject([{ rowId: '2', result: 'invalid' }]);
  });

  it('must be for a site of the firm', async () => {
    const page = { importId, rows: [row('1')] } as unknown as ImportPage;
    const deps = { ...heldRegister().deps, announce: unheard };
    expect(await importVisits(deps, manager, 'elsewhere' as SiteId, page)).toMatchObject({
      code: 'site_not_found',
    });
  });

  it('announces the visits of all rows and companions before it makes one', async () => {
    const { deps, held } = heldRegister();
    const announced: string[] = [];
    const announce = (subjects: readonly string[]) => {
      expect(held.size).toBe(0);
      announced.push(...subjects);
      return Promise.resolve();
    };
    const companions = [{ englishName: 'Wong' }];
    const page = { importId, rows: [row('1', { companions }), row('2', { host: undefined })] };
    await importVisits({ ...deps, announce }, manager, siteId, page);
    expect(announced.sort()).toEqual([...held.keys()].map((id) => `visit:${id}`).sort());
    expect(announced).toHaveLength(2);
  });

  it('says what is wrong with a row, or why it is forbidden', async () => {
    expect(await send([row('1', { host: undefined })])).toMatchObject([
      { rowId: '1', result: 'invalid', errors: [{ path: 'host' }] },
    ]);
    expect(await send([row('1', { notes: 'Call first.' })], heldRegister(), program)).toEqual([
      { rowId: '1', result: 'invalid', errors: [{ path: '', message: 'Notes are written by managers.' }] },
    ]);
  });
});

describe('the visits of a day', () => {
  const visits = ['a', 'b', 'c'].map((name, index) =>
    visitWith({ visitId: visitIdOf(name), state: index === 2 ? 'checked_in' : 'expected' }),
  );
  const { deps } = heldRegister({ visits });
  const today = '2026-11-23' as LocalDay;
  const list = (query: Partial<Parameters<typeof listVisits>[3]> = {}, caller = manager) =>
    listVisits(deps, caller, siteId, { limit: 100, ...query });
  const cursorOf = async (query: Parameters<typeof list>[0]) => {
    const page = await list({ limit: 1, ...query });
    if (!page.ok || page.nextCursor === undefined) throw new Error('there is no next page');
    return page.nextCursor;
  };

  it('are paged, in all states or in one', async () => {
    const first = await list({ limit: 2 });
    expect(first).toMatchObject({ ok: true, visits: visits.slice(0, 2) });
    expect(await list({ limit: 2, cursor: first.ok ? first.nextCursor : '' })).toEqual({
      ok: true,
      visits: visits.slice(2),
    });
    expect(await list({ state: 'checked_in' })).toEqual({ ok: true, visits: visits.slice(2) });
  });

  it('continue with a cursor of the same list only: same day, state and site', async () => {
    const wrong = { code: 'invalid_request', errors: [{ path: 'cursor' }] };
    expect(await list({ day: '2026-11-24' as LocalDay, cursor: await cursorOf({}) })).toMatchObject(wrong);
    expect(await list({ state: 'expected', cursor: await cursorOf({}) })).toMatchObject(wrong);
    const ofExpected = await cursorOf({ state: 'expected' });
    expect(await list({ state: 'checked_in', cursor: ofExpected })).toMatchObject(wrong);
    expect(await list({ cursor: await cursorOf({ state: 'expected' }) })).toMatchObject(wrong);
    const elsewhere = heldRegister({ visits }, { siteId: 'elsewhere' as SiteId });
    const query = { limit: 1, cursor: await cursorOf({}) };
    expect(await listVisits(elsewhere.deps, manager, elsewhere.site.siteId, query)).toMatchObject(wrong);
    expect(await listOnSite(deps, manager, siteId, query)).toMatchObject(wrong);
  });

  it('are limited to today for a guard', async () => {
    expect(await list({ day: today }, guard)).toMatchObject({ ok: true });
    expect(await list({ day: '2026-11-24' as LocalDay }, guard)).toMatchObject({
      code: 'forbidden',
      detail: 'A guard sees the visits of today.',
    });
  });
});

it('lists need a site of the firm', async () => {
  const { deps } = heldRegister();
  const elsewhere = 'elsewhere' as SiteId;
  const notFound = { code: 'site_not_found' };
  expect(await listVisits(deps, manager, elsewhere, { limit: 1 })).toMatchObject(notFound);
  expect(await listOnSite(deps, manager, elsewhere, { limit: 1 })).toMatchObject(notFound);
});

describe('the roll call', () => {
  const inside = ['a', 'b', 'c'].map((name) => visitWith({ visitId: visitIdOf(name), state: 'checked_in' }));
  const call = (query: { limit: number; cursor?: string }, site: SiteId = siteId) => {
    const { deps } = heldRegister({ visits: inside }, { siteId: site });
    return listOnSite(deps, guard, site, query);
  };

  it('counts everybody on each page', async () => {
    expect(await call({ limit: 3 })).toEqual({ ok: true, visits: inside, count: 3, asOf: nine });
    const first = await call({ limit: 2 });
    expect(first).toMatchObject({ visits: inside.slice(0, 2), count: 3 });
    const cursor = first.ok ? first.nextCursor : undefined;
    if (cursor === undefined) throw new Error('there is no next page');
    expect(await call({ limit: 2, cursor })).toEqual({
      ok: true,
      visits: inside.slice(2),
      count: 3,
      asOf: nine,
    });
    const one = await call({ limit: 1 });
    const afterOne = one.ok ? (one.nextCursor ?? '') : '';
    expect(await call({ limit: 3, cursor: afterOne })).toMatchObject({ visits: inside.slice(1) });
    expect(await call({ limit: 2, cursor }, 'elsewhere' as SiteId)).toMatchObject({
      code: 'invalid_request',
    });
  });

  it('counts its only page without another read', async () => {
    const { deps } = heldRegister({ visits: inside });
    const countOnSite = () => Promise.reject(new Error('was asked to count'));
    const frugal = { ...deps, bookings: { ...deps.bookings, countOnSite } };
    expect(await listOnSite(frugal, guard, siteId, { limit: 3 })).toMatchObject({ count: 3 });
  });
});
