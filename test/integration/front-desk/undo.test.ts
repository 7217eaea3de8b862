import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Role } from '../../../functions/edge/routes.ts';
import { checkInByHand, checkOutByHand } from '../../../functions/front-desk/by-hand.ts';
import type { Outcome } from '../../../functions/front-desk/load-visit.ts';
import { preRegister } from '../../../functions/front-desk/pre-register.ts';
import { approveVisit } from '../../../functions/front-desk/cancel-approve-refuse.ts';
import type { UndoRequest } from '../../../functions/visits/undo.ts';
import { undoPassage } from '../../../functions/front-desk/undo-passage.ts';
import { makePin } from '../../../functions/front-desk/pin.ts';
import type { Visit } from '../../../functions/visits/visit.ts';
import { openDatabase } from '../../support/database.ts';
import { callerWith } from '../../support/site.ts';
import { later, mainGate } from '../../support/visit.ts';
import { outcomeOf, register, visitOf } from '../visits/register.ts';

const database = openDatabase();

const chan = { englishName: 'CHAN Tai Man', idPrefix: 'A123' };
const out = { direction: 'out' } as const;
const day = 86_400;

function gateRegister(changed: Parameters<typeof register>[1] = {}) {
  const made = register(database, changed);
  const by = (role: Role, { visitId }: Pick<Visit, 'visitId'>, ifMatch?: string) => ({
    caller: callerWith(role),
    siteId: made.site.siteId,
    visitId,
    ...(ifMatch === undefined ? {} : { ifMatch }),
  });
  const undo = (
    visit: Pick<Visit, 'visitId'>,
    more: Partial<Pick<UndoRequest, 'reason' | 'note' | 'direction'>> & {
      role?: Role;
      ifMatch?: string;
    } = {},
  ) => {
    const { role = 'guard', ifMatch, ...request } = more;
    return undoPassage(made.deps, by(role, visit, ifMatch), { reason: 'wrong_visitor', ...request });
  };
  const read = async ({ visitId }: Pick<Visit, 'visitId'>): Promise<Visit> => {
    const visit = await made.deps.visits.get(made.site, visitId);
    if (!visit) throw new Error('no such visit');
    return visit;
  };
  const inside = () => made.deps.bookings.countOnSite(made.site);
  return { ...made, by, undo, read, inside };
}

/** A visit without its version and the record of undone passages. */
const bare = (visit: Visit) =>
  Object.fromEntries(
    Object.entries(visit).filter(([name]) => !['version', 'undone', 'undoneScans'].includes(name)),
  );
const codeOf = (outcome: Outcome) => (outcome.ok ? outcome.visit.state : outcome.code);

