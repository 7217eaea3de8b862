import { beforeAll, describe, expect, it } from '@jest/globals';
import type { EpochSeconds, FirmId, SiteId } from '../../../functions/kernel/brands.ts';
import { systemClock } from '../../../functions/kernel/clock.ts';
import { localDay } from '../../../functions/kernel/local-day.ts';
import { countedBy } from '../../../functions/numbers/counted.ts';
import { numberTable } from '../../../functions/numbers/number-table.ts';
import { callRoute, type Handler, type Sent } from '../../support/api-event.ts';
import { openDeployed } from '../../support/deployed.ts';
import { siteWith } from '../../support/site.ts';
import { passageWith, visitWith } from '../../support/visit.ts';

const world = openDeployed();
let handler: Handler;
beforeAll(async () => {
  handler = (await import('../../../functions/privacy/deletion-certificates.handler.ts')).handler;
  const { client, visits } = world.database;
  const site = siteWith({ firmId: 'demo' as FirmId, siteId: 'court' as SiteId });
  const after = visitWith({ ...site, state: 'checked_in', checkedIn: passageWith({ at: now }) });
  const records = ['one', 'two'].map((eventId) => ({
    eventId,
    tally: countedBy({ writtenAt: now, after }, site.timeZone),
  }));
  await numberTable({ client, name: visits }, systemClock).count(site, records);
}, 60_000);

const now: EpochSeconds = systemClock();
const today = localDay(now, 'Asia/Hong_Kong');
const list = (sent: Sent = {}) =>
  callRoute(handler, 'listNumbers', { role: 'manager', query: { from: today, to: today }, ...sent });

describe('the route of numbers', () => {
  it.each([
    ['day', { methods: [{ method: 'personal_code', arrivals: 2 }] }],
    ['week', { noShows: 0 }],
    ['hour', { hour: expect.stringMatching(/^\d\d$/) }],
  ])('answers by %s', async (by, more) => {
    const { status, body, headers } = await list({ query: { from: today, to: today, by } });
    expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
    expect(body['items']).toMatchObject([
      {
        from: today,
        to: today,
        arrivals: 2,
        departures: 0,
        gates: [{ gateId: 'main', arrivals: 2, departures: 0 }],
        ...more,
      },
    ]);
  });

  it('is empty for a site where nothing was counted', async () => {
    expect((await list({ path: { siteId: 'tower' } })).body).toEqual({ items: [] });
  });

  it.each([
    ['another firm’s site', { path: { siteId: 'rival-tower' } }, 404, 'site_not_found'],
    ['a site that is not the manager’s', { siteIds: 'tower' }, 404, 'site_not_found'],
    ['a guard', { role: 'guard' as const }, 403, 'forbidden'],
    ['a program', { role: 'integration' as const }, 403, 'forbidden'],
    ['too many days', { query: { from: '2025-01-01', to: today } }, 400, 'invalid_request'],
    ['no days', { query: {} }, 400, 'invalid_request'],
    ['a forged cursor', { query: { from: today, to: today, cursor: 'bm9uc2Vuc2U' } }, 400, 'invalid_request'],
  ])('refuses %s', async (_, sent, status, code) => {
    const answer = await list(sent);
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
  });
});
