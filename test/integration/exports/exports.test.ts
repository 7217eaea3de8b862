import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { encodeCursor } from '../../../functions/edge/cursor.ts';
import type { RouteName } from '../../../functions/edge/routes.ts';
import type { EpochSeconds, ExportId, FirmId, LocalDay } from '../../../functions/kernel/brands.ts';
import { exportTable } from '../../../functions/exports/export-table.ts';
import { createExport, listExports, readExport } from '../../../functions/exports/list-exports.ts';
import { editVisit } from '../../../functions/front-desk/edit-visit.ts';
import { instantAt } from '../../../functions/kernel/local-time.ts';
import type { VisitEdit } from '../../../functions/front-desk/api/requests.ts';
import { firmData } from '../../../tools/firm/firm-data.ts';
import { callRoute, type Handler, type Sent } from '../../support/api-event.ts';
import { openDeployed } from '../../support/deployed.ts';
import { printedBy } from '../../support/printed.ts';
import { callerWith } from '../../support/site.ts';
import { register } from '../visits/register.ts';
import { sealedVisits } from '../../support/sealed-visits.ts';

const world = openDeployed();
let handler: Handler;
let visits: Handler;
beforeAll(async () => {
  handler = (await import('../../../functions/exports/exports.handler.ts')).handler;
  visits = (await import('../../../functions/front-desk/visits.handler.ts')).handler;
}, 60_000);
afterEach(() => {
  world.proxy.heal();
});

const manager = callerWith('manager');
const purpose = 'Monthly report to the owners';
let ids = 0;

/** Exports at a separate site, with a clock that the test sets. It is nine in the morning of 2026-11-23 there. */
function office() {
  const made = register(world.database);
  const { database } = world;
  let lists = 0;
  const deps = {
    getSite: made.deps.getSite,
    clock: made.deps.clock,
    bookings: {
      listDay: (...asked: Parameters<typeof made.deps.bookings.listDay>) => {
        lists += 1;
        return made.deps.bookings.listDay(...asked);
      },
    },
    exports: exportTable(sealedVisits(database), made.deps.clock),
    newExportId: () => `export-${String((ids += 1)).padStart(15, '0')}` as ExportId,
  };
  const { siteId } = made.site;
  const ask = async (fromDay: string, toDay: string, idempotencySeed?: string) => {
    const days = { fromDay: fromDay as LocalDay, toDay: toDay as LocalDay };
    const outcome = await createExport(deps, manager, siteId, { ...days, purpose }, idempotencySeed);
    if (!outcome.ok) throw new Error(outcome.code);
    return outcome.made;
  };
  const expectOn = (day: string, time = '10:00', englishName = 'CHAN Tai Man') => {
    const expectedFrom = instantAt(day as LocalDay, time, made.site.timeZone);
    return made.expectVisitor(
      { englishName },
      { expectedFrom, expectedUntil: (expectedFrom + 3600) as EpochSeconds },
    );
  };
  const page = async (exportId: ExportId, asked: { limit?: number; cursor?: string | undefined } = {}) => {
    const list = await readExport(deps, manager, siteId, exportId, { limit: 100, ...asked });
    if (!list.ok) throw new Error(list.code);
    return list;
  };
  const readAll = async (exportId: ExportId, limit: number) => {
    const pages: Awaited<ReturnType<typeof page>>[] = [];
    let cursor: string | undefined;
    do {
      const one = await page(exportId, { limit, cursor });
      pages.push(one);
      cursor = one.nextCursor;
    } while (cursor !== undefined);
    return pages;
  };
  const record = async (exportId: ExportId) => {
    const list = await listExports(deps, manager, siteId, { limit: 100 });
    return list.ok ? list.page.exports.find((one) => one.exportId === exportId) : undefined;
  };
  return {
    ...made,
    visitDeps: made.deps,
    deps,
    siteId,
    ask,
    expectOn,
    page,
    readAll,
    record,
    lists: () => lists,
  };
}

