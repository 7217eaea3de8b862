import { describe, expect, it } from '@jest/globals';
import { changedBy, subjectsInPath, subjectsShown } from '../../../functions/audit/audit-subjects.ts';
import type { Condition } from '../../../functions/table/expression.ts';

const at = 'F#demo#S#court';
const holds: Condition = { condition: 'attribute_exists(pk)' };

describe('what a write changes', () => {
  it.each([
    [`${at}#V#v1`, 'VISIT', 'visit:v1'],
    [`${at}#BARRED`, 'BARRED#b1', 'bar:b1'],
    ['F#demo#BARRED', 'BARRED#b1', 'bar:b1'],
    [`${at}#SERIES`, 'R#s1', 'series:s1'],
    [`${at}#EXPORTS`, 'X#x1', 'export:x1'],
    [`${at}#PASSAGES#p1`, 'PASSAGE', 'passage:p1'],
    [`${at}#DESTROYED`, 'DAY#2026-11-23', 'key:2026-11-23'],
    ['F#demo', 'BRAND', 'firm:demo'],
    ['F#demo', 'M#m1', 'member:m1'],
    ['F#demo', 'S#court', 'site:court'],
    ['F#demo', 'SCANNER#court#c1', 'scanner:c1'],
    ['F#demo', 'UNIT#court#313241', 'unit:313241'],
  ])('at %s / %s is %s', (pk, sk, subject) => {
    const told = { needsEntry: true, subjects: [subject], firmId: 'demo' };
    expect(changedBy([{ put: { pk, sk, name: 'x' } }])).toEqual(told);
    expect(changedBy([{ update: { pk, sk }, by: { update: 'SET a = :a', values: { a: 1 } } }])).toEqual(told);
    expect(changedBy([{ remove: { pk, sk } }])).toEqual(told);
    expect(changedBy([{ check: { pk, sk }, if: holds }]).needsEntry).toBe(false);
  });

  it.each([
    [`${at}#N#key`, 'D#2026-11-23#v1'],
    [`${at}#N#key`, 'BARRED#b1'],
    [`${at}#P#key`, 'D#2026-11-23#v1'],
    [`${at}#U#313241`, 'V#2026-11-23T03:00:00Z#v1'],
    [`${at}#U#313241`, 'R#s1'],
    [`${at}#I#hash`, 'ANSWER'],
    [`${at}#C#digest`, 'CODE'],
    ['F#demo#C#digest', 'CODE'],
    [`${at}#PINS`, 'M#29000000'],
    [`${at}#TICKS`, 'T#v1#time'],
    [`${at}#V#v1`, 'OUT#time#scan'],
    [`${at}#DESTROYED`, 'HEAD'],
    ['F#demo', 'FIRM'],
    ['SUBJECT#hash', 'MEMBER'],
    ['SITE#court', 'DIRECTORY'],
    ['DIRECTORY', 'F#demo#S#court'],
  ])('at %s / %s needs no entry', (pk, sk) => {
    expect(changedBy([{ put: { pk, sk } }])).toMatchObject({ needsEntry: false, subjects: [] });
  });

  it('at a key of an unknown kind needs an entry', () => {
    expect(changedBy([{ put: { pk: `${at}#NEW`, sk: 'Z#1' } }])).toEqual({
      needsEntry: true,
      subjects: [],
      firmId: 'demo',
    });
  });

  it('is named once for each record, and has the hash of a certificate', () => {
    const visit = { pk: `${at}#V#v1`, sk: 'VISIT' };
    const certificate = { number: 1, hash: 'h' };
    expect(
      changedBy([
        { put: visit },
        { remove: { ...visit, pk: `${at}#V#v2` } },
        { update: visit, by: { update: 'SET certificate = :certificate', values: { certificate } } },
      ]),
    ).toEqual({ needsEntry: true, subjects: ['visit:v1', 'visit:v2'], firmId: 'demo', digest: 'h' });
  });
});

describe('what an answer shows', () => {
  it('is the records of visitors at any depth, once each, and no member', () => {
    const visit = {
      visitId: 'v1',
      seriesId: 's1',
      createdBy: 'm1',
      memberId: 'm1',
      visitor: { englishName: 'A' },
    };
    expect(
      subjectsShown({
        items: [visit, visit],
        companions: [{ visit: { visitId: 'v2' } }],
        barredId: 'b1',
        scanId: 7,
      }),
    ).toEqual(['visit:v1', 'series:s1', 'visit:v2', 'bar:b1']);
    expect(subjectsShown(undefined)).toEqual([]);
  });

  it('is named by a path, too', () => {
    expect(subjectsInPath({ siteId: 'court', visitId: 'v1', gateId: 'main', memberId: undefined })).toEqual([
      'visit:v1',
      'gate:main',
    ]);
  });
});