describe('undoing a check-in', () => {
  it('restores a pre-registered visit, records who, what and why, and the same code checks in again', async () => {
    const { expectVisitor, code, scan, undo, read, inside } = gateRegister();
    const before = await expectVisitor(chan);
    const text = code(chan);
    const scanId = randomUUID();
    expect(outcomeOf(await scan(text, { scanId }))).toBe('checked_in');
    const undone = await undo(before, { note: 'Tapped the wrong line' });
    expect(codeOf(undone)).toBe('expected');
    const visit = await read(before);
    expect(bare(visit)).toEqual(bare(before));
    expect(visit.version).toBe(3);
    expect(visit.undone).toEqual([
      {
        direction: 'in',
        at: later(0),
        gateId: mainGate,
        method: 'personal_code',
        memberId: 'guard',
        scanId,
        undoneAt: later(0),
        undoneBy: 'guard',
        reason: 'wrong_visitor',
        note: 'Tapped the wrong line',
      },
    ]);
    expect(await inside()).toBe(0);
    expect(outcomeOf(await scan(text))).toBe('checked_in');
    expect(await inside()).toBe(1);
  });

  it('cancels a walk-in, and the same code or another one checks in again', async () => {
    const { code, scan, undo, inside } = gateRegister();
    const text = code(chan);
    const first = visitOf(await scan(text));
    expect(codeOf(await undo(first))).toBe('cancelled');
    expect(await inside()).toBe(0);
    const again = visitOf(await scan(text));
    expect(again.state).toBe('checked_in');
    expect(codeOf(await undo(again))).toBe('cancelled');
    expect(outcomeOf(await scan(code(chan)))).toBe('checked_in');
    expect(await inside()).toBe(1);
  });

  it('lets the same code check in again after a walk-in known by name only', async () => {
    const { code, scan, undo, inside } = gateRegister();
    const text = code({ englishName: 'WONG Mei Ling' });
    expect(codeOf(await undo(visitOf(await scan(text))))).toBe('cancelled');
    expect(outcomeOf(await scan(text))).toBe('checked_in');
    expect(await inside()).toBe(1);
  });

  it('keeps the host’s approval of a walk-in', async () => {
    const { code, scan, undo, read, by, deps } = gateRegister({
      walkIns: 'approve',
      keeps: ['englishName', 'idPrefix'],
    });
    const waits = visitOf(await scan(code(chan)));
    await approveVisit(deps, by('manager', waits));
    const before = await read(waits);
    expect(outcomeOf(await scan(code(chan)))).toBe('checked_in');
    expect(codeOf(await undo(waits))).toBe('expected');
    expect(bare(await read(waits))).toEqual(bare(before));
  });

  it('keeps an invitation PIN valid', async () => {
    const { expectVisitor, deps, by, undo } = gateRegister();
    const visit = await expectVisitor(chan);
    const made = await makePin(deps, by('manager', visit));
    const passage = { method: 'invitation_pin', gateId: mainGate, pin: made.ok ? made.pin : '' } as const;
    expect(codeOf(await checkInByHand(deps, by('guard', visit), passage))).toBe('checked_in');
    expect(codeOf(await undo(visit))).toBe('expected');
    expect(codeOf(await checkInByHand(deps, by('guard', visit), passage))).toBe('checked_in');
  });

  it('does not affect the lead if the visit is a companion’s', async () => {
    const { deps, site, by, undo, read, time } = gateRegister();
    const made = await preRegister(deps, callerWith('manager'), site.siteId, {
      visitor: chan,
      host: { unit: '12A' },
      expectedFrom: time.now,
      expectedUntil: later(7200),
      companions: [{ englishName: 'CHAN Siu Ming' }],
    });
    const [child] = made.ok ? made.companions : [];
    if (!made.ok || !child) throw new Error('not booked');
    const passage = { method: 'host_confirms', gateId: mainGate } as const;
    for (const one of [made.visit, child]) await checkInByHand(deps, by('guard', one), passage);
    expect(codeOf(await undo(child))).toBe('expected');
    expect((await read(made.visit)).state).toBe('checked_in');
  });
});

describe('undoing a check-out', () => {
  it('puts the visitor back on the roll call as they came in', async () => {
    const { expectVisitor, code, scan, undo, read, inside } = gateRegister();
    const visit = await expectVisitor(chan);
    await scan(code(chan));
    const before = await read(visit);
    const exit = code(chan);
    await scan(exit, out);
    expect(await inside()).toBe(0);
    expect(codeOf(await undo(visit, { direction: 'out' }))).toBe('checked_in');
    expect(bare(await read(visit))).toEqual(bare(before));
    expect(await inside()).toBe(1);
    expect(outcomeOf(await scan(exit, out))).toBe('checked_out');
  });

  it('is refused while the visitor is inside with a later visit', async () => {
    const { code, scan, undo } = gateRegister();
    const first = visitOf(await scan(code(chan)));
    await scan(code(chan), out);
    expect(outcomeOf(await scan(code(chan)))).toBe('checked_in');
    expect(codeOf(await undo(first))).toBe('state_conflict');
  });
});

