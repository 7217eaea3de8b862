import { describe, expect, it } from '@jest/globals';
import type { LocalDay } from '../../../functions/kernel/brands.ts';
import { ruleView, seriesView } from '../../../functions/recurring/api/view.ts';
import { seriesWith } from '../../support/series.ts';
import { visitIdOf } from '../../support/visit.ts';

const always = {
  seriesId: 'series',
  siteId: 'tower',
  state: 'active',
  visitor: { englishName: 'LEE Siu Fong', idPrefix: 'C456' },
  host: { unit: '12A' },
  startTime: '09:00',
  endTime: '12:00',
  firstDay: '2026-11-23',
  until: '2027-11-22',
  madeUntil: '2026-11-22',
  createdAt: '2026-11-23T01:00:00Z',
  purgeAt: '2027-12-23T01:00:00Z',
};

describe('the view of a rule of recurring visits', () => {
  it('shows no absent fields, and no firm', () => {
    const view = ruleView(seriesWith());
    expect(view).toEqual(always);
    expect(Object.keys(view).sort()).toEqual(Object.keys(always).sort());
  });

  it('shows all requested fields', () => {
    const more = {
      purpose: 'Cleaning',
      vehicle: { plate: 'AB1234' },
      notes: 'Has a key.',
      needsApproval: true,
      allowsReEntry: true,
      endsNextDay: true,
      weekdays: ['monday', 'friday'],
    } as const;
    expect(ruleView(seriesWith(more))).toEqual({ ...always, ...more });
  });

  it('appears beside the visits that it has made', () => {
    const upcoming = [{ day: '2026-11-23' as LocalDay, visitId: visitIdOf('monday') }];
    expect(seriesView(seriesWith(), upcoming)).toEqual({ ...always, upcoming });
  });
});
