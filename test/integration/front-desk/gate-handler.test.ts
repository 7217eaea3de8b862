import { beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Role, RouteName } from '../../../functions/edge/routes.ts';
import { callRoute, type Handler, type Sent } from '../../support/api-event.ts';
import { openDeployed } from '../../support/deployed.ts';
import { printedBy } from '../../support/printed.ts';
import { visitIdOf } from '../../support/visit.ts';

openDeployed();
let handler: Handler;
beforeAll(async () => {
  handler = (await import('../../../functions/front-desk/visits.handler.ts')).handler;
}, 60_000);

const call = (name: RouteName, sent: Sent = {}) => callRoute(handler, name, { role: 'guard', ...sent });
let people = 0;
const walkIn = (changed: object = {}) => ({
  visitor: {
    englishName: `LEUNG ${'BDFGHJKLMNPSTW'.charAt((people += 1) % 14)}o ${'BDFGHJKLMNPSTW'.charAt(people % 13)}ing`,
  },
  host: { unit: '7C' },
  method: 'staff_card',
  gateId: 'main',
  noneOfThese: true,
  ...changed,
});
const codeOf = ({ status, body }: Awaited<ReturnType<typeof call>>) => [status, body['code']];
const newKey = () => ({ 'Idempotency-Key': randomUUID() });

describe('a walk-in by hand through the API', () => {
  it('is made, found at its location, and counted', async () => {
    const printed = await printedBy(async () => {
      const { status, headers, body } = await call('recordWalkIn', {
        body: walkIn({ companions: [{ englishName: 'LEUNG Siu Ming' }] }),
      });
      expect(status).toBe(201);
      const path = { visitId: String(body['visitId']) };
      expect(headers).toMatchObject({ location: `/v1/sites/court/visits/${path.visitId}`, etag: '"1"' });
      expect(body).toMatchObject({
        state: 'checked_in',
        origin: 'walk_in',
        checkInMethod: 'staff_card',
        companions: [{ result: 'checked_in', visit: { leadVisitId: path.visitId } }],
      });
      expect((await call('getVisit', { path })).body).toMatchObject({ visitId: path.visitId });
    });
    expect(printed.filter((line) => line.includes('"CheckIns"'))).toHaveLength(2);
    expect(printed.join('')).not.toMatch(/LEUNG|7C/);
  });

  it('is not made again by a repeated request with the same key, which gets the same answer', async () => {
    const sent = { body: walkIn(), headers: newKey() };
    const [first, again] = [await call('recordWalkIn', sent), await call('recordWalkIn', sent)];
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    expect(again.headers['idempotency-replayed']).toBe('true');
    const other = await call('recordWalkIn', { ...sent, body: walkIn() });
    expect(codeOf(other)).toEqual([422, 'idempotency_key_reused']);
  });

  it.each([
    ['without a host', { host: undefined }, 'host'],
    ['without a name', { visitor: { idPrefix: 'A123' } }, 'visitor'],
    ['by PIN, which a walk-in does not have', { method: 'invitation_pin' }, 'method'],
    ['with an unknown field', { notes: 'Tall' }, 'notes'],
    ['with eleven companions', { companions: Array(11).fill({ englishName: 'LEE' }) }, 'companions'],
  ])('is refused %s', async (_, changed, path) => {
    const answer = await call('recordWalkIn', { body: walkIn(changed) });
    expect(codeOf(answer)).toEqual([400, 'invalid_request']);
    expect(answer.body['errors']).toMatchObject([{ path }]);
  });

  it('is refused for another role, for another site, and in another form', async () => {
    expect(codeOf(await call('recordWalkIn', { role: 'integration', body: walkIn() }))).toEqual([
      403,
      'forbidden',
    ]);
    const elsewhere = { path: { siteId: 'rival-tower' }, body: walkIn() };
    expect(codeOf(await call('recordWalkIn', elsewhere))).toEqual([404, 'site_not_found']);
    const refuses = { path: { siteId: 'tower' }, body: walkIn() };
    expect(codeOf(await call('recordWalkIn', refuses))).toEqual([409, 'walk_ins_refused']);
    expect(codeOf(await call('recordWalkIn', { body: '{"visitor":' }))).toEqual([400, 'malformed_json']);
    const large = walkIn({ purpose: 'x'.repeat(17_000) });
    expect(codeOf(await call('recordWalkIn', { body: large }))).toEqual([413, 'body_too_large']);
  });
});