describe('undoing the passages of a visit with re-entry', () => {
  it('goes back one passage at a time, each time to the earlier state', async () => {
    const { expectVisitor, code, scan, undo, read, time, inside } = gateRegister({ walkIns: 'refuse' });
    const visit = await expectVisitor(chan, { allowsReEntry: true });
    const states = [await read(visit)];
    for (const direction of ['in', 'out', 'in'] as const) {
      time.now = later(states.length * 10);
      await scan(code(chan), { direction });
      states.push(await read(visit));
    }
    // For earlier passages the list keeps when, where and how, but not the guard.
    const kept = ({ usedCodes, passages, state, purgeAt, noticeVersion }: Visit) => ({
      usedCodes,
      passages,
      state,
      purgeAt,
      noticeVersion,
    });
    for (const direction of ['in', 'out', 'in'] as const) {
      states.pop();
      expect((await undo(visit, { direction })).ok).toBe(true);
      const last = states.at(-1);
      if (last) expect(kept(await read(visit))).toEqual(kept(last));
      expect(await inside()).toBe(last?.state === 'checked_in' ? 1 : 0);
    }
    expect(bare(await read(visit))).toEqual(bare(visit));
    expect(outcomeOf(await scan(code(chan)))).toBe('checked_in');
  });
});

describe('who may undo, and when', () => {
  it.each<[Role, number, string]>([
    ['guard', 300, 'expected'],
    ['guard', 301, 'too_late_to_undo'],
    ['scanner', 301, 'too_late_to_undo'],
    ['manager', 301, 'expected'],
    ['manager', 15 * 3600 - 1, 'expected'],
    ['admin', 15 * 3600, 'too_late_to_undo'],
  ])('a %s after %i seconds: %s', async (role, seconds, expected) => {
    const { expectVisitor, code, scan, undo, time } = gateRegister();
    const visit = await expectVisitor(chan, { expectedUntil: later(2 * day) });
    await scan(code(chan));
    time.now = later(seconds);
    expect(codeOf(await undo(visit, { role }))).toBe(expected);
  });

  it('nothing can be undone before the first passage, nor in a direction without a passage', async () => {
    const { expectVisitor, code, scan, undo } = gateRegister();
    const visit = await expectVisitor(chan);
    expect(codeOf(await undo(visit))).toBe('state_conflict');
    await scan(code(chan));
    expect(codeOf(await undo(visit, { direction: 'out' }))).toBe('state_conflict');
  });

  it('a repeated undo without a direction undoes one passage, not two', async () => {
    const { expectVisitor, code, scan, undo, read } = gateRegister();
    const visit = await expectVisitor(chan);
    await scan(code(chan));
    await scan(code(chan), out);
    expect(codeOf(await undo(visit))).toBe('checked_in');
    expect(codeOf(await undo(visit))).toBe('state_conflict');
    expect((await read(visit)).state).toBe('checked_in');
    expect(codeOf(await undo(visit, { direction: 'in' }))).toBe('expected');
  });

  it('the version in If-Match has to be the current one', async () => {
    const { expectVisitor, code, scan, undo } = gateRegister();
    const visit = await expectVisitor(chan);
    await scan(code(chan));
    expect(codeOf(await undo(visit, { ifMatch: '"1"' }))).toBe('precondition_failed');
    expect(codeOf(await undo(visit, { ifMatch: '"2"' }))).toBe('expected');
  });
});

describe('at the same moment', () => {
  it('ten undos of one check-in undo it once', async () => {
    const { expectVisitor, code, scan, undo, read } = gateRegister();
    const visit = await expectVisitor(chan);
    await scan(code(chan));
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => undo(visit)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await read(visit)).undone).toHaveLength(1);
  });

  it('either an undo or a check-out succeeds, not both', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { expectVisitor, deps, by, undo, read, inside } = gateRegister();
      const visit = await expectVisitor(chan);
      await checkInByHand(deps, by('guard', visit), { method: 'staff_card', gateId: mainGate });
      const [undone, left] = await Promise.all([
        undo(visit, { direction: 'in' }),
        checkOutByHand(deps, by('guard', visit), mainGate),
      ]);
      expect([undone.ok, left.ok].filter(Boolean)).toHaveLength(1);
      expect((await read(visit)).state).toBe(undone.ok ? 'expected' : 'checked_out');
      expect(await inside()).toBe(0);
    }
  });
});
