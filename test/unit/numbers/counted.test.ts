import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countedBy, countOf } from '../../../functions/numbers/counted.ts';
import { stepsOf, tallyOf, type Step, type Tally } from '../../../functions/numbers/tally.ts';
import type { BarredId, EpochSeconds, GateId } from '../../../functions/kernel/brands.ts';
import { passageLine } from '../../../functions/visits/re-entry.ts';
import type { PassageMethod, Visit } from '../../../functions/visits/visit.ts';
import { later, passageWith, visitIdOf, visitWith } from '../../support/visit.ts';

const hongKong = 'Asia/Hong_Kong';
const plain = (tally: Tally) =>
  Object.fromEntries([...tally].map(([item, counters]) => [item, Object.fromEntries(counters)]));
const write = (before: Visit | undefined, after: Visit | undefined, writtenAt = later(0)) => ({
  writtenAt,
  ...(before ? { before } : {}),
  ...(after ? { after } : {}),
});
const changed = (before: Visit | undefined, after: Visit | undefined, at?: EpochSeconds) =>
  plain(countedBy(write(before, after, at), hongKong));

const expected = visitWith();
const inside = visitWith({ state: 'checked_in', checkedIn: passageWith(), version: 2 });

describe('what a write changes in the numbers', () => {
  it('is nothing for a visit that is made, edited, held or read', () => {
    expect(changed(undefined, expected)).toEqual({});
    expect(changed(expected, { ...expected, purpose: 'Dinner', version: 2 })).toEqual({});
    expect(changed(inside, { ...inside, heldUntil: later(9) })).toEqual({});
  });

  it('is an arrival at the gate’s day and hour, by its method', () => {
    expect(changed(expected, inside)).toEqual({
      'D#2026-11-23#main': { arrivals: 1 },
      'H#2026-11-23#09#main': { arrivals: 1 },
      'D#2026-11-23': { by_personal_code: 1 },
    });
  });

  it('is a departure at the hour of the site, also after midnight and where no gate was passed', () => {
    const checkedOut = { at: later(15 * 3600 + 60), method: 'automatic' as const };
    expect(changed(inside, { ...inside, state: 'checked_out', checkedOut })).toEqual({
      'D#2026-11-24#-': { departures: 1 },
      'H#2026-11-24#00#-': { departures: 1 },
    });
  });

  it('takes an undone passage back', () => {
    expect(changed(inside, { ...expected, version: 3 })).toEqual({
      'D#2026-11-23#main': { arrivals: -1 },
      'H#2026-11-23#09#main': { arrivals: -1 },
      'D#2026-11-23': { by_personal_code: -1 },
    });
  });

  it('takes nothing back when a visit is deleted', () => {
    expect(changed(inside, undefined)).toEqual({});
  });

  it('says who refused a visitor', () => {
    const waiting = visitWith({ state: 'pending_approval', origin: 'walk_in', createdAt: later(0) });
    const nearBars = ['bar' as BarredId];
    const day = 'D#2026-11-23';
    expect(changed(waiting, { ...waiting, state: 'denied' })).toMatchObject({ [day]: { refused_host: 1 } });
    const near = { ...waiting, nearBars };
    expect(changed(near, { ...near, state: 'denied' })).toMatchObject({ [day]: { refused_supervisor: 1 } });
  });

  it.each([
    [0, { decided: 1, waited: 1, waited_60: 1 }],
    [60, { decided: 1, waited: 1, waitedSeconds: 60, waited_60: 1 }],
    [61, { decided: 1, waited: 1, waitedSeconds: 61, waited_300: 1 }],
    [3600, { decided: 1, waited: 1, waitedSeconds: 3600, waited_3600: 1 }],
    [3601, { decided: 1, waited: 1, waitedSeconds: 3601 }],
  ])('counts an approval after %d seconds at the gate', (seconds, counters) => {
    const waiting = visitWith({ state: 'pending_approval', origin: 'walk_in', createdAt: later(0) });
    const approved = { ...waiting, state: 'expected' as const };
    expect(changed(waiting, approved, later(seconds))).toEqual({ 'D#2026-11-23': counters });
  });

  it('counts the wait from the time when a supervisor was asked, and none of what was booked ahead', () => {
    const booked = visitWith({ state: 'pending_approval' });
    expect(changed(booked, { ...booked, state: 'expected' })).toEqual({ 'D#2026-11-23': { decided: 1 } });
    const asked = { ...booked, askedAt: later(0) };
    expect(changed(asked, { ...asked, state: 'expected' }, later(30))).toMatchObject({
      'D#2026-11-23': { waitedSeconds: 30 },
    });
  });

  it.each(['cancelled', 'no_show', 'checked_in'] as const)(
    'counts no decision where a visit becomes %s',
    (state) => {
      const waiting = visitWith({ state: 'pending_approval', origin: 'walk_in' });
      const ended = { ...waiting, state, ...(state === 'checked_in' ? { checkedIn: passageWith() } : {}) };
      expect(JSON.stringify(changed(waiting, ended))).not.toContain('decided');
    },
  );
});