describe('an export', () => {
  it('shows the visits at the site from the first to the last day, also if some days have none', async () => {
    const { ask, expectOn, readAll } = office();
    const before = await expectOn('2026-11-24', '23:59');
    const first = await expectOn('2026-11-25', '00:00');
    const second = await expectOn('2026-11-25', '18:00');
    const last = await expectOn('2026-12-02', '23:59');
    const after = await expectOn('2026-12-03', '00:00');
    const { exportId } = await ask('2026-11-25', '2026-12-02');
    for (const limit of [1, 2, 3, 100]) {
      const pages = await readAll(exportId, limit);
      expect(pages.flatMap(({ visits: shown }) => shown.map(({ visitId }) => visitId))).toEqual(
        [first, second, last].map(({ visitId }) => visitId),
      );
      for (const { visits: shown } of pages.slice(0, -1)) expect(shown).toHaveLength(limit);
    }
    const { exportId: all } = await ask('2026-11-24', '2026-12-03');
    const [whole] = await readAll(all, 100);
    expect(whole?.visits.map(({ visitId }) => visitId)).toEqual(
      [before, first, second, last, after].map(({ visitId }) => visitId),
    );
  });

  it('shows one empty page for 31 empty days, at the cost of one Query a day', async () => {
    const { ask, page, lists } = office();
    const { exportId } = await ask('2026-12-01', '2026-12-31');
    expect(await page(exportId)).toEqual({ ok: true, visits: [] });
    expect(lists()).toBe(31);
  });

  it('shows visits in every state, marks overstays, and leaves out visits past their purgeAt', async () => {
    const { ask, expectOn, page, time, scan, code, expectVisitor } = office();
    const guest = { englishName: 'LEE Ka Fai', idPrefix: 'B456' };
    const inside = await expectVisitor(guest);
    await scan(code(guest));
    const gone = await expectOn('2026-11-23', '12:00');
    const far = await expectOn('2026-12-20');
    time.now = (time.now + 5 * 3600) as EpochSeconds;
    const { exportId } = await ask('2026-11-23', '2026-12-20');
    const shown = (await page(exportId)).visits;
    expect(shown.map(({ visitId, state }) => [visitId, state])).toEqual([
      [inside.visitId, 'checked_in'],
      [gone.visitId, 'expected'],
      [far.visitId, 'expected'],
    ]);
    expect(shown[0]?.overstayedAt).toEqual(expect.any(Number));
    time.now = (gone.purgeAt + 3600) as EpochSeconds;
    const { exportId: later } = await ask('2026-11-23', '2026-12-20');
    expect((await page(later)).visits.map(({ visitId }) => visitId)).not.toContain(gone.visitId);
  });

  it('shows each visit that existed all along once, in order, whatever is written between its pages', async () => {
    const day = fc.integer({ min: 23, max: 28 }).map((number) => `2026-11-${String(number)}`);
    await fc.assert(
      fc.asyncProperty(
        fc.array(day, { maxLength: 10 }),
        fc.integer({ min: 1, max: 4 }),
        fc.array(day, { maxLength: 8 }),
        async (days, limit, meanwhile) => {
          const { ask, expectOn, page } = office();
          const there = await Promise.all(days.map((one) => expectOn(one)));
          const { exportId } = await ask('2026-11-23', '2026-11-28');
          const between = [...meanwhile];
          const shown: { visitId: string; expectedFrom: number }[] = [];
          let cursor: string | undefined;
          do {
            const one = await page(exportId, { limit, cursor });
            expect(one.visits.length).toBeLessThanOrEqual(limit);
            shown.push(...one.visits);
            cursor = one.nextCursor;
            const next = between.shift();
            if (next !== undefined) await expectOn(next);
          } while (cursor !== undefined);
          const found = shown.map(({ visitId }) => visitId);
          expect(new Set(found).size).toBe(found.length);
          expect(there.filter(({ visitId }) => !found.includes(visitId))).toEqual([]);
          const order = shown.map(({ expectedFrom }) => expectedFrom);
          expect(order).toEqual([...order].sort((a, b) => a - b));
        },
      ),
      { numRuns: 15 },
    );
  }, 120_000);

  it('continues at its place after the last shown visit has moved away', async () => {
    const { visitDeps, ask, expectOn, page } = office();
    const [one, two] = [await expectOn('2026-11-24', '09:00'), await expectOn('2026-11-24', '11:00')];
    const { exportId } = await ask('2026-11-24', '2026-11-25');
    const first = await page(exportId, { limit: 1 });
    expect(first.visits.map(({ visitId }) => visitId)).toEqual([one.visitId]);
    const { expectedFrom } = await expectOn('2026-11-26');
    const edit = { expectedFrom, expectedUntil: (expectedFrom + 60) as EpochSeconds } as VisitEdit;
    const { siteId, visitId, version } = one;
    const moved = await editVisit(
      visitDeps,
      { caller: manager, siteId, visitId, ifMatch: `"${String(version)}"` },
      edit,
    );
    expect(moved).toMatchObject({ ok: true, visit: { day: '2026-11-26' } });
    const { visits: rest } = await page(exportId, { cursor: first.nextCursor });
    expect(rest.map((visit) => visit.visitId)).toEqual([two.visitId]);
  });

  it('is recorded with member, time, days and purpose, and so is each page that was read', async () => {
    const { ask, page, time, record, siteId } = office();
    const at = time.now;
    const { exportId } = await ask('2026-11-23', '2026-11-24');
    expect(await record(exportId)).toEqual({
      firmId: 'firm',
      siteId,
      exportId,
      fromDay: '2026-11-23',
      toDay: '2026-11-24',
      purpose,
      createdAt: at,
      createdBy: 'manager',
      expiresAt: at + 3600,
      pagesRead: 0,
      purgeAt: at + 365 * 86_400,
    });
    time.now = (at + 60) as EpochSeconds;
    await page(exportId);
    await page(exportId);
    expect(await record(exportId)).toMatchObject({ pagesRead: 2, lastReadAt: at + 60 });
  });

  it('can be read for exactly one hour, and its record is kept for a year', async () => {
    const { ask, page, time, record, deps, siteId } = office();
    const { exportId, expiresAt, purgeAt } = await ask('2026-11-23', '2026-11-23');
    const read = () => readExport(deps, manager, siteId, exportId, { limit: 1 });
    time.now = (expiresAt - 1) as EpochSeconds;
    await page(exportId);
    time.now = expiresAt;
    expect(await read()).toEqual({ ok: false, code: 'export_expired' });
    time.now = (purgeAt - 1) as EpochSeconds;
    expect(await record(exportId)).toMatchObject({ purpose, pagesRead: 1 });
    time.now = purgeAt;
    expect(await record(exportId)).toBeUndefined();
    expect(await read()).toEqual({ ok: false, code: 'export_not_found' });
  });

  it('can be read only by the member who requested it, and refused reads are not counted', async () => {
    const { ask, deps, siteId, record } = office();
    const { exportId } = await ask('2026-11-23', '2026-11-23');
    expect(await readExport(deps, callerWith('admin'), siteId, exportId, { limit: 1 })).toMatchObject({
      ok: false,
      code: 'forbidden',
    });
    expect(await record(exportId)).toMatchObject({ pagesRead: 0 });
  });

  it('is not made a second time when the first try died', async () => {
    const { ask, time } = office();
    const first = await ask('2026-11-23', '2026-11-23', 'seed');
    time.now = (time.now + 90) as EpochSeconds;
    expect(await ask('2026-11-23', '2026-11-23', 'seed')).toEqual(first);
    expect((await ask('2026-11-23', '2026-11-23', 'another')).exportId).not.toBe(first.exportId);
  });

  it.each([
    ['another day', ['2026-11-26']],
    ['another day, in its middle', ['2026-11-22#2026-11-22T01:00:00Z#AAAAAAAAAAAAAAAAAAAAAA']],
    ['no day', ['2026-11-24#']],
    ['an invalid position', ['2026-11-24#2026-11-24T01:00:00Z#short']],
    ['nothing', []],
    ['two places', ['2026-11-24', '2026-11-24']],
  ])('refuses a forged cursor: %s', async (_, after) => {
    const { ask, deps, siteId, expectOn } = office();
    await expectOn('2026-11-26');
    const { exportId } = await ask('2026-11-23', '2026-11-25');
    const cursor = encodeCursor(`firm/${siteId}/exports/${exportId}/visits`, after);
    expect(await readExport(deps, manager, siteId, exportId, { limit: 9, cursor })).toMatchObject({
      ok: false,
      code: 'invalid_request',
      errors: [{ path: 'cursor' }],
    });
  });

  it('refuses the cursor of another export', async () => {
    const { ask, deps, siteId, expectOn, page } = office();
    await expectOn('2026-11-24');
    await expectOn('2026-11-24');
    const [one, other] = [await ask('2026-11-24', '2026-11-24'), await ask('2026-11-24', '2026-11-24')];
    const { nextCursor: cursor } = await page(one.exportId, { limit: 1 });
    expect(cursor).toBeDefined();
    const asked = { limit: 9, cursor };
    expect(await readExport(deps, manager, siteId, other.exportId, asked)).toMatchObject({
      code: 'invalid_request',
    });
  });
});

