import { describe, expect, it } from '@jest/globals';
import type { EpochSeconds, LocalDay } from '../../../functions/kernel/brands.ts';
import type { RecordedPassage } from '../../../functions/passages/passage.ts';
import type { Series } from '../../../functions/recurring/series.ts';
import { shorterPassage, shorterSeries, shorterVisit } from '../../../functions/retention/shorter-purge.ts';
import type { Visit } from '../../../functions/visits/visit.ts';
import { later, passageWith, visitWith } from '../../support/visit.ts';

const day = 86_400;
const site = { retentionDays: 10, timeZone: 'Asia/Hong_Kong' };
const thirty = (from: number) => later(from + 30 * day);
const now = later(5 * day);

const over: Partial<Visit> = { state: 'checked_out', checkedOut: passageWith(), purgeAt: thirty(0) };

describe('the purge of a visit at a site that keeps less now', () => {
  it.each<[string, Partial<Visit>, number | undefined]>([
    ['counts from the way out', over, 10 * day],
    [
      'counts from the end of its window where nobody came',
      { state: 'no_show', purgeAt: thirty(7200) },
      10 * day + 7200,
    ],
    [
      'counts from its making where a walk-in did not come in',
      { state: 'denied', origin: 'walk_in', createdAt: later(60), purgeAt: thirty(60) },
      10 * day + 60,
    ],
    [
      'does not move while the visitor is inside',
      { state: 'checked_in', checkedIn: passageWith() },
      undefined,
    ],
    ['does not move where it is sooner already', { ...over, purgeAt: later(9 * day) }, undefined],
  ])('%s', (_, changed, seconds) => {
    expect(shorterVisit(visitWith(changed), site, now)).toEqual(
      seconds === undefined ? undefined : { purgeAt: later(seconds) },
    );
  });

  it('is an hour ago where its day is past by now', () => {
    const at = later(20 * day);
    expect(shorterVisit(visitWith(over), site, at)).toEqual({ purgeAt: later(20 * day - 3600) });
  });

  it('is not before the end of its hold', () => {
    const heldUntil = later(60 * day);
    const held = { ...over, heldUntil, purgeAt: heldUntil, normalPurgeAt: thirty(0) };
    expect(shorterVisit(visitWith(held), site, now)).toEqual({
      purgeAt: heldUntil,
      normalPurgeAt: later(10 * day),
    });
    const short = { ...over, heldUntil: later(12 * day) };
    expect(shorterVisit(visitWith(short), site, now)).toEqual({
      purgeAt: later(12 * day),
      normalPurgeAt: later(10 * day),
    });
  });
});

it('the purge of a rule of recurring visits counts from the end of its last day', () => {
  const series = { until: '2026-11-23' as LocalDay, purgeAt: thirty(15 * 3600) } as Series;
  expect(shorterSeries(series, site, now)).toEqual({ purgeAt: later(15 * 3600 + 10 * day) });
  expect(shorterSeries({ ...series, purgeAt: later(day) }, site, now)).toBeUndefined();
});

it('the purge of a passage counts from when it took place', () => {
  const times = { recordedAt: later(0), receivedAt: later(3600) };
  const passage = { ...times, purgeAt: thirty(0) } as RecordedPassage;
  expect(shorterPassage(passage, site, now)).toEqual({ purgeAt: later(10 * day) });
  expect(shorterPassage({ ...passage, purgeAt: 1 as EpochSeconds }, site, now)).toBeUndefined();
});
