import { describe, expect, it } from '@jest/globals';
import type { GateId } from '../../../functions/kernel/brands.ts';
import { leave } from '../../../functions/scans/leave.ts';
import { passageOf } from '../../../functions/scans/passage.ts';
import type { VerifiedScan } from '../../../functions/scans/scan.ts';
import { pointersTo } from '../../../functions/visits/pointer.ts';
import { codeMark } from '../../../functions/visits/re-entry.ts';
import type { Visit } from '../../../functions/visits/visit.ts';
import type { Visitor } from '../../../functions/person-keys/person.ts';
import { heldVisits } from '../../support/held-visits.ts';
import { siteWith } from '../../support/site.ts';
import { digestOf, keys, passageWith, scanOf, visitIdOf, visitWith } from '../../support/visit.ts';

const chan = { englishName: 'CHAN Tai Man', idPrefix: 'A123' };
const notOnSite = { outcome: 'no_match', reason: 'not_on_site' };
const scan = scanOf(chan, { direction: 'out' });
const sameCode = scanOf(chan, { direction: 'out', codeDigest: scan.codeDigest });
const sameScan = scanOf(chan, { direction: 'out', scanId: scan.scanId, codeDigest: scan.codeDigest });
const reused = [
  ['another code', scanOf(chan, { direction: 'out', scanId: scan.scanId })],
  ['another gate', { ...sameScan, gateId: 'exit' as GateId }],
] as const;
const another = scanOf(chan, { direction: 'out' });

const identitiesOf = ({ visitor }: Visit) => keys.identitiesOf(visitor);
const present = (visit: Visit) => identitiesOf(visit).map((one) => ({ ...one, visit }));
const insideWith = (visitor: Visitor, name = 'a') =>
  visitWith({ visitId: visitIdOf(name), visitor, state: 'checked_in' });
const leaveWith = ({ table }: ReturnType<typeof heldVisits>, by: VerifiedScan = scan) =>
  leave({ visits: table, personKeys: () => Promise.resolve(keys) }, siteWith(), by);

describe('at the way out', () => {
  const inside = insideWith(chan);

  it('a visitor who is inside is checked out by this scan', async () => {
    expect(await leaveWith(heldVisits({ visits: [inside], inside: present(inside) }))).toMatchObject({
      outcome: 'checked_out',
      visit: { visitId: inside.visitId, state: 'checked_out', checkedOut: passageOf(scan) },
    });
  });

  it('a code without a name checks nobody out', async () => {
    const register = heldVisits({ visits: [inside], inside: present(inside) });
    expect(await leaveWith(register, scanOf({ ageOver: 18 }, { direction: 'out' }))).toEqual({
      outcome: 'no_match',
      reason: 'name_not_disclosed',
    });
  });

  it('a namesake with another prefix stays inside', async () => {
    const namesake = insideWith({ ...chan, idPrefix: 'B999' });
    expect(await leaveWith(heldVisits({ visits: [namesake], inside: present(namesake) }))).toEqual(notOnSite);
  });

  it('a visitor who was just checked out by another scan has left', async () => {
    const left = { ...inside, state: 'checked_out', checkedOut: passageOf(another) } as const;
    expect(await leaveWith(heldVisits({ visits: [left], inside: present(inside) }))).toEqual({
      outcome: 'checked_out',
      visit: left,
    });
  });

  it.each([
    ['was deleted', []],
    ['is not inside any more', [{ ...inside, state: 'no_show' } as const]],
  ])('an index entry of a visit that %s is not trusted', async (_, visits) => {
    expect(await leaveWith(heldVisits({ visits, inside: present(inside) }))).toEqual(notOnSite);
  });
});

describe('after a visitor has left', () => {
  const left = { ...insideWith(chan), state: 'checked_out', checkedOut: passageOf(scan) } as const;
  const register = heldVisits({ visits: [left], left: present(left) });

  it.each([
    ['the same scan', sameScan],
    ['the same code', sameCode],
  ])('%s gets the same answer', async (_, by) => {
    expect(await leaveWith(register, by)).toEqual({ outcome: 'checked_out', visit: left });
  });

  it.each(reused)('the same scanId with %s is refused', async (_, by) => {
    expect(await leaveWith(register, by)).toEqual({ outcome: 'refused', code: 'scan_id_reused' });
  });

  it('the scan of the check-in checks nobody out', async () => {
    const cameIn = { ...insideWith(chan), checkedIn: passageOf(scan) };
    const inside = heldVisits({ visits: [cameIn], inside: present(cameIn) });
    expect(await leaveWith(inside, sameScan)).toEqual({ outcome: 'refused', code: 'scan_id_reused' });
  });

  it('another code is answered not_on_site', async () => {
    expect(await leaveWith(register, another)).toEqual(notOnSite);
  });

  it('a visitor who was checked out by hand is not on site', async () => {
    const byHand = { ...left, checkedOut: { at: scan.at, method: 'seen_leaving' } } as const;
    expect(await leaveWith(heldVisits({ left: present(byHand) }))).toEqual(notOnSite);
  });
});

describe('a visit with re-entry', () => {
  const expected = visitWith({ visitor: chan, allowsReEntry: true });
  const { codeDigest, scanId } = scan;
  const out: Visit = {
    ...expected,
    state: 'checked_out',
    checkedOut: passageWith({ scanId }),
    usedCodes: [codeMark('out', codeDigest)],
  };
  const knownAs = (visit: Visit) =>
    heldVisits({ visits: [visit], pointers: pointersTo(visit, identitiesOf(visit)) });

  it.each([
    ['the same scan', sameScan],
    ['the same code', sameCode],
  ])('is checked out for %s', async (_, by) => {
    expect(await leaveWith(knownAs(out), by)).toEqual({ outcome: 'checked_out', visit: out });
  });

  it.each(reused)('is refused for the same scanId with %s', async (_, by) => {
    expect(await leaveWith(knownAs(out), by)).toEqual({ outcome: 'refused', code: 'scan_id_reused' });
  });

  it.each([
    ['another code', another, out],
    ['a code before the first check-in', scan, expected],
    ['the code of the check-in', scan, { ...expected, usedCodes: [codeMark('in', codeDigest)] }],
    [
      'a code that was used for another visit',
      scan,
      { ...out, checkedOut: passageOf(another), usedCodes: [] },
    ],
  ] as const)('is not on site for %s', async (_, by, visit) => {
    expect(await leaveWith(knownAs(visit), by)).toEqual(notOnSite);
  });

  it('is not checked out by the code of an earlier way out', async () => {
    const again: Visit = { ...expected, state: 'checked_in', usedCodes: [codeMark('out', codeDigest)] };
    const inside = heldVisits({ visits: [again], inside: present(again) });
    expect(await leaveWith(inside)).toEqual({ outcome: 'already_checked_in', visit: again });
    const other = { ...again, usedCodes: [codeMark('out', digestOf('x'))] };
    const refusing = heldVisits({ visits: [other], inside: present(other) });
    const table = { ...refusing.table, change: () => Promise.resolve({ ok: false, visit: other } as const) };
    expect(await leaveWith({ ...refusing, table })).toEqual(notOnSite);
  });
});
