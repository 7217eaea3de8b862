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

describe('a passage in a line', () => {
  it.each([
    ['in', { at: nine, gateId: mainGate, method: 'personal_code' }],
    ['out', { at: nine, gateId: 'exit' as GateId, method: 'seen_leaving' }],
    ['out', { at: nine, method: 'automatic' }],
    ['in', { at: nine, gateId: mainGate, method: 'personal_code', recordedOffline: true }],
  ] as const)('%s reads back as %j', (direction, passage) => {
    expect(passedGate(passageLine(direction, passage))).toEqual({ direction, ...passage });
  });

  it('keeps no code, no scan and nobody who was on duty', () => {
    const passage = passageWith({ codeDigest: code });
    expect(passageLine('in', passage)).toBe(`in ${String(nine)} main personal_code`);
  });

  it('through no gate has a word that is no gate’s name', () => {
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
  it('is short, and another for each code and direction', () => {
    const marks = [
      codeMark('in', code),
      codeMark('out', code),
      codeMark('in', other),
      codeMark('out', other),
    ];
    expect(new Set(marks).size).toBe(4);
    for (const mark of marks) expect(mark).toMatch(/^[io][\w-]{11}$/);
  });

  it('stays the same for ever, since it is stored', () => {
    expect([codeMark('in', code), codeMark('out', code)]).toEqual([
      `i${code.slice(0, 11)}`,
      `o${code.slice(0, 11)}`,
    ]);
  });

  it('is known again in its direction, or in any', () => {
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

describe('a visitor who may come again', () => {
  const out = visitWith({ state: 'checked_out', allowsReEntry: true });
  it('has gone out of a visit that allows it', () => {
    const states = visitStates.filter((state) => mayComeAgain({ ...out, state }));
    expect(states).toEqual(['checked_out']);
    expect(mayComeAgain(visitWith({ state: 'checked_out' }))).toBe(false);
  });

  it('comes as often as there is room for a passage', () => {
    const passages = (count: number) => Array<string>(count).fill(passageLine('in', passageWith()));
    expect(mayComeAgain({ ...out, passages: passages(mostPassages - 1) })).toBe(true);
    expect(mayComeAgain({ ...out, passages: passages(mostPassages) })).toBe(false);
  });
});