describe('the list of exports', () => {
  it('shows exports newest first, page by page, each once', async () => {
    const { ask, deps, siteId, time } = office();
    const asked: ExportId[] = [];
    for (let count = 0; count < 5; count += 1) {
      asked.unshift((await ask('2026-11-23', '2026-11-23')).exportId);
      time.now = (time.now + 1) as EpochSeconds;
    }
    for (const limit of [1, 2, 100]) {
      const shown: ExportId[] = [];
      let cursor: string | undefined;
      do {
        const list = await listExports(deps, manager, siteId, { limit, cursor });
        if (!list.ok) throw new Error(list.code);
        shown.push(...list.page.exports.map(({ exportId }) => exportId));
        cursor = list.nextCursor;
      } while (cursor !== undefined);
      expect(shown).toEqual(asked);
    }
  });

  it('refuses the cursor of another site', async () => {
    const [here, there] = [office(), office()];
    for (const { ask } of [here, here, there]) await ask('2026-11-23', '2026-11-23');
    const list = await listExports(here.deps, manager, here.siteId, { limit: 1 });
    const cursor = list.ok ? list.nextCursor : undefined;
    expect(cursor).toBeDefined();
    expect(await listExports(there.deps, manager, there.siteId, { limit: 1, cursor })).toMatchObject({
      code: 'invalid_request',
    });
  });

  it('does not appear among the visits of any day', async () => {
    const { ask, deps, site } = office();
    await ask('2026-11-23', '2026-11-23');
    expect(await deps.bookings.listDay(site, '2026-11-23' as LocalDay, { limit: 9 })).toEqual({ visits: [] });
  });
});

