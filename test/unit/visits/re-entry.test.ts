import { describe, expect, it } from '@jest/globals';
import type { GateId } from '../../../functions/kernel/brands.ts';
import {
  codeMark,
  hasUsed,
  isRecordedOffline,
  mayComeAgain,
  mostPassages,
  passageLine,
  passedGate,
} from '../../../functions/visits/re-entry.ts';
import { visitStates } from '../../../functions/visits/visit-states.ts';
import { nine } from '../../support/site.ts';
import { digestOf, mainGate, passageWith, visitWith } from '../../support/visit.ts';

const [code, other] = [digestOf('code'), digestOf('other')];

describe('a line of the list of passages', () => {
  it.each([
    ['in', { at: nine, gateId: mainGate, method: 'personal_code' }],
    ['out', { at: nine, gateId: 'exit' as GateId, method: 'seen_leaving' }],
    ['out', { at: nine, method: 'automatic' }],
    ['in', { at: nine, gateId: mainGate, method: 'personal_code', recordedOffline: true }],
  ] as const)('with %s reads back as %j', (direction, passage) => {
    expect(passedGate(passageLine(direction, passage))).toEqual({ direction, ...passage });
  });

  it('contains no code, no scan and no guard', () => {
    const passage = passageWith({ codeDigest: code });
    expect(passageLine('in', passage)).toBe(`in ${String(nine)} main personal_code`);
  });

  it('has a * if there is no gate', () => {
    expect(passageLine('out', { at: nine, method: 'automatic' })).toBe(`out ${String(nine)} * automatic`);
  });
});

it('a visit was recorded offline where one of its passages was', () => {
  const [offline, online] = [passageWith({ recordedOffline: true }), passageWith()];
  expect(isRecordedOffline(visitWith())).toBe(false);
  expect(isRecordedOffline(visitWith({ checkedIn: online, checkedOut: online }))).toBe(false);
  expect(isRecordedOffline(visitWith({ checkedIn: offline }))).toBe(true);
  expect(isRecordedOffline(visitWith({ checkedIn: online, checkedOut: offline }))).toBe(true);
  const passages = [passageLine('in', offline), passageLine('out', online)];
  expect(isRecordedOffline(visitWith({ checkedIn: online, passages }))).toBe(true);
});

describe('the mark of a code', () => {
  it('is short, and different for each code and direction', () => {
    const marks = [
      codeMark('in', code),
      codeMark('out', code),
      codeMark('in', other),
      codeMark('out', other),
    ];
    expect(new Set(marks).size).toBe(4);
    for (const mark of marks) expect(mark).toMatch(/^[io][\w-]{11}$/);
  });

  it('never changes, because it is stored', () => {
    expect([codeMark('in', code), codeMark('out', code)]).toEqual([
      `i${code.slice(0, 11)}`,
      `o${code.slice(0, 11)}`,
    ]);
  });

  it('is recognised in its direction, or in any', () => {
    const visit = { usedCodes: [codeMark('in', code), codeMark('out', other)] };
    expect([hasUsed(visit, code), hasUsed(visit, code, 'in'), hasUsed(visit, code, 'out')]).toEqual([
      true,
      true,
      false,
    ]);
    expect([hasUsed(visit, other), hasUsed(visit, other, 'in'), hasUsed(visit, other, 'out')]).toEqual([
      true,
      false,
      true,
    ]);
    expect(hasUsed({}, code)).toBe(false);
  });
});

describe('re-entry', () => {
  const out = visitWith({ state: 'checked_out', allowsReEntry: true });
  it('is possible after a check-out, if the visit allows it', () => {
    const states = visitStates.filter((state) => mayComeAgain({ ...out, state }));
    expect(states).toEqual(['checked_out']);
    expect(mayComeAgain(visitWith({ state: 'checked_out' }))).toBe(false);
  });

  it('is possible while there is room for a passage', () => {
    const passages = (count: number) => Array<string>(count).fill(passageLine('in', passageWith()));
    expect(mayComeAgain({ ...out, passages: passages(mostPassages - 1) })).toBe(true);
    expect(mayComeAgain({ ...out, passages: passages(mostPassages) })).toBe(false);
  });
});
