import { describe, expect, it } from '@jest/globals';
import { companionEdit } from '../../../functions/front-desk/companion-edit.ts';
import type { VisitEdit } from '../../../functions/front-desk/api/requests.ts';
import type { Visit } from '../../../functions/visits/visit.ts';
import { later, visitIdOf, visitWith } from '../../support/visit.ts';

const lead = visitWith({ visitId: visitIdOf('lead'), purpose: 'Dinner', notes: 'Call first.' });
const companion = (changed: Partial<Visit> = {}) =>
  visitWith({ purpose: 'Dinner', notes: 'Call first.', ...changed });
const edit = (of: VisitEdit, changed: Partial<Visit> = {}) => companionEdit(lead, companion(changed), of);
const window = { expectedFrom: later(60), expectedUntil: later(7260) };

describe('an edit of a lead', () => {
  it.each<[string, VisitEdit]>([
    ['window', window],
    ['beginning', { expectedFrom: later(60) }],
    ['end', { expectedUntil: later(7260) }],
    ['host', { host: { unit: '14C' } }],
    ['purpose', { purpose: null }],
    ['notes', { notes: 'Come up.' }],
  ])('changes the %s of a companion too', (_, of) => {
    expect(edit(of)).toStrictEqual(of);
  });

  it.each<[string, VisitEdit, Partial<Visit>]>([
    ['who begins at another time', window, { expectedFrom: later(-60) }],
    ['who ends at another time', window, { expectedUntil: later(7100) }],
    ['with another host', { host: { unit: '14C' } }, { host: { unit: '1' } }],
    ['with a purpose of their own', { purpose: 'Lunch' }, { purpose: 'Repair' }],
    ['with notes of their own', { notes: 'Come up.' }, { notes: 'Deaf.' }],
  ])('does not affect a companion %s', (_, of, changed) => {
    expect(edit(of, changed)).toBeUndefined();
  });

  it('never changes visitor or vehicle of a companion', () => {
    expect(edit({ visitor: { englishName: 'Lee' }, vehicle: { plate: 'AB1234' } })).toBeUndefined();
    expect(edit({ visitor: { englishName: 'Lee' }, purpose: 'Lunch' })).toStrictEqual({ purpose: 'Lunch' });
  });
});