describe('an undo through the API', () => {
  const inside = async () => {
    const { body } = await call('recordWalkIn', { body: walkIn() });
    return { visitId: String(body['visitId']) };
  };
  const wrong = { reason: 'wrong_visitor' };

  it('shows who undid which passage and why, and is counted by direction', async () => {
    const path = await inside();
    await call('checkOut', { path, body: { gateId: 'exit' } });
    const printed = await printedBy(async () => {
      const back = await call('undoPassage', { path, body: { ...wrong, direction: 'out' } });
      expect([back.status, back.body['state'], back.headers['etag']]).toEqual([200, 'checked_in', '"3"']);
      const gone = await call('undoPassage', {
        path,
        body: { ...wrong, direction: 'in', note: 'By mistake' },
      });
      expect(gone.body).toMatchObject({
        state: 'cancelled',
        undone: [
          { direction: 'out', gateId: 'exit', method: 'seen_leaving', undoneBy: 'guard-1' },
          {
            direction: 'in',
            gateId: 'main',
            method: 'staff_card',
            reason: 'wrong_visitor',
            note: 'By mistake',
          },
        ],
      });
      expect(gone.body).not.toHaveProperty('checkedInAt');
    });
    const counted = printed.filter((line) => line.includes('"UndonePassages"'));
    expect(counted.map((line) => /"direction":"(in|out)"/.exec(line)?.[1])).toEqual(['out', 'in']);
    expect(printed.join('')).not.toContain('By mistake');
  });

  it('undoes only one passage when it is repeated with the same key', async () => {
    const path = await inside();
    await call('checkOut', { path, body: { gateId: 'exit' } });
    const sent = { path, body: wrong, headers: newKey() };
    expect((await call('undoPassage', sent)).body['state']).toBe('checked_in');
    expect((await call('undoPassage', sent)).headers['idempotency-replayed']).toBe('true');
    expect((await call('getVisit', { path })).body['state']).toBe('checked_in');
    expect(codeOf(await call('undoPassage', { path, body: wrong }))).toEqual([409, 'state_conflict']);
  });

  it.each([
    ['without a reason', {}, 'reason'],
    ['for an unlisted reason', { reason: 'because' }, 'reason'],
    ['for an unknown direction', { ...wrong, direction: 'up' }, 'direction'],
    ['with a note that is too long', { ...wrong, note: 'x'.repeat(201) }, 'note'],
  ])('is refused %s', async (_, body, path) => {
    const answer = await call('undoPassage', { path: await inside(), body });
    expect(codeOf(answer)).toEqual([400, 'invalid_request']);
    expect(answer.body['errors']).toMatchObject([{ path }]);
  });

  it('is refused for another role, for an unknown visit, and in another form', async () => {
    const path = await inside();
    const as = (role: Role, sent: Sent = {}) => call('undoPassage', { role, path, body: wrong, ...sent });
    expect(codeOf(await as('integration'))).toEqual([403, 'forbidden']);
    expect(codeOf(await as('guard', { path: { visitId: visitIdOf('nobody') } }))).toEqual([
      404,
      'visit_not_found',
    ]);
    expect(codeOf(await as('guard', { path: { visitId: 'x' } }))).toEqual([404, 'visit_not_found']);
    expect(codeOf(await as('guard', { path: { ...path, siteId: 'rival-tower' } }))).toEqual([
      404,
      'site_not_found',
    ]);
    expect(codeOf(await as('guard', { body: '[' }))).toEqual([400, 'malformed_json']);
    const large = { ...wrong, note: 'x'.repeat(17_000) };
    expect(codeOf(await as('guard', { body: large }))).toEqual([413, 'body_too_large']);
    expect(codeOf(await as('guard', { headers: { 'If-Match': '"7"' } }))).toEqual([
      412,
      'precondition_failed',
    ]);
    expect((await as('scanner')).status).toBe(401);
    expect((await as('manager')).status).toBe(200);
  });
});