type Action =
  | { readonly kind: 'in' | 'out'; readonly gate: string; readonly method: PassageMethod }
  | { readonly kind: 'undo' | 'edit' | 'refuse' | 'noShow' };
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('in' as const, 'out' as const),
    gate: fc.constantFrom('main', 'car-park'),
    method: fc.constantFrom<PassageMethod>('personal_code', 'host_confirms', 'staff_card'),
  }),
  fc.record({
    kind: fc.constantFrom('undo' as const, 'edit' as const, 'refuse' as const, 'noShow' as const),
  }),
);

/** What stands of a visit’s passages, kept by the test itself. */
interface Stands {
  readonly direction: 'in' | 'out';
  readonly at: EpochSeconds;
  readonly gate: string;
  readonly method: PassageMethod;
}

/** The visit after an action that its state allows, as the tables would write it; otherwise the same visit. */
function after(visit: Visit, log: Stands[], step: Action, at: EpochSeconds): Visit {
  const version = visit.version + 1;
  const again = visit.allowsReEntry === true;
  switch (step.kind) {
    case 'in':
    case 'out': {
      const { kind, gate, method } = step;
      const from = kind === 'out' ? ['checked_in'] : again ? ['expected', 'checked_out'] : ['expected'];
      if (!from.includes(visit.state)) return visit;
      log.push({ direction: kind, at, gate, method });
      return shown({ ...visit, version }, log);
    }
    case 'undo':
      if (visit.state !== 'checked_in' && visit.state !== 'checked_out') return visit;
      log.pop();
      return shown({ ...visit, version }, log);
    case 'edit':
      return { ...visit, purpose: `Purpose ${String(version)}`, version };
    case 'refuse':
      return visit.state === 'expected' ? { ...visit, state: 'denied', version } : visit;
    case 'noShow':
      return visit.state === 'expected' ? { ...visit, state: 'no_show', version } : visit;
  }
}

/** The visit whose passages are these. */
function shown(before: Visit, log: readonly Stands[]): Visit {
  const own = Object.entries(before).filter(([name]) => !/^(checkedIn|checkedOut|passages)$/.test(name));
  const visit = Object.fromEntries(own) as unknown as Visit;
  const passage = ({ at, gate, method }: Stands) => passageWith({ at, gateId: gate as GateId, method });
  const last = log.at(-1);
  const wayIn = log.findLast(({ direction }) => direction === 'in');
  const state = !last ? 'expected' : last.direction === 'in' ? 'checked_in' : 'checked_out';
  return {
    ...visit,
    state,
    ...(wayIn ? { checkedIn: passage(wayIn) } : {}),
    ...(last?.direction === 'out' ? { checkedOut: passage(last) } : {}),
    ...(visit.allowsReEntry && log.length > 0
      ? { passages: log.map((one) => passageLine(one.direction, passage(one))) }
      : {}),
  };
}

describe('the numbers after any history', () => {
  it('are a recount of what stands, whatever was undone, and whatever was deleted since', () => {
    const history = fc.record({
      allowsReEntry: fc.boolean(),
      deleted: fc.boolean(),
      steps: fc.array(fc.tuple(action, fc.integer({ min: 1, max: 30_000 })), { maxLength: 25 }),
    });
    fc.assert(
      fc.property(fc.array(history, { maxLength: 4 }), (histories) => {
        const steps: Step[] = [];
        const recount: Step[] = [];
        histories.forEach(({ allowsReEntry, deleted, steps: asked }, nth) => {
          const log: Stands[] = [];
          let now = later(0);
          let visit = visitWith({
            visitId: visitIdOf(String(nth)),
            ...(allowsReEntry ? { allowsReEntry: true as const } : {}),
          });
          steps.push(...stepsOf(countedBy(write(undefined, visit), hongKong)));
          for (const [step, seconds] of asked) {
            now = (now + seconds) as EpochSeconds;
            const next = after(visit, log, step, now);
            steps.push(...stepsOf(countedBy(write(visit, next, now), hongKong)));
            visit = next;
          }
          if (deleted) steps.push(...stepsOf(countedBy(write(visit, undefined, now), hongKong)));
          for (const { direction, at, gate, method } of log) {
            const local = new Date((at + 8 * 3600) * 1000).toISOString();
            const [day, hour] = [local.slice(0, 10), local.slice(11, 13)];
            const counter = direction === 'in' ? 'arrivals' : 'departures';
            recount.push({ item: `D#${day}#${gate}`, counter, by: 1 });
            recount.push({ item: `H#${day}#${hour}#${gate}`, counter, by: 1 });
            if (direction === 'in') recount.push({ item: `D#${day}`, counter: `by_${method}`, by: 1 });
          }
          if (visit.state === 'denied')
            recount.push({ item: 'D#2026-11-23', counter: 'refused_host', by: 1 });
          if (visit.state === 'no_show') recount.push({ item: 'D#2026-11-23', counter: 'noShows', by: 1 });
        });
        expect(plain(tallyOf(steps))).toEqual(plain(tallyOf(recount)));
      }),
    );
  });

  it('are never more than one visit says', () => {
    expect(plain(countOf(inside, hongKong))).toEqual(changed(undefined, inside));
  });
});
