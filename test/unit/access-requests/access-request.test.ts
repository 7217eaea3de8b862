import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  daysLeft,
  dueAfter,
  keptUntil,
  reminderDue,
  requestStates,
  withStep,
  type AccessRequest,
} from '../../../functions/access-requests/access-request.ts';
import { hasCardNumber } from '../../../functions/access-requests/card-number.ts';
import { remindOffices } from '../../../functions/access-requests/remind.ts';
import { isGroundFor } from '../../../functions/access-requests/refusal-grounds.ts';
import { haveSameSeed, requestIdFrom } from '../../../functions/access-requests/request-id.ts';
import type { EpochSeconds, FirmId, MemberId, SiteId } from '../../../functions/kernel/brands.ts';
import { daySeconds, later } from '../../../functions/kernel/clock.ts';
import { nine } from '../../support/site.ts';

const firmId = 'firm' as FirmId;
const inDays = (days: number) => (nine + days * daySeconds) as EpochSeconds;
const requestWith = (more: Partial<AccessRequest> = {}): AccessRequest => ({
  firmId,
  requestId: requestIdFrom(firmId, dueAfter(nine), 'seed'),
  kind: 'access',
  siteIds: '*',
  identity: { method: 'card_sighted' },
  receivedAt: nine,
  dueAt: dueAfter(nine),
  state: 'received',
  steps: [],
  createdAt: nine,
  createdBy: 'manager' as MemberId,
  version: 1,
  purgeAt: inDays(1000),
  ...more,
});
const step = (state: AccessRequest['state']) => ({ state, at: inDays(5), by: 'manager' as MemberId });

describe('the states of a request', () => {
  it('allow exactly these steps', () => {
    const allowed = requestStates.flatMap((from) =>
      requestStates
        .filter((to) => withStep(requestWith({ state: from }), step(to)))
        .map((to) => `${from} > ${to}`),
    );
    expect(allowed).toEqual([
      'received > in_progress',
      'received > answered',
      'received > refused',
      'in_progress > answered',
      'in_progress > refused',
    ]);
  });

  it('count the change, and keep an answer for 400 days and a refusal for four years', () => {
    const answered = withStep(requestWith(), step('answered'));
    expect(answered).toMatchObject({ state: 'answered', version: 2, purgeAt: inDays(405) });
    expect(withStep(requestWith(), step('refused'))?.purgeAt).toBe(inDays(5 + 1462));
  });

  it('never let an open request go before it was due', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -40, max: 0 }),
        fc.constantFrom('received', 'in_progress'),
        (ago, state) => {
          const dueAt = dueAfter(inDays(ago));
          expect(keptUntil(state as 'received', nine, dueAt)).toBeGreaterThan(dueAt + 4 * 365 * daySeconds);
        },
      ),
    );
  });
});

describe('the reminders of a request', () => {
  it.each([
    [29, undefined, undefined],
    [30, undefined, 10],
    [36.9, 10, undefined],
    [37, 10, 3],
    [39.9, 3, undefined],
    [40, 3, 0],
    [60, 0, undefined],
    // Nothing ran for a while: only the most urgent one is sent.
    [41, undefined, 0],
    // A clock that was set back sends none again.
    [31, 3, undefined],
  ])('after %s days, when %s was sent last, is %s', (days, reminded, due) => {
    const request = requestWith(reminded === undefined ? {} : { reminded });
    expect(reminderDue(request, inDays(days))).toBe(due);
  });

  it('are sent for none that is closed', () => {
    expect(reminderDue(requestWith({ state: 'answered' }), inDays(41))).toBeUndefined();
    expect(reminderDue(requestWith({ state: 'refused' }), inDays(36))).toBeUndefined();
  });

  it('go with the days that are left: the day that has begun counts', () => {
    const left = [0, 0.1, 39, 39.9, 40, 40.1, 41.1].map((days) => daysLeft(requestWith(), inDays(days)));
    expect(left).toEqual([40, 40, 1, 1, 0, -1, -2]);
  });

  it('are published once, and again by the next run where the bus took none', async () => {
    const stored = new Map([['one', requestWith()]]);
    const published: unknown[] = [];
    let refusal: string | undefined = 'throttled';
    const run = () =>
      remindOffices({
        listSites: () =>
          Promise.resolve([
            { firmId, siteId: 'tower' as SiteId },
            { firmId, siteId: 'court' as SiteId },
          ]),
        requests: {
          all: async function* () {
            yield* await Promise.resolve(stored.values());
          },
          remind: (request, reminded) => {
            stored.set('one', { ...request, reminded });
            return Promise.resolve();
          },
        },
        publish: (events) => {
          if (refusal === undefined) published.push(...events);
          return Promise.resolve(events.map(() => refusal));
        },
        clock: () => inDays(37),
      });
    expect(await run()).toEqual({ open: 1, overdue: 0, reminded: 0, failures: 1 });
    refusal = undefined;
    expect(await run()).toEqual({ open: 1, overdue: 0, reminded: 1, failures: 0 });
    expect(await run()).toEqual({ open: 1, overdue: 0, reminded: 0, failures: 0 });
    const { requestId } = requestWith();
    expect(published).toEqual([
      {
        type: 'access_request.due',
        eventId: `${requestId}-3`,
        firmId,
        requestId,
        kind: 'access',
        dueAt: '2027-01-02T01:00:00Z',
        reminder: 'three_days',
      },
    ]);
  });
});

describe('the id of a request', () => {
  it('is in the order of due dates, the same for a seed, and another for another firm', () => {
    const ids = [0, 1, 30, 400].map((days) => requestIdFrom(firmId, inDays(days), String(7 - days)));
    expect([...ids].sort()).toEqual(ids);
    expect(requestIdFrom(firmId, nine, 'a')).toBe(requestIdFrom(firmId, nine, 'a'));
    expect(haveSameSeed(requestIdFrom(firmId, later(nine, 30), 'a'), requestIdFrom(firmId, nine, 'a'))).toBe(
      true,
    );
    expect(haveSameSeed(requestIdFrom(firmId, nine, 'b'), requestIdFrom(firmId, nine, 'a'))).toBe(false);
    expect(requestIdFrom('other' as FirmId, nine, 'a')).not.toBe(requestIdFrom(firmId, nine, 'a'));
    expect(ids[0]).toMatch(/^[0-9a-f]{8}[\w-]{14}$/);
    expect(ids[0]?.length).toBe(22);
  });
});

describe('the number of an identity card', () => {
  it.each([
    'A123456(7)',
    'a123456(A)',
    'HKID: AB 987654-3.',
    'Ａ１２３４５６（７）',
    'card A1234567',
    'A123456',
  ])('is recognised in %s', (text) => {
    expect(hasCardNumber(text)).toBe(true);
  });

  it.each([
    'A123',
    'DAR 2027/4',
    'Invoice 2027-000123',
    'Tel. 2123 4567',
    'at 12A, on 2026-11-23',
    'X12345678',
  ])('is not seen in %s', (text) => {
    expect(hasCardNumber(text)).toBe(false);
  });
});

it('a ground fits the kind of request that its section is about', () => {
  expect(isGroundFor('other_persons_data', 'access')).toBe(true);
  expect(isGroundFor('other_persons_data', 'correction')).toBe(false);
  expect(isGroundFor('not_inaccurate', 'correction')).toBe(true);
  expect(isGroundFor('identity_not_established', 'correction')).toBe(true);
});
