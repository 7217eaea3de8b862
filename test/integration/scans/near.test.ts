import { describe, expect, it } from '@jest/globals';
import { approveVisit } from '../../../functions/front-desk/cancel-approve-refuse.ts';
import { editVisit } from '../../../functions/front-desk/edit-visit.ts';
import { checkInByHand } from '../../../functions/front-desk/by-hand.ts';
import type { Visitor } from '../../../functions/person-keys/person.ts';
import { openDatabase } from '../../support/database.ts';
import { callerWith } from '../../support/site.ts';
import { mainGate } from '../../support/visit.ts';
import { outcomeOf, register, visitOf } from '../visits/register.ts';
import { guarded } from './guarded.ts';

const database = openDatabase();

const english = (englishName: string, idPrefix?: string): Visitor => ({
  englishName,
  ...(idPrefix === undefined ? {} : { idPrefix }),
});
const nearOf = (answer: Awaited<ReturnType<ReturnType<typeof register>['scan']>>) =>
  answer.ok && answer.outcome.outcome === 'choose' ? answer.outcome.near : undefined;

describe('a code whose name is near the name of the booking', () => {
  it.each<[string, Visitor, Visitor, 'same_prefix' | 'name']>([
    [
      'Peter CHEUNG, K100',
      english('Peter CHEUNG', 'K100'),
      english('CHEUNG Siu Kit Peter', 'K100'),
      'same_prefix',
    ],
    ['CHAN Tai-man, Peter', english('CHAN Tai-man, Peter'), english('CHAN Tai Man', 'A123'), 'name'],
    ['CHEUNG Peter', english('CHEUNG Peter'), english('CHEUNG Siu Kit Peter', 'A200'), 'name'],
    [
      'in English only',
      english('CHEUNG Siu Kit', 'K100'),
      { chineseName: '張兆傑', idPrefix: 'K100' },
      'same_prefix',
    ],
  ])('offers the visit to the guard, and makes no walk-in by itself: %s', async (_, booked, shown, how) => {
    const { expectVisitor, scan, code, choose } = register(database);
    const { visitId } = await expectVisitor(booked);
    const text = code(shown);
    const answer = await scan(text);
    expect(outcomeOf(answer)).toBe('choose');
    expect(nearOf(answer)).toEqual([how]);
    expect(visitOf(await choose(answer, { visitId }))).toMatchObject({ visitId, state: 'checked_in' });
    expect(outcomeOf(await scan(text))).toBe('already_checked_in');
    expect(outcomeOf(await scan(code(shown)))).not.toBe('checked_in');
    expect(visitOf(await scan(code(shown), { direction: 'out' }))).toMatchObject({ visitId });
  });

  it('makes one walk-in when the guard says that it is none of these', async () => {
    const { expectVisitor, scan, code, choose } = register(database);
    await expectVisitor(english('CHEUNG Peter'));
    const text = code(english('CHEUNG Siu Kit Peter', 'A200'));
    const answer = await scan(text);
    const walkIn = await choose(answer, { walkIn: true });
    expect(visitOf(walkIn)).toMatchObject({ origin: 'walk_in', state: 'checked_in' });
    expect(visitOf(await scan(text)).visitId).toBe(visitOf(walkIn).visitId);
  });

  it('makes a walk-in at once if the name is different: Tai Ming, or another prefix', async () => {
    const { expectVisitor, scan, code } = register(database);
    await expectVisitor(english('CHAN Tai Man'));
    await expectVisitor(english('LEE Ka Yan', 'A111'));
    for (const shown of [english('CHAN Tai Ming'), english('LEE Ka Yan', 'B222')])
      expect(visitOf(await scan(code(shown)))).toMatchObject({ origin: 'walk_in', state: 'checked_in' });
  });

  it('is not near any more after the booking is corrected', async () => {
    const { expectVisitor, scan, code, deps, site } = register(database);
    const { visitId } = await expectVisitor(english('CHEUNG Peter'));
    const manager = { caller: callerWith('manager'), siteId: site.siteId, visitId };
    await editVisit(deps, { ...manager, ifMatch: '*' }, { visitor: { englishName: 'WONG Ka Yan' } });
    expect(outcomeOf(await scan(code(english('CHEUNG Siu Kit Peter', 'A200'))))).toBe('checked_in');
  });

  it('does not offer a visit of another day', async () => {
    const { expectVisitor, scan, code, time } = register(database);
    const from = (time.now + 3 * 86_400) as typeof time.now;
    await expectVisitor(english('CHEUNG Peter'), {
      expectedFrom: from,
      expectedUntil: (from + 3600) as typeof from,
    });
    expect(outcomeOf(await scan(code(english('CHEUNG Siu Kit Peter', 'A200'))))).toBe('checked_in');
  });

  it('checks out by the guard’s choice after a check-in by hand', async () => {
    const { expectVisitor, scan, code, deps, by, choose } = guarded(database);
    const { visitId } = await expectVisitor(english('Peter CHEUNG', 'K100'));
    await checkInByHand(deps, by('guard', visitId), { method: 'host_confirms', gateId: mainGate });
    const answer = await scan(code(english('CHEUNG Siu Kit Peter', 'K100')), { direction: 'out' });
    expect(nearOf(answer)).toEqual(['same_prefix']);
    expect(outcomeOf(await choose(answer, { visitId }))).toBe('checked_out');
  });
});

