import { describe, expect, it } from '@jest/globals';
import type { EpochSeconds, FirmId, HoldId, MemberId, SiteId } from '../../../functions/kernel/brands.ts';
import {
  changedHold,
  holdState,
  protectsUntil,
  type Hold,
  type HoldState,
  type HoldStep,
} from '../../../functions/holds/hold.ts';
import { nine } from '../../support/site.ts';
import { later } from '../../support/visit.ts';

const day = 86_400;
const manager = 'manager' as MemberId;
const request: HoldStep = { until: later(60 * day), askedBy: manager, askedAt: nine };
const approved: HoldStep = { ...request, decision: 'approved', decidedBy: 'admin' as MemberId };
const refused: HoldStep = { ...approved, decision: 'refused' };
const renewal: HoldStep = { until: later(120 * day), askedBy: manager, askedAt: later(55 * day) };

const holdWith = (steps: Hold['steps'], more: Partial<Hold> = {}): Hold => ({
  firmId: 'firm' as FirmId,
  siteId: 'tower' as SiteId,
  holdId: 'hold'.padEnd(22, '_') as HoldId,
  incident: 'A broken lift',
  reason: 'The insurer asks',
  visitIds: [],
  steps,
  version: 1,
  purgeAt: later(400 * day),
  ...more,
});

describe('a hold', () => {
  it.each<[string, Hold, number, HoldState, number | undefined]>([
    ['that was asked for', holdWith([request]), 0, 'waiting', 7 * day],
    ['that nobody approved in a week', holdWith([request]), 7 * day, 'lapsed', 7 * day],
    ['that was asked for until tomorrow', holdWith([{ ...request, until: later(day) }]), day, 'lapsed', day],
    ['that was approved', holdWith([approved]), 8 * day, 'in_force', 60 * day],
    ['whose time is over', holdWith([approved]), 60 * day, 'expired', 60 * day],
    ['that was refused', holdWith([refused]), 0, 'refused', undefined],
    ['that was ended', holdWith([approved], { endedAt: later(day) }), day, 'ended', undefined],
    ['whose renewal waits', holdWith([approved, renewal]), 61 * day, 'in_force', 62 * day],
    ['whose renewal nobody approved', holdWith([approved, renewal]), 62 * day, 'expired', 62 * day],
    [
      'whose renewal was refused',
      holdWith([approved, { ...renewal, decision: 'refused' }]),
      59 * day,
      'in_force',
      60 * day,
    ],
    [
      'whose renewal was approved',
      holdWith([approved, { ...renewal, decision: 'approved' }]),
      119 * day,
      'in_force',
      120 * day,
    ],
  ])('%s', (_, hold, seconds, state, until) => {
    expect(holdState(hold, later(seconds))).toBe(state);
    expect(protectsUntil(hold)).toBe(until === undefined ? undefined : later(until));
  });

  it('is on record for 400 days after its end, as that end moves', () => {
    const hold = holdWith([request]);
    const kept = (changed: Parameters<typeof changedHold>[1], now: EpochSeconds) =>
      (changedHold(hold, changed, now).purgeAt - nine) / day;
    expect(kept({ steps: [approved] }, nine)).toBe(460);
    expect(kept({ steps: [refused] }, later(2 * day))).toBe(402);
    expect(kept({ endedAt: later(3 * day) }, later(3 * day))).toBe(403);
  });
});
