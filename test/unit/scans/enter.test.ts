import { describe, expect, it } from '@jest/globals';
import type { Site } from '../../../functions/registry/firm.ts';
import { enter } from '../../../functions/scans/enter.ts';
import { passageOf } from '../../../functions/scans/passage.ts';
import type { VerifiedScan } from '../../../functions/scans/scan.ts';
import { pointersTo } from '../../../functions/visits/pointer.ts';
import type { Visit } from '../../../functions/visits/visit.ts';
import type { Visitor } from '../../../functions/person-keys/person.ts';
import { heldVisits } from '../../support/held-visits.ts';
import { nine, siteWith } from '../../support/site.ts';
import { digestOf, keys, passageWith, scanOf, visitIdOf, visitWith } from '../../support/visit.ts';

const chan = { englishName: 'CHAN Tai Man', idPrefix: 'A123' };
const byName = { englishName: 'CHAN Tai Man' };
const walkInId = visitIdOf('walk-in');
const notExpected = { outcome: 'no_match', reason: 'not_expected' };

const pointersOf = (visit: Visit) => pointersTo(visit, keys.identitiesOf(visit.visitor));
const visitOf = (name: string, visitor: Visitor, changed: Partial<Visit> = {}) =>
  visitWith({ visitId: visitIdOf(name), visitor, ...changed });
const insideAs = (visit: Visit) => keys.identitiesOf(visit.visitor).map((one) => ({ ...one, visit }));
const enterWith = (
  { table }: Pick<ReturnType<typeof heldVisits>, 'table'>,
  scan: VerifiedScan,
  site: Partial<Site> = {},
) =>
  enter({ visits: table, personKeys: () => Promise.resolve(keys), clock: () => nine }, siteWith(site), scan, [
    walkInId,
  ]);

describe('a pointer to an outdated visit', () => {
  const expected = visitOf('a', chan);
  it.each([
    ['deleted', []],
    ['cancelled', [{ ...expected, state: 'cancelled' } as const]],
  ])('makes the visitor a walk-in if the visit was %s', async (_, visits) => {
    const register = heldVisits({ pointers: pointersOf(expected), visits });
    expect(await enterWith(register, scanOf(chan))).toMatchObject({
      outcome: 'checked_in',
      visit: { visitId: walkInId, origin: 'walk_in' },
    });
  });

  it('leaves another visit under that name to the guard', async () => {
    const other = visitOf('b', byName);
    const register = heldVisits({
      pointers: [...pointersOf(expected), ...pointersOf(other)],
      visits: [{ ...expected, state: 'cancelled' }, other],
    });
    expect(await enterWith(register, scanOf(chan))).toEqual({ outcome: 'choose', candidates: [other] });
  });

  it('is not offered if only the name matches', async () => {
    const [gone, other] = [visitOf('a', byName), visitOf('b', byName)];
    const register = heldVisits({ pointers: [gone, other].flatMap(pointersOf), visits: [other] });
    expect(await enterWith(register, scanOf(chan))).toEqual({ outcome: 'choose', candidates: [other] });
  });
});

describe('an unexpected visitor', () => {
  it('is on the roll call once inside, but not while waiting for the host', async () => {
    const scan = scanOf(chan);
    const recorded = heldVisits({});
    await enterWith(recorded, scan);
    expect(recorded.walkIns).toMatchObject([{ presence: scan.identities[0] }]);
    const waiting = heldVisits({});
    expect(await enterWith(waiting, scan, { walkIns: 'approve' })).toMatchObject({
      outcome: 'pending_approval',
      visit: { visitId: walkInId },
    });
    expect(waiting.walkIns).toMatchObject([{ presence: undefined }]);
  });

  it('is already inside if they show another fresh code', async () => {
    const inside = visitOf('inside', chan, { state: 'checked_in', origin: 'walk_in' });
    const register = heldVisits({ inside: insideAs(inside) });
    expect(await enterWith(register, scanOf(chan))).toEqual({
      outcome: 'already_checked_in',
      visit: inside,
    });
    expect(register.walkIns).toEqual([]);
  });

  it('gets the same answer again if this scan checked them in', async () => {
    const scan = scanOf(chan);
    const inside = visitOf('inside', chan, { state: 'checked_in', checkedIn: passageOf(scan) });
    expect(await enterWith(heldVisits({ inside: insideAs(inside) }), scan)).toEqual({
      outcome: 'checked_in',
      visit: inside,
    });
  });

  it.each([
    ['with the same name and no prefix', byName],
    ['with another prefix', { ...chan, idPrefix: 'B999' }],
  ])('is let in beside a namesake %s', async (_, namesake) => {
    const inside = visitOf('inside', namesake, { state: 'checked_in' });
    expect(await enterWith(heldVisits({ inside: insideAs(inside) }), scanOf(chan))).toMatchObject({
      outcome: 'checked_in',
      visit: { visitId: walkInId },
    });
  });
});

