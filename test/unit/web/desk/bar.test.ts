import { describe, expect, it } from '@jest/globals';
import { areBarDays, barOf, emptyBar, wrongInBar } from '../../../../web/desk/src/rules/bar.ts';

const named = { ...emptyBar, englishName: ' CHAN Tai Man ', idPrefix: 'a123' };
const visit = { visitId: 'v'.repeat(22), hasPrefix: false };

describe('a bar that is filled in', () => {
  it('is sent with trimmed texts, the prefix in capitals, and nothing that was left out', () => {
    expect(barOf(named, undefined)).toEqual({
      visitor: { englishName: 'CHAN Tai Man', idPrefix: 'A123' },
      reviewInDays: 180,
    });
    expect(
      barOf(
        {
          ...emptyBar,
          chineseName: '陳大文',
          allOfThatName: true,
          reason: ' Theft ',
          keepName: true,
          days: '30',
        },
        undefined,
      ),
    ).toEqual({
      visitor: { chineseName: '陳大文' },
      allOfThatName: true,
      reason: 'Theft',
      keepName: true,
      reviewInDays: 30,
    });
  });

  it('names the visit instead of the person where it comes from one', () => {
    expect(barOf({ ...named, allOfThatName: true }, visit)).toEqual({
      fromVisitId: visit.visitId,
      allOfThatName: true,
      reviewInDays: 180,
    });
  });

  it('is complete with a name and a prefix', () => {
    expect(wrongInBar(named, undefined)).toEqual({});
  });

  it.each([
    ['no name', { ...emptyBar, idPrefix: 'A123' }, { name: 'barNeedsName' }],
    ['a whole number', { ...named, idPrefix: 'A1234' }, { idPrefix: 'prefixForm' }],
    ['no prefix, and not all of the name', { ...named, idPrefix: ' ' }, { all: 'barNeedsPrefix' }],
    [
      'a name to keep without a reason',
      { ...named, keepName: true, reason: ' ' },
      { reason: 'barNeedsReason' },
    ],
    ['no days', { ...named, days: '0' }, { days: 'barDaysHint' }],
  ])('is wrong with %s', (_, draft, wrong) => {
    expect(wrongInBar(draft, undefined)).toEqual(wrong);
  });

  it('asks for all of the name where the visit has no prefix, whatever was typed before', () => {
    expect(wrongInBar(named, visit)).toEqual({ all: 'barNeedsPrefix' });
    expect(wrongInBar({ ...emptyBar, allOfThatName: true }, visit)).toEqual({});
    expect(wrongInBar(emptyBar, { ...visit, hasPrefix: true })).toEqual({});
  });

  it('holds for 1 to 365 whole days', () => {
    expect(['1', '365', ' 90 '].map(areBarDays)).toEqual([true, true, true]);
    expect(['', '0', '366', '1.5', '-3', '1e2'].map(areBarDays)).toEqual(Array(6).fill(false));
  });
});
