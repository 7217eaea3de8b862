import { describe, expect, it } from '@jest/globals';
import { changeOf, clashes, draftOf } from '../../../../web/desk/src/rules/edit.ts';
import { aVisit } from './a-visit.ts';

const hongKong = 'Asia/Hong_Kong';
const base = draftOf(aVisit(), hongKong);

describe('a change of a visit', () => {
  it('names what differs alone; an empty text removes a field', () => {
    expect(changeOf(base, { ...base, chineseName: '', unit: '14C' }, hongKong)).toEqual({
      visitor: { chineseName: null },
      host: { unit: '14C' },
    });
    expect(changeOf(base, base, hongKong)).toEqual({});
  });

  it('sends the whole window where a part of it was moved', () => {
    expect(changeOf(base, { ...base, until: '15:00' }, hongKong)).toEqual({
      expectedFrom: '2026-11-30T01:00:00.000Z',
      expectedUntil: '2026-11-30T07:00:00.000Z',
    });
  });

  it('keeps the last day of a visit of several days', () => {
    const long = draftOf(aVisit({ expectedUntil: '2026-12-03T04:00:00Z' }), hongKong);
    expect(changeOf(long, { ...long, from: '10:00' }, hongKong)).toEqual({
      expectedFrom: '2026-11-30T02:00:00.000Z',
      expectedUntil: '2026-12-03T04:00:00.000Z',
    });
  });
});

describe('changes of two managers', () => {
  const mine = { ...base, unit: '14C', purpose: 'Dinner' };

  it('are merged where they are about other fields', () => {
    const merged = clashes(base, mine, { ...base, plate: 'AB1234' });
    expect(merged).toEqual({ draft: { ...mine, plate: 'AB1234' }, theirs: {} });
  });

  it('are asked about where both changed a field to something else', () => {
    const merged = clashes(base, mine, { ...base, unit: '15D', purpose: 'Dinner' });
    expect(merged).toEqual({ draft: mine, theirs: { unit: '15D' } });
  });
});