describe('a code whose name matches by the rules', () => {
  it.each<[Visitor, Visitor]>([
    [english('Mr CHAN Taiman', 'A123'), english('CHAN Tai Man', 'A123')],
    [english('Müller Hans', 'P123'), english('MUELLER HANS', 'P123')],
    [english('Müller Hans', 'P123'), english('MULLER HANS', 'P123')],
    [
      { chineseName: '叶伟豪', idPrefix: 'M200' },
      { chineseName: '葉偉豪', idPrefix: 'M200' },
    ],
  ])('is admitted: %j, %j', async (booked, shown) => {
    const { expectVisitor, scan, code } = register(database);
    const { visitId } = await expectVisitor(booked);
    expect(visitOf(await scan(code(shown)))).toMatchObject({ visitId, state: 'checked_in' });
  });
});

describe('a bar on a near name', () => {
  const yip = { englishName: 'YIP Wai Ho', idPrefix: 'M200' };
  it.each<[string, Visitor]>([
    ['with one more name', english('YIP Wai Ho Peter', 'M200')],
    ['in the other language', { chineseName: '葉偉豪', idPrefix: 'M200' }],
    ['without a prefix', english('Yip Waiho')],
  ])('requires a supervisor for a walk-in %s', async (_, shown) => {
    const { bar, scan, code } = guarded(database);
    await bar(yip);
    expect(outcomeOf(await scan(code(shown)))).toBe('pending_approval');
  });

  it.each(['before', 'after'])(
    'requires a supervisor for a visit booked under exactly the shown name, with the bar made %s',
    async (when) => {
      const { bar, expectVisitor, scan, code, by, deps } = guarded(database);
      const shown = { chineseName: '葉偉豪', idPrefix: 'M200' };
      if (when === 'before') await bar(yip);
      const { visitId } = await expectVisitor(shown);
      if (when === 'after') await bar(yip);
      expect(outcomeOf(await scan(code(shown)))).toBe('pending_approval');
      await approveVisit(deps, by('manager', visitId));
      expect(outcomeOf(await scan(code(shown)))).toBe('checked_in');
    },
  );

  it('denies a variant of the same name', async () => {
    const { bar, scan, code } = guarded(database);
    await bar({ chineseName: '叶伟豪', idPrefix: 'M200' });
    expect(outcomeOf(await scan(code({ chineseName: '葉偉豪', idPrefix: 'M200' })))).toBe('denied');
  });

  it('lets in another person with the same prefix', async () => {
    const { bar, scan, code } = guarded(database);
    await bar(yip);
    expect(outcomeOf(await scan(code(english('CHAN Tai Man', 'M200'))))).toBe('checked_in');
  });
});
