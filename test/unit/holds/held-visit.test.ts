import { describe, expect, it } from '@jest/globals';
import type { HoldId } from '../../../functions/kernel/brands.ts';
import { heldUntil, withHold } from '../../../functions/holds/held-visit.ts';
import { keptThrough, normalPurgeOf } from '../../../functions/visits/held.ts';
import { visitItem } from '../../../functions/visits/visit-item.ts';
import type { HoldOnVisit, Visit } from '../../../functions/visits/visit.ts';
import { nine } from '../../support/site.ts';
import { later, visitWith } from '../../support/visit.ts';

const day = 86_400;
const [one, other] = ['one', 'other'].map((name) => name.padEnd(22, '_') as HoldId) as [HoldId, HoldId];
const normal = later(30 * day);
const approved = (days: number): HoldOnVisit => ({ until: later(days * day) });
const waiting = (days: number): HoldOnVisit => ({ waitsUntil: later(days * day) });

describe('how long holds keep a visit', () => {
  it.each<[string, Record<string, HoldOnVisit>, number | undefined]>([
    ['none', {}, undefined],
    ['one that was approved', { one: approved(90) }, 90],
    ['the later of two', { one: approved(60), other: approved(90) }, 90],
    ['one that waits', { one: waiting(33) }, 33],
    ['one that waits longer than a week after the normal day', { one: waiting(40) }, 37],
    ['one that waits beside one that was approved', { one: approved(60), other: waiting(80) }, 67],
  ])('%s', (_, holds, days) => {
    expect(heldUntil(normal, holds)).toBe(days === undefined ? undefined : later(days * day));
  });
});

describe('the item of a visit', () => {
  const visit = visitWith({ purgeAt: normal });
  const read = (item: unknown) => item as Visit;
  const held = withHold(visitItem(visit), one, approved(90), nine);

  it('is kept until the later of its normal day and the hold, in its next version', () => {
    expect(held).toMatchObject({ purgeAt: later(90 * day), normalPurgeAt: normal, version: 2 });
    const short = withHold(visitItem(visit), one, approved(10), nine);
    expect(short).toMatchObject({ purgeAt: normal, heldUntil: later(10 * day) });
    expect(normalPurgeOf(read(short))).toBe(normal);
  });

  it('is as it was after its hold has ended before its day', () => {
    expect(withHold(held, one, undefined, later(day))).toEqual({ ...visitItem(visit), version: 3 });
  });

  it('is purged at once when its hold ends after its day, also for a clock that is set back', () => {
    const now = later(50 * day);
    const { purgeAt, heldUntil: until } = withHold(held, one, undefined, now) as unknown as Visit;
    expect(purgeAt).toBe(now - 3600);
    expect(until).toBeUndefined();
  });

  it('is kept by the other hold when one ends', () => {
    const both = withHold(held, other, approved(60), nine);
    expect(both).toMatchObject({ heldUntil: later(90 * day) });
    expect(withHold(both, one, undefined, later(50 * day))).toMatchObject({
      purgeAt: later(60 * day),
      heldUntil: later(60 * day),
      normalPurgeAt: normal,
    });
  });

  it('knows its normal day whatever purge a passage has set since', () => {
    const passed = { ...read(held), ...keptThrough(later(90 * day), later(40 * day)) };
    expect(normalPurgeOf(passed)).toBe(later(40 * day));
    const beyond = { ...read(held), ...keptThrough(later(90 * day), later(95 * day)) };
    expect(normalPurgeOf(beyond)).toBe(later(95 * day));
    const same = { ...read(held), ...keptThrough(later(90 * day), later(90 * day)) };
    expect(normalPurgeOf(same)).toBe(later(90 * day));
  });
});
