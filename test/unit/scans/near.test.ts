import { describe, expect, it } from '@jest/globals';
import type { BarredId, SiteId } from '../../../functions/kernel/brands.ts';
import type { Visitor } from '../../../functions/person-keys/person.ts';
import type { Site } from '../../../functions/registry/firm.ts';
import { enter } from '../../../functions/scans/enter.ts';
import { leave } from '../../../functions/scans/leave.ts';
import { passageOf } from '../../../functions/scans/passage.ts';
import { pointersTo } from '../../../functions/visits/pointer.ts';
import type { Visit } from '../../../functions/visits/visit.ts';
import { heldVisits } from '../../support/held-visits.ts';
import { nine, siteWith } from '../../support/site.ts';
import { keys, later, passageWith, scanOf, visitIdOf, visitWith } from '../../support/visit.ts';

const peter = { englishName: 'CHAN Tai Man Peter', idPrefix: 'A123' };
const chan = { englishName: 'CHAN Tai Man', idPrefix: 'A123' };
const walkInId = visitIdOf('walk-in');
const [comes, goes] = [scanOf(peter), scanOf(peter, { direction: 'out' })];
const notOnSite = { outcome: 'no_match', reason: 'not_on_site' };

const depsOf = ({ table }: Pick<ReturnType<typeof heldVisits>, 'table'>) => ({
  visits: table,
  personKeys: () => Promise.resolve(keys),
  clock: () => nine,
});
type Register = Pick<ReturnType<typeof heldVisits>, 'table'>;
const comesIn = (register: Register, site: Partial<Site> = {}, scan = comes) =>
  enter(depsOf(register), siteWith(site), scan, [walkInId]);
const goesOut = (register: Register, site: Partial<Site> = {}, scan = goes) =>
  leave(depsOf(register), siteWith(site), scan);

/** A register that finds these visits by the parts of their names. */
const nearTo = (...visits: readonly Visit[]) =>
  heldVisits({
    visits,
    nearPointers: visits.map(({ visitId, expectedFrom, expectedUntil, visitor }) => ({
      visitId,
      expectedFrom,
      expectedUntil,
      ...keys.partsOf(visitor),
    })),
  });
const visitOf = (name: string, visitor: Visitor, changed: Partial<Visit> = {}) =>
  visitWith({ visitId: visitIdOf(name), visitor, ...changed });
const inside = visitOf('a', chan, { state: 'checked_in' });

describe('a visit under a near name, at the way in', () => {
  it('is offered to the guard, the same prefix before the name alone', async () => {
    const [same, byName] = [visitOf('a', chan), visitOf('b', { englishName: 'CHAN Tai Man' })];
    expect(await comesIn(nearTo(byName, same))).toEqual({
      outcome: 'choose',
      candidates: [same, byName],
      near: ['same_prefix', 'name'],
    });
  });

  it('gives the answer of this code where the code has made a passage of it', async () => {
    const used = { ...inside, checkedIn: passageWith({ codeDigest: comes.codeDigest }) };
    expect(await comesIn(nearTo(used))).toEqual({ outcome: 'already_checked_in', visit: used });
  });

  it('is not offered for a visitor who is inside already', async () => {
    const present = visitOf('b', peter, { state: 'checked_in', origin: 'walk_in' });
    const { table } = nearTo(visitOf('a', chan));
    const findPresent = () =>
      Promise.resolve(keys.identitiesOf(peter).map((one) => ({ ...one, visit: present })));
    expect(await comesIn({ table: { ...table, findPresent } })).toEqual({
      outcome: 'already_checked_in',
      visit: present,
    });
  });

  it('is not offered where the name is another', async () => {
    const other = visitOf('a', { englishName: 'LEE Ka Fai', idPrefix: 'C789' });
    expect(await comesIn(nearTo(other))).toMatchObject({
      outcome: 'checked_in',
      visit: { visitId: walkInId },
    });
  });
});

describe('a visit under a near name, at the way out', () => {
  it('is offered to the guard while the visitor is inside, also when its time is over', async () => {
    const late = { ...inside, expectedFrom: later(-200_000), expectedUntil: later(-190_000) };
    for (const visit of [inside, late])
      expect(await goesOut(nearTo(visit))).toEqual({
        outcome: 'choose',
        candidates: [visit],
        near: ['same_prefix'],
      });
  });

  it('is not offered where the visitor is not inside', async () => {
    expect(await goesOut(nearTo(visitOf('a', chan)))).toEqual(notOnSite);
  });
});

describe('where nobody is expected and walk-ins are refused', () => {
  it('the answer is the same for a visitor whom the index shows inside', async () => {
    const present = visitOf('a', peter, { state: 'checked_in' });
    const register = heldVisits({
      inside: keys.identitiesOf(peter).map((one) => ({ ...one, visit: present })),
    });
    expect(await comesIn(register, { walkIns: 'refuse' })).toEqual({
      outcome: 'no_match',
      reason: 'not_expected',
    });
  });
});

describe('a visit that is found by its exact name', () => {
  const visitor = { ...peter, chineseName: '陳大文' };
  const expected = visitOf('a', visitor);
  const pointers = pointersTo(expected, keys.identitiesOf(visitor), { asksBars: true });
  const barred = keys
    .identitiesOf({ chineseName: '陳大文', idPrefix: 'A123' })
    .map((one) => ({ barredId: 'bar' as BarredId, ...one }));

  it('admits nobody where a bar is on another name of the visit', async () => {
    expect(await comesIn(heldVisits({ visits: [expected], pointers, barred }))).toEqual({
      outcome: 'denied',
    });
    expect(await comesIn(heldVisits({ visits: [expected], pointers }))).toMatchObject({
      outcome: 'checked_in',
      visit: { visitId: expected.visitId, checkedIn: passageOf(comes) },
    });
  });
});

describe('a code that another site of the firm has accepted, where codes count once', () => {
  const once = { codesUsedOnce: 'firm' } as const;
  const usedElsewhere = { outcome: 'rejected', reason: 'used_elsewhere', ref: 'R01' };
  const claimed = async (register: ReturnType<typeof heldVisits>, scan = comes) => {
    const { firmId } = siteWith();
    await register.table.claimCode({ firmId }, scan.codeDigest, 'elsewhere' as SiteId, later(60));
    return register;
  };

  it('lets nobody in', async () => {
    const expected = visitOf('a', peter);
    const register = () =>
      heldVisits({ visits: [expected], pointers: pointersTo(expected, keys.identitiesOf(peter)) });
    expect(await comesIn(await claimed(register()), once)).toEqual(usedElsewhere);
    expect(await comesIn(await claimed(register()))).toMatchObject({ outcome: 'checked_in' });
  });

  it('lets nobody out', async () => {
    const visit = visitOf('a', peter, { state: 'checked_in' });
    const register = () =>
      heldVisits({
        visits: [visit],
        inside: keys.identitiesOf(peter).map((one) => ({ ...one, visit })),
      });
    expect(await goesOut(await claimed(register(), goes), once)).toEqual(usedElsewhere);
    expect(await goesOut(await claimed(register(), goes))).toMatchObject({ outcome: 'checked_out' });
  });
});
