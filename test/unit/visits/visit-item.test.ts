import { describe, expect, it } from '@jest/globals';
import type { FirmId, LocalDay, PersonKey, SiteId } from '../../../functions/kernel/brands.ts';
import { pointersTo } from '../../../functions/visits/pointer.ts';
import {
  dayEntryItem,
  dayPartition,
  exportPartition,
  nameKeyPartition,
  nearPartition,
  nearPointerItem,
  pinMinuteKey,
  pointerItem,
  presencePartition,
  seriesPartition,
  visitFrom,
  visitItem,
  visitKey,
} from '../../../functions/visits/visit-item.ts';
import { nine } from '../../support/site.ts';
import { keys, later, visitIdOf, visitWith } from '../../support/visit.ts';

const visit = visitWith({ visitId: visitIdOf('a') });
const presence = { nameKey: 'name' as PersonKey, strongKey: 'person' as PersonKey };

describe('the item of a visit', () => {
  it('is stored under its site and in its day', () => {
    expect(visitItem(visit)).toEqual({
      ...visit,
      pk: `F#firm#S#tower#V#${visit.visitId}`,
      sk: 'VISIT',
      dayPk: 'F#firm#S#tower#D#2026-11-23',
      daySk: `2026-11-23T01:00:00Z#${visit.visitId}`,
    });
  });

  it('is on the roll call if the visitor is on site', () => {
    expect(visitItem(visit, presence)).toMatchObject({
      presencePk: 'F#firm#S#tower#ON',
      presenceSk: `name#${visit.visitId}`,
      strongKey: 'person',
    });
    expect(visitItem(visit)).not.toHaveProperty('presencePk');
  });

  it('reads back as the visit, without keys', () => {
    expect(visitFrom(visitItem(visit, presence), nine)).toEqual(visit);
  });

  it('is ignored after its retention, though the database still has it', () => {
    expect(visitFrom(visitItem(visit), later(30 * 86_400 - 1))).toEqual(visit);
    expect(visitFrom(visitItem(visit), later(30 * 86_400))).toBeUndefined();
    expect(visitFrom(undefined, nine)).toBeUndefined();
  });
});

describe('every key', () => {
  it('begins with firm and site, so that no firm can read another’s items', () => {
    const rival = { firmId: 'rival' as FirmId, siteId: 'tower' as SiteId };
    const partitions = [
      visitKey(rival, visitIdOf('a')).pk,
      nameKeyPartition(rival, 'name' as PersonKey),
      nearPartition(rival, 'name' as PersonKey),
      dayPartition(rival, '2026-11-23' as LocalDay),
      presencePartition(rival, 'ON'),
      presencePartition(rival, 'LEFT'),
      seriesPartition(rival),
      exportPartition(rival),
      pinMinuteKey(rival, 7).pk,
    ];
    for (const partition of partitions) expect(partition).toMatch(/^F#rival#S#tower#/);
    expect(new Set(partitions).size).toBe(partitions.length);
  });
});

it('a visit stands in the list of a further day without anything of the visitor', () => {
  const item = dayEntryItem(visit, { day: '2026-11-24' as LocalDay, at: later(15 * 3600) });
  expect(item).toEqual({
    pk: `F#firm#S#tower#V#${visit.visitId}`,
    sk: 'DAY#2026-11-24',
    dayPk: 'F#firm#S#tower#D#2026-11-24',
    daySk: `2026-11-23T16:00:00Z#${visit.visitId}`,
    visitId: visit.visitId,
    purgeAt: visit.purgeAt,
  });
});

it('a name part leads to a visit until two days after its window, without naming the visitor', () => {
  const parts = keys.partsOf(visit.visitor);
  const item = nearPointerItem(visit, 'part' as PersonKey, parts);
  expect(item).toEqual({
    pk: 'F#firm#S#tower#P#part',
    sk: `D#2026-11-23#${visit.visitId}`,
    visitId: visit.visitId,
    expectedFrom: nine,
    expectedUntil: later(7200),
    ...parts,
    purgeAt: later(7200 + 2 * 86_400),
  });
  expect(JSON.stringify(item)).not.toMatch(/chan/i);
});

it('PINs are counted for each minute', () => {
  expect(pinMinuteKey(visit, 7)).toEqual({ pk: 'F#firm#S#tower#PINS', sk: 'M#7' });
});

describe('the pointers of a visit', () => {
  const known = visitWith({ visitor: { englishName: 'Chan', chineseName: '陳', idPrefix: 'A123' } });

  it('exist for each name, with the window', () => {
    const identities = keys.identitiesOf(known.visitor);
    const pointers = pointersTo(known, identities);
    expect(pointers).toEqual(
      identities.map((identity) => ({
        visitId: known.visitId,
        ...identity,
        expectedFrom: nine,
        expectedUntil: later(7200),
      })),
    );
    expect(pointersTo(known, [])).toEqual([]);
  });

  it('say whether re-entry is allowed', () => {
    const identities = keys.identitiesOf(known.visitor);
    expect(pointersTo({ ...known, allowsReEntry: true }, identities)).toMatchObject([
      { allowsReEntry: true },
      { allowsReEntry: true },
    ]);
    for (const pointer of pointersTo(known, identities)) expect(pointer).not.toHaveProperty('allowsReEntry');
  });

  it('say where a bar is near the visit', () => {
    const identities = keys.identitiesOf(known.visitor);
    expect(pointersTo(known, identities, { asksBars: true })).toMatchObject([
      { asksBars: true },
      { asksBars: true },
    ]);
    for (const pointer of pointersTo(known, identities)) expect(pointer).not.toHaveProperty('asksBars');
  });

  it('are stored under the name, and expire two days after the window', () => {
    const [pointer] = pointersTo(known, keys.identitiesOf(known.visitor));
    if (!pointer) throw new Error('no pointer');
    expect(pointerItem(known, pointer)).toEqual({
      ...pointer,
      pk: `F#firm#S#tower#N#${pointer.nameKey}`,
      sk: `D#2026-11-23#${known.visitId}`,
      purgeAt: later(7200 + 2 * 86_400),
    });
    expect(JSON.stringify(pointerItem(known, pointer))).not.toMatch(/Chan|陳|A123/);
  });
});
