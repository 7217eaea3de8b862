import { describe, expect, it } from '@jest/globals';
import type { FirmId, SiteId } from '../../../functions/kernel/brands.ts';
import { barredIdOf, dueBefore, reviewAfter, type Bar } from '../../../functions/bars/bar.ts';
import { barView } from '../../../functions/bars/api/view.ts';
import { nine } from '../../support/site.ts';
import { guard, keys, later } from '../../support/visit.ts';

const firmId = 'firm' as FirmId;
const [court, tower] = ['court' as SiteId, 'tower' as SiteId];
const person = keys.identitiesOf({ englishName: 'Chan', chineseName: '陳', idPrefix: 'A123' });
const name = keys.identitiesOf({ englishName: 'Chan', chineseName: '陳' });
const day = 86_400;

describe('a bar', () => {
  it('ends the given number of days after it is made or reviewed', () => {
    expect(reviewAfter(nine, 90)).toBe(later(90 * day));
  });

  it('is due for its review in its last thirty days', () => {
    expect(dueBefore(nine)).toBe(later(30 * day));
    const due = (days: number) => barView(barWith({ reviewBy: later(days * day) }), nine).reviewDue;
    expect([due(30), due(31)]).toEqual([true, false]);
  });
});

describe('the id of a bar', () => {
  const id = barredIdOf({ firmId, siteId: court }, person);
  it('is the same for the same person at the same place, in any order of names', () => {
    expect(id).toMatch(/^[\w-]{22}$/);
    expect(barredIdOf({ firmId, siteId: court }, person.toReversed())).toBe(id);
  });

  it('never changes, because it is stored', () => {
    expect([barredIdOf({ firmId }, person), barredIdOf({ firmId }, name)]).toEqual([
      'KGvH2AbA3gX57qgccodbU7',
      '0soS3iLq_UZnSmHRM6IWhb',
    ]);
  });

  it.each([
    ['at another site', barredIdOf({ firmId, siteId: tower }, person)],
    ['at all sites', barredIdOf({ firmId }, person)],
    ['on everybody of that name', barredIdOf({ firmId, siteId: court }, name)],
    ['under one name', barredIdOf({ firmId, siteId: court }, person.slice(0, 1))],
    [
      'on a namesake',
      barredIdOf(
        { firmId, siteId: court },
        keys.identitiesOf({ englishName: 'Chan', chineseName: '陳', idPrefix: 'B999' }),
      ),
    ],
    ['on another person', barredIdOf({ firmId, siteId: court }, keys.identitiesOf({ englishName: 'Lee' }))],
  ])('differs for a bar %s', (_, other) => {
    expect(other).not.toBe(id);
  });
});

const barWith = (changed: Partial<Bar> = {}): Bar => ({
  firmId,
  barredId: barredIdOf({ firmId }, person),
  identities: person,
  createdAt: nine,
  createdBy: guard,
  reviewBy: later(90 * day),
  ...changed,
});

describe('the view of a bar', () => {
  it('shows a bar on a person at all sites', () => {
    const bar = barWith();
    expect(Object.entries(barView(bar, nine))).toEqual([
      ['barredId', bar.barredId],
      ['scope', 'firm'],
      ['matches', 'person'],
      ['worksOffline', false],
      ['createdAt', '2026-11-23T01:00:00Z'],
      ['createdBy', guard],
      ['reviewBy', '2027-02-21T01:00:00Z'],
      ['reviewDue', false],
    ]);
  });

  it('shows a bar on a name if one of its names is barred without a prefix', () => {
    const [english, chinese] = [person[0], name[1]];
    if (!english || !chinese) throw new Error('there are two names');
    expect(barView(barWith({ identities: [english, chinese] }), nine).matches).toBe('name');
  });

  it('shows a bar on a name at a site, with all that the firm keeps', () => {
    const bar = barWith({
      siteId: court,
      identities: name,
      reason: 'Damage.',
      name: 'Chan',
      reviewedAt: later(day),
      reviewedBy: guard,
    });
    expect(barView(bar, nine)).toMatchObject({
      scope: 'site',
      siteId: court,
      matches: 'name',
      reason: 'Damage.',
      name: 'Chan',
      reviewedAt: '2026-11-24T01:00:00Z',
      reviewedBy: guard,
    });
  });
});