const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const body = { fromDay: today, toDay: today, purpose };
const send = (name: RouteName, sent: Sent = {}) => callRoute(handler, name, { role: 'manager', ...sent });
const records = async () => {
  const { Items = [] } = await world.database.client.send(
    new ScanCommand({ TableName: world.database.visits, ConsistentRead: true }),
  );
  return Items.map((item) => unmarshall(item)).filter(({ sk }) => String(sk).startsWith('X#'));
};

describe('over the routes', () => {
  it('an export is requested, listed and read, and shows visits as other routes do', async () => {
    const booking = {
      visitor: { englishName: 'GUEST One', idPrefix: 'A123' },
      host: { unit: '12A' },
      expectedFrom: new Date().toISOString(),
      expectedUntil: new Date(Date.now() + 3_600_000).toISOString(),
    };
    await callRoute(visits, 'preRegister', { role: 'manager', body: booking });
    const list = await callRoute(visits, 'listVisits', { role: 'manager', query: { limit: '100' } });
    const made = await send('createExport', { body });
    expect([made.status, made.body['createdBy'], made.body['pagesRead']]).toEqual([201, 'manager-1', 0]);
    const exportId = String(made.body['exportId']);
    expect(made.headers).toMatchObject({ location: `/v1/sites/court/exports/${exportId}/visits` });
    const read = await send('readExport', { path: { exportId }, query: { limit: '100' } });
    expect([read.status, read.body]).toEqual([200, { items: list.body['items'] }]);
    expect((read.body['items'] as unknown[]).length).toBeGreaterThan(0);
    const listed = await send('listExports');
    expect(listed.status).toBe(200);
    expect((listed.body['items'] as object[])[0]).toMatchObject({ ...body, exportId, pagesRead: 1 });
  });

  it('pages of both lists continue by cursor', async () => {
    const first = await send('createExport', { body });
    await send('createExport', { body });
    const page = await send('listExports', { query: { limit: '1' } });
    const cursor = String(page.body['nextCursor']);
    const next = await send('listExports', { query: { limit: '1', cursor } });
    expect((next.body['items'] as object[]).length).toBe(1);
    expect(next.body['items']).not.toEqual(page.body['items']);
    const path = { exportId: String(first.body['exportId']) };
    for (const [name, foreign] of [
      ['listExports', 'nonsense'],
      ['readExport', cursor],
    ] as const) {
      const refused = await send(name, { path, query: { cursor: foreign } });
      expect([refused.status, refused.body['code']]).toEqual([400, 'invalid_request']);
    }
  });

  it('a repeated request with its Idempotency-Key is one record, and with another body it is refused', async () => {
    const headers = { 'Idempotency-Key': randomUUID() };
    const first = await send('createExport', { body, headers });
    const before = (await records()).length;
    const again = await send('createExport', { body, headers });
    expect(again.body).toEqual(first.body);
    expect(again.headers).toMatchObject({ 'idempotency-replayed': 'true' });
    const other = await send('createExport', { body: { ...body, purpose: 'Something else' }, headers });
    expect([other.status, other.body['code']]).toEqual([422, 'idempotency_key_reused']);
    expect(await records()).toHaveLength(before);
    await send('createExport', { body });
    expect(await records()).toHaveLength(before + 1);
  });

  it('a page that cannot be recorded is not shown', async () => {
    const made = await send('createExport', { body });
    const path = { exportId: String(made.body['exportId']) };
    world.proxy.fail('TransactWriteItems', 'unavailable', 60);
    const read = await send('readExport', { path });
    expect([read.status, read.body['code']]).toEqual([503, 'store_unavailable']);
    expect(read.body['items']).toBeUndefined();
  });

  it('an export is counted and logged by ids, without purpose or visitor', async () => {
    const printed = await printedBy(async () => {
      const made = await send('createExport', { body: { ...body, purpose: 'About the burglary' } });
      await send('readExport', { path: { exportId: String(made.body['exportId']) } });
    });
    const all = printed.join('');
    expect(all).toMatch(/"message":"export_made","firmId":"demo","siteId":"court","exportId":"[\w-]{22}"/);
    expect(all).toContain('"Exports":1');
    expect(all).not.toMatch(/burglary|GUEST|A123/);
  });
});

