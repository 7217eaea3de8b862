import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LocalDay } from '../../../functions/kernel/brands.ts';
import { parseFields } from '../../../functions/edge/parse-request.ts';
import { editedVisit } from '../../../functions/front-desk/apply-edit.ts';
import { walkInVisit } from '../../../functions/scans/passage.ts';
import { visitEdit, type VisitEdit } from '../../../functions/front-desk/api/requests.ts';
import { nine, siteWith } from '../../support/site.ts';
import { later, scanOf, visitIdOf, visitWith } from '../../support/visit.ts';

const site = siteWith();
const visit = visitWith({
  visitor: { englishName: 'CHAN Tai Man', idPrefix: 'A123' },
  host: { unit: '12A', name: 'Lee' },
  purpose: 'Dinner',
  vehicle: { plate: 'AB1234' },
  notes: 'Call first.',
});
const edit = (changed: VisitEdit) => editedVisit(visit, changed, site, nine);
const pathOf = (result: ReturnType<typeof edit>) => (result.ok ? 'ok' : result.errors?.[0]?.path);

describe('an edit of a visit', () => {
  it('changes the named fields, counts a version, and keeps the rest', () => {
    expect(edit({ host: { unit: '14C' } })).toEqual({
      ok: true,
      visit: { ...visit, host: { unit: '14C', name: 'Lee' }, version: 2 },
    });
  });

  it('removes the fields that are null', () => {
    expect(
      edit({ purpose: null, vehicle: null, notes: null, host: { name: null }, visitor: { idPrefix: null } }),
    ).toEqual({
      ok: true,
      visit: visitWith({ visitor: { englishName: 'CHAN Tai Man' }, host: { unit: '12A' }, version: 2 }),
    });
  });

  it('moves the day and the time of purging when the window changes', () => {
    const moved = edit({ expectedFrom: later(86_400), expectedUntil: later(90_000) });
    expect(moved).toMatchObject({
      ok: true,
      visit: { day: '2026-11-24' as LocalDay, purgeAt: later(90_000 + 30 * 86_400) },
    });
  });

  it.each<[string, VisitEdit, string]>([
    ['no name', { visitor: { englishName: null } }, 'visitor'],
    ['an end before its beginning', { expectedUntil: later(-1) }, 'expectedUntil'],
    ['a beginning after its end', { expectedFrom: later(7200) }, 'expectedUntil'],
    ['an end in the past', { expectedFrom: later(-7200), expectedUntil: nine }, 'expectedUntil'],
    ['32 days', { expectedUntil: later(32 * 86_400) }, 'expectedUntil'],
    [
      'a beginning in two years',
      { expectedFrom: later(730 * 86_400), expectedUntil: later(731 * 86_400) },
      'expectedFrom',
    ],
  ])('is refused if it would leave %s', (_, changed, path) => {
    expect(pathOf(edit(changed))).toBe(path);
  });

  it('ignores undefined fields', () => {
    expect(edit({ purpose: undefined, visitor: { idPrefix: undefined } })).toEqual({
      ok: true,
      visit: { ...visit, version: 2 },
    });
  });

  it('may leave only one of the names', () => {
    expect(edit({ visitor: { englishName: null, chineseName: '陳大文' } })).toMatchObject({
      visit: { visitor: { chineseName: '陳大文' } },
    });
  });

  it('has an error that names the missing field', () => {
    expect(edit({ visitor: { englishName: null } })).toMatchObject({
      code: 'invalid_request',
      errors: [{ path: 'visitor', message: 'must have an englishName or a chineseName' }],
    });
    const unhosted = visitWith({ host: {} as { unit: string } });
    expect(editedVisit(unhosted, { host: {} }, site, nine)).toMatchObject({
      errors: [{ path: 'host.unit', message: 'is required' }],
    });
  });

  it('of a walk-in without a host has to name the unit', () => {
    const walkIn = walkInVisit(
      site,
      scanOf({ englishName: 'Chan' }),
      visitIdOf('walk-in'),
      'pending_approval',
    );
    expect(pathOf(editedVisit(walkIn, { host: { name: 'Lee' } }, site, nine))).toBe('host.unit');
    expect(editedVisit(walkIn, { host: { unit: '1' } }, site, nine)).toMatchObject({
      visit: { host: { unit: '1' } },
    });
  });

  it('never leaves a window that ends before it begins, lasts over 31 days or has ended', () => {
    const instant = fc.option(fc.integer({ min: -90 * 86_400, max: 400 * 86_400 }), { nil: undefined });
    fc.assert(
      fc.property(instant, instant, (from, until) => {
        const result = edit({
          ...(from === undefined ? {} : { expectedFrom: later(from) }),
          ...(until === undefined ? {} : { expectedUntil: later(until) }),
        });
        if (!result.ok) return;
        const { expectedFrom, expectedUntil, purgeAt } = result.visit;
        expect(expectedUntil).toBeGreaterThan(expectedFrom);
        expect(expectedUntil - expectedFrom).toBeLessThanOrEqual(31 * 86_400);
        expect(expectedUntil).toBeGreaterThan(nine);
        expect(purgeAt).toBeGreaterThan(expectedUntil);
      }),
    );
  });
});

describe('the body of an edit', () => {
  const accepts = (body: object) => parseFields(visitEdit, body).ok;
  it.each([
    { visitor: { englishName: 'Chan', idPrefix: null } },
    { notes: null },
    { vehicle: { plate: 'ab 12-34' } },
  ])('%j is accepted', (body) => {
    expect(accepts(body)).toBe(true);
  });
  it.each([
    {},
    { state: 'checked_in' },
    { visitor: null },
    { host: null },
    { expectedFrom: null },
    { host: { unit: null } },
    { visitor: { ageOver: 18 } },
    { vehicle: {} },
  ])('%j is refused', (body) => {
    expect(accepts(body)).toBe(false);
  });
});

describe('a number plate', () => {
  const plateOf = (plate: unknown) => {
    const parsed = parseFields(visitEdit, { vehicle: { plate } });
    return parsed.ok ? parsed.value.vehicle?.plate : undefined;
  };
  it.each([
    ['ab 12-34', 'AB1234'],
    [' ab·1234 ', 'AB1234'],
    ['ＡＢ１２３４', 'AB1234'],
    ['粤Z1234港', '粤Z1234港'],
    ['HONGKONG', 'HONGKONG'],
    ['1', '1'],
  ])('%s is kept as %s', (text, plate) => {
    expect(plateOf(text)).toBe(plate);
  });
  it.each(['', ' - ', 'AB1234567890', 'AB/1234', '<b>', 'AB\u202e12', 'É1', 7, null])(
    '%j is invalid',
    (text) => {
      expect(plateOf(text)).toBeUndefined();
    },
  );
  it('does not change when it is normalised again', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20, unit: 'grapheme' }), (text) => {
        const plate = plateOf(text);
        if (plate !== undefined) expect(plateOf(plate)).toBe(plate);
      }),
    );
  });
});
