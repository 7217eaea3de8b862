import { beforeAll, describe, expect, it } from '@jest/globals';
import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { randomUUID } from 'node:crypto';
import type { RouteName } from '../../../functions/edge/routes.ts';
import { correctVisit, type CorrectionDeps } from '../../../functions/corrections/correct-visit.ts';
import { correctionTable } from '../../../functions/corrections/correction-table.ts';
import type { CorrectionId } from '../../../functions/kernel/brands.ts';
import { queryAll } from '../../../functions/table/read.ts';
import { callRoute, type Handler, type Sent } from '../../support/api-event.ts';
import { openDeployed } from '../../support/deployed.ts';
import { daySeconds, heldSite } from '../../support/holds.ts';
import { printedBy } from '../../support/printed.ts';
import { outcomeOf } from '../visits/register.ts';

const world = openDeployed();
let corrections: Handler;
let visits: Handler;
let exports: Handler;
beforeAll(async () => {
  corrections = (await import('../../../functions/corrections/corrections.handler.ts')).handler;
  visits = (await import('../../../functions/front-desk/visits.handler.ts')).handler;
  exports = (await import('../../../functions/exports/exports.handler.ts')).handler;
}, 60_000);

const note = { field: 'visitor.englishName', text: 'It is TANG Siu Mui.', requestedBy: 'visitor' };
const send = (name: RouteName, sent: Sent = {}) => callRoute(corrections, name, { role: 'manager', ...sent });
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

async function book(): Promise<string> {
  const body = {
    visitor: { englishName: 'TANG Siu Mei', idPrefix: 'A123' },
    host: { unit: '12A' },
    expectedFrom: new Date().toISOString(),
    expectedUntil: new Date(Date.now() + 3_600_000).toISOString(),
  };
  const made = await callRoute(visits, 'preRegister', { role: 'manager', body });
  return String(made.body['visitId']);
}
const correct = (visitId: string, body: object = note, more: Sent = {}) =>
  send('correctVisit', { path: { visitId }, body, ...more });
const read = async (visitId: string, role: 'manager' | 'guard' | 'integration') =>
  (await callRoute(visits, 'getVisit', { role, path: { visitId } })).body;
const stored = async (visitId: string) => {
  const Key = marshall({ pk: `F#demo#S#court#V#${visitId}`, sk: 'VISIT' });
  const { Item = {} } = await world.database.client.send(
    new GetItemCommand({ TableName: world.database.visits, Key }),
  );
  return unmarshall(Item);
};

describe('a correction', () => {
  it('is on the audit trail when it is read, by the visit that it is about', async () => {
    const visitId = await book();
    await correct(visitId, note);
    expect((await send('listCorrections', { path: { visitId } })).status).toBe(200);
    const day = new Date().toISOString().slice(0, 10);
    const reads = await queryAll(
      { client: world.database.client, name: world.database.audit },
      { key: 'pk = :pk', values: { pk: `F#demo#READS#${day}` } },
    );
    expect(reads).toContainEqual(
      expect.objectContaining({
        memberId: 'manager-1',
        operation: 'listCorrections',
        subjects: [`visit:${visitId}`],
      }),
    );
  });

  it('stands beside the original, which it does not change, for the office alone', async () => {
    const visitId = await book();
    const before = await read(visitId, 'manager');
    const made = await correct(visitId, { ...note, accessRequestId: 'request-1' });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ ...note, accessRequestId: 'request-1', by: 'manager-1' });
    const list = await send('listCorrections', { path: { visitId } });
    expect(list.body).toEqual({ items: [made.body] });
    const after = await read(visitId, 'manager');
    expect(after).toEqual({ ...before, corrections: [made.body], version: 2 });
    for (const role of ['guard', 'integration'] as const) {
      const shown = await read(visitId, role);
      expect(shown).not.toHaveProperty('corrections');
      expect(shown['visitor']).toEqual(before['visitor']);
    }
  });

  it('goes into exports', async () => {
    const visitId = await book();
    const made = await correct(visitId);
    const days = { fromDay: today, toDay: today, purpose: 'A report' };
    const asked = await callRoute(exports, 'createExport', { role: 'manager', body: days });
    const path = { exportId: String(asked.body['exportId']) };
    const page = await callRoute(exports, 'readExport', { role: 'manager', path, query: { limit: '100' } });
    const items = page.body['items'] as Record<string, unknown>[];
    expect(items.find((item) => item['visitId'] === visitId)?.['corrections']).toEqual([made.body]);
  });

  it('is sealed with the visit; in clear are the names of the fields alone', async () => {
    const visitId = await book();
    await correct(visitId);
    const item = await stored(visitId);
    expect(item['correctedFields']).toEqual(['visitor.englishName']);
    expect(item).not.toHaveProperty('corrections');
    expect(Buffer.from(JSON.stringify(item)).toString('latin1')).not.toContain('TANG');
  });

  it('keeps script as the text that it is, of several lines and in any writing', async () => {
    const visitId = await book();
    const text = '<script>alert(1)</script> & =HYPERLINK("x")\n鄧小梅 · नमस्ते · Ünï';
    const { body } = await correct(visitId, { ...note, text });
    expect(body['text']).toBe(text);
    expect((await send('listCorrections', { path: { visitId } })).body['items']).toMatchObject([{ text }]);
  });

  it('is written once for an Idempotency-Key, and by two at once both are', async () => {
    const visitId = await book();
    const headers = { 'Idempotency-Key': randomUUID() };
    const first = await correct(visitId, note, { headers });
    expect((await correct(visitId, note, { headers })).body).toEqual(first.body);
    await Promise.all([
      correct(visitId, { ...note, text: 'One' }),
      correct(visitId, { ...note, text: 'Two' }),
    ]);
    const { body } = await send('listCorrections', { path: { visitId } });
    expect((body['items'] as { text: string }[]).map(({ text }) => text).sort()).toEqual([
      note.text,
      'One',
      'Two',
    ]);
  });

  it('is one of at most twenty', async () => {
    const visitId = await book();
    for (let count = 0; count < 20; count += 1) expect((await correct(visitId)).status).toBe(201);
    const more = await correct(visitId);
    expect([more.status, more.body['code']]).toEqual([409, 'too_many_corrections']);
  });

  it('is logged by ids and the field', async () => {
    const visitId = await book();
    const printed = (
      await printedBy(async () => {
        await correct(visitId);
      })
    ).join('');
    expect(printed).toMatch(/"message":"visit_corrected".*"field":"visitor.englishName"/);
    expect(printed).not.toContain('TANG');
  });
});