describe('a request for an export is refused', () => {
  const day = (text: string) => ({ ...body, fromDay: text, toDay: text });
  it.each([
    ['without a purpose', { fromDay: today, toDay: today }, 'purpose'],
    ['with an empty purpose', { ...body, purpose: '   ' }, 'purpose'],
    ['with a purpose without a letter', { ...body, purpose: '...' }, 'purpose'],
    ['with a purpose of 301 characters', { ...body, purpose: 'x'.repeat(301) }, 'purpose'],
    ['with a purpose of two lines', { ...body, purpose: 'a\nb' }, 'purpose'],
    ['with a purpose with a bidi override', { ...body, purpose: 'a\u202eb' }, 'purpose'],
    ['with markup', { ...body, purpose: '<b>a</b>' }, 'purpose'],
    ['without a first day', { toDay: today, purpose }, 'fromDay'],
    ['without a last day', { fromDay: today, purpose }, 'toDay'],
    ['that ends before it begins', { ...body, fromDay: '2026-11-02', toDay: '2026-11-01' }, 'toDay'],
    ['of 32 days', { ...body, fromDay: '2026-11-01', toDay: '2026-12-02' }, 'toDay'],
    ['of thousands of years', { ...body, fromDay: '0001-01-01', toDay: '9999-12-31' }, 'toDay'],
    ['with a day that does not exist', { ...body, fromDay: '2026-02-30' }, 'fromDay'],
    ['with a time for a day', { ...body, toDay: '2026-11-23T00:00:00Z' }, 'toDay'],
    ['with an unknown field', { ...body, format: 'csv' }, 'format'],
  ])('%s', async (_, sent, path) => {
    const before = (await records()).length;
    const answer = await send('createExport', { body: sent });
    expect([answer.status, answer.body['code']]).toEqual([400, 'invalid_request']);
    const errors = answer.body['errors'] as readonly { readonly path: string }[];
    expect([...new Set(errors.map((error) => error.path))]).toEqual([path]);
    expect(await records()).toHaveLength(before);
  });

  it.each([
    ['by a guard', { role: 'guard' }, 403, 'forbidden'],
    ['by an integration', { role: 'integration' }, 403, 'forbidden'],
    ['by a scanner', { role: 'scanner' }, 401, 'unauthenticated'],
    ['without a firm', { firmId: '', siteIds: '' }, 404, 'site_not_found'],
    ['at another firm’s site', { path: { siteId: 'rival-tower' } }, 404, 'site_not_found'],
    ['at a site that is not the member’s', { siteIds: 'tower' }, 404, 'site_not_found'],
    ['with a list as body', { body: '[]' }, 400, 'malformed_json'],
    ['with a body over 16 KiB', { body: { ...body, purpose: 'x'.repeat(16_384) } }, 413, 'body_too_large'],
    ['with a text as body', { headers: { 'Content-Type': 'text/csv' } }, 415, 'unsupported_media_type'],
  ] as const)('%s', async (_, sent, status, code) => {
    const before = (await records()).length;
    const answer = await send('createExport', { body, ...sent });
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
    expect(await records()).toHaveLength(before);
  });

  it.each(['0001-01-01', '9999-12-31'])('but accepted for the far day %s', async (far) => {
    const made = await send('createExport', { body: day(far) });
    expect(made.status).toBe(201);
    const read = await send('readExport', { path: { exportId: String(made.body['exportId']) } });
    expect([read.status, read.body]).toEqual([200, { items: [] }]);
  });
});