describe('a code that made a walk-in', () => {
  const scan = scanOf(chan);
  const made = visitOf('walk-in', chan, { origin: 'walk_in', askedBy: passageOf(scan) });
  const approve = { walkIns: 'approve' } as const;

  it('is checked in after the host’s approval', async () => {
    expect(await enterWith(heldVisits({ visits: [made] }), scan, approve)).toMatchObject({
      outcome: 'checked_in',
      visit: { visitId: walkInId, state: 'checked_in', checkedIn: { scanId: scan.scanId } },
    });
  });

  it.each([
    ['still waits', 'pending_approval', { outcome: 'pending_approval' }],
    ['was refused', 'denied', { outcome: 'denied' }],
    ['was cancelled', 'cancelled', notExpected],
    ['is a no-show', 'no_show', notExpected],
    ['was checked in by hand', 'checked_in', { outcome: 'already_checked_in' }],
    ['was checked out', 'checked_out', { outcome: 'already_checked_out' }],
  ] as const)('gets the state of its visit as answer if the visit %s', async (_, state, outcome) => {
    expect(await enterWith(heldVisits({ visits: [{ ...made, state }] }), scan, approve)).toMatchObject(
      outcome,
    );
  });

  it('is not expected if the visit is deleted between two writes', async () => {
    const { table } = heldVisits({ visits: [made] });
    const vanishing = { table: { ...table, change: () => Promise.resolve({ ok: false } as const) } };
    expect(await enterWith(vanishing, scan, approve)).toEqual(notExpected);
    const { table: empty } = heldVisits({});
    const unwritten = { table: { ...empty, putWalkIn: () => Promise.resolve({ ok: false } as const) } };
    expect(await enterWith(unwritten, scan, approve)).toEqual(notExpected);
  });

  it('gets the stored state, even while the index still shows the visitor inside', async () => {
    const earlier = passageWith({ codeDigest: scan.codeDigest });
    const inside = { ...made, state: 'checked_in', checkedIn: earlier } as const;
    const out = { ...inside, state: 'checked_out', checkedOut: passageWith() } as const;
    const register = heldVisits({ visits: [out], inside: insideAs(inside) });
    expect(await enterWith(register, scan)).toEqual({ outcome: 'already_checked_out', visit: out });
  });

  it('is not offered the visits of namesakes', async () => {
    const used = { ...made, state: 'checked_in', checkedIn: passageOf(scan) } as const;
    const namesake = visitOf('b', byName);
    const register = heldVisits({ pointers: pointersOf(namesake), visits: [namesake, used] });
    expect(await enterWith(register, scan)).toEqual({ outcome: 'checked_in', visit: used });
  });
});

it('a visit that another code checked in is answered as already checked in', async () => {
  const stands = visitOf('a', chan, {
    state: 'checked_in',
    checkedIn: passageWith({ codeDigest: digestOf('another') }),
  });
  const register = heldVisits({ pointers: pointersOf(stands), visits: [stands] });
  expect(await enterWith(register, scanOf(chan))).toEqual({ outcome: 'already_checked_in', visit: stands });
});