describe('a correction with the visit', () => {
  const corrected = async () => {
    const made = heldSite(world.database);
    const { deps, site, manager } = made;
    const correction: CorrectionDeps = {
      getSite: deps.getSite,
      corrections: correctionTable(made.table, deps.clock),
      clock: deps.clock,
      newCorrectionId: () => randomUUID().slice(0, 22) as CorrectionId,
    };
    const { visitId } = await made.expectVisitor({ englishName: 'TANG Siu Mei', idPrefix: 'A123' });
    const write = () =>
      correctVisit(
        correction,
        { caller: manager, siteId: site.siteId, visitId },
        { field: 'purpose', text: 'A delivery', requestedBy: 'office', accessRequestId: undefined },
      );
    expect(await write()).toMatchObject({ ok: true });
    return { ...made, visitId, write };
  };

  it('stays through a scan and a hold that move its purge by weeks', async () => {
    const { scan, code, visitId, approvedFor, read: readVisit, pass } = await corrected();
    expect(outcomeOf(await scan(code({ englishName: 'TANG Siu Mei', idPrefix: 'A123' })))).toBe('checked_in');
    await approvedFor(visitId, 80);
    pass(79);
    expect(await readVisit(visitId)).toMatchObject({
      corrections: [{ text: 'A delivery' }],
      visitor: { englishName: 'TANG Siu Mei' },
    });
  });

  it('is purged with it, and none is written then', async () => {
    const { visitId, read: readVisit, pass, write } = await corrected();
    pass(30 + 7200 / daySeconds);
    expect(await readVisit(visitId)).toBeUndefined();
    expect(await write()).toEqual({ ok: false, code: 'visit_not_found' });
  });
});

describe('a request for a correction is refused', () => {
  it.each<[string, object, string]>([
    ['without a text', { field: 'purpose', requestedBy: 'office' }, 'text'],
    ['with an empty text', { ...note, text: ' \n ' }, 'text'],
    ['with a text of 501 characters', { ...note, text: 'x'.repeat(501) }, 'text'],
    ['with a bidi override', { ...note, text: 'a\u202eb' }, 'text'],
    ['with a bidi isolate', { ...note, text: 'a\u2066b' }, 'text'],
    ['with a zero-width character', { ...note, text: 'a\u200bb' }, 'text'],
    ['with a NUL', { ...note, text: 'a\u0000b' }, 'text'],
    ['with an escape', { ...note, text: 'a\u001b[31mb' }, 'text'],
    ['with a line separator', { ...note, text: 'a\u2028b' }, 'text'],
    ['with half a character', { ...note, text: 'a\ud800b' }, 'text'],
    ['of a field that does not exist', { ...note, field: 'purgeAt' }, 'field'],
    ['by nobody', { ...note, requestedBy: 'guard' }, 'requestedBy'],
    ['with an id that no request can have', { ...note, accessRequestId: '../x' }, 'accessRequestId'],
    ['that would change the original', { ...note, visitor: { englishName: 'X' } }, 'visitor'],
  ])('%s', async (_, body, path) => {
    const answer = await correct('A'.repeat(22), body);
    expect([answer.status, answer.body['code']]).toEqual([400, 'invalid_request']);
    const errors = answer.body['errors'] as readonly { readonly path: string; readonly message: string }[];
    expect([...new Set(errors.map((error) => error.path))]).toEqual([path]);
  });

  it.each([
    ['by a guard', { role: 'guard' }, 403, 'forbidden'],
    ['by an integration', { role: 'integration' }, 403, 'forbidden'],
    ['by a scanner', { role: 'scanner' }, 401, 'unauthenticated'],
    [
      'at another firm’s site',
      { path: { siteId: 'rival-tower', visitId: 'A'.repeat(22) } },
      404,
      'site_not_found',
    ],
    ['for a visit that does not exist', {}, 404, 'visit_not_found'],
    ['for no visit id', { path: { visitId: 'x' } }, 404, 'visit_not_found'],
    ['with a list as body', { body: '[]' }, 400, 'malformed_json'],
    ['with a body over 16 KiB', { body: { ...note, text: 'x'.repeat(16_384) } }, 413, 'body_too_large'],
    ['with a text as body', { headers: { 'Content-Type': 'text/csv' } }, 415, 'unsupported_media_type'],
  ] as const)('%s', async (_, sent, status, code) => {
    const answer = await correct('A'.repeat(22), note, sent);
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
  });

  it('to read them for a visit that does not exist', async () => {
    for (const visitId of ['x', 'A'.repeat(22)]) {
      const answer = await send('listCorrections', { path: { visitId } });
      expect([answer.status, answer.body['code']]).toEqual([404, 'visit_not_found']);
    }
  });
});