describe('reading is refused', () => {
  it.each([
    ['of an export that is unknown', { path: { exportId: 'A'.repeat(22) } }, 404, 'export_not_found'],
    ['with an invalid id', { path: { exportId: 'x' } }, 404, 'export_not_found'],
    ['of a page of 101', { query: { limit: '101' } }, 400, 'invalid_request'],
    ['of a page of 0', { query: { limit: '0' } }, 400, 'invalid_request'],
    ['with an unknown field', { query: { day: today } }, 400, 'invalid_request'],
    ['by another member', { role: 'admin' }, 403, 'forbidden'],
    ['by a guard', { role: 'guard' }, 403, 'forbidden'],
    ['at another site of the firm', { path: { siteId: 'tower' } }, 404, 'export_not_found'],
    ['at another firm’s site', { path: { siteId: 'rival-tower' } }, 404, 'site_not_found'],
  ] as const)('%s', async (_, sent, status, code) => {
    const made = await send('createExport', { body });
    const path = { exportId: String(made.body['exportId']), ...('path' in sent ? sent.path : {}) };
    const answer = await send('readExport', { ...sent, path });
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
    if (!('path' in sent) || !('exportId' in sent.path)) {
      const record = (await records()).find(({ exportId }) => exportId === made.body['exportId']);
      expect(record?.['pagesRead']).toBe(0);
    }
  });

  it.each([
    ['by a guard', { role: 'guard' }, 403, 'forbidden'],
    ['at another firm’s site', { path: { siteId: 'rival-tower' } }, 404, 'site_not_found'],
    ['with an invalid limit', { query: { limit: 'all' } }, 400, 'invalid_request'],
  ] as const)('of the list, %s', async (_, sent, status, code) => {
    const answer = await send('listExports', sent);
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
  });
});

describe('deleting a firm', () => {
  it('deletes the records of its exports too', async () => {
    await send('createExport', { body });
    const ofFirm = async () => (await records()).filter(({ firmId }) => firmId === 'demo').length;
    expect(await ofFirm()).toBeGreaterThan(0);
    await firmData(world.database.client, world.database.visits).erase('demo' as FirmId);
    expect(await ofFirm()).toBe(0);
  });
});
