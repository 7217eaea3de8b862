import { describe, expect, it } from '@jest/globals';
import { marshall } from '@aws-sdk/util-dynamodb';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { randomUUID } from 'node:crypto';
import { meteredClient } from '../../../bench/metered-client.ts';
import type { EpochSeconds, VisitId } from '../../../functions/kernel/brands.ts';
import { visitTable } from '../../../functions/visits/visit-table.ts';
import { nameKeyPartition } from '../../../functions/visits/visit-item.ts';
import { openDatabase } from '../../support/database.ts';
import { outcomeOf, register, visitOf } from '../visits/register.ts';
import { sealedVisits } from '../../support/sealed-visits.ts';

const database = openDatabase();

const chan = { englishName: 'CHAN, Tai Man', idPrefix: 'A123' };
const shown = { englishName: 'Tai Man Chan', idPrefix: 'A123' };

describe('at the way in', () => {
  it('an expected visitor is checked in once, and the same scan gets the same answer', async () => {
    const { code, scan, expectVisitor } = register(database);
    const { visitId } = await expectVisitor(chan);
    const text = code(shown);
    const scanId = randomUUID();
    const first = await scan(text, { scanId });
    expect(outcomeOf(first)).toBe('checked_in');
    expect(visitOf(first)).toMatchObject({ visitId, state: 'checked_in', noticeVersion: 'v1' });
    expect(await scan(text, { scanId })).toEqual(first);
  });

  it('the same code under a new scan id is answered with the time of the check-in', async () => {
    const { code, scan, expectVisitor, time } = register(database);
    await expectVisitor(chan);
    const text = code(shown);
    const first = visitOf(await scan(text));
    time.now = (time.now + 30) as EpochSeconds;
    const again = await scan(text);
    expect(outcomeOf(again)).toBe('already_checked_in');
    expect(visitOf(again).checkedIn).toEqual(first.checkedIn);
  });

  it('ten scans of one code at the same moment make one check-in', async () => {
    const { code, scan, expectVisitor } = register(database);
    await expectVisitor(chan);
    const text = code(shown);
    const outcomes = (await Promise.all(Array.from({ length: 10 }, () => scan(text)))).map(outcomeOf).sort();
    expect(outcomes).toEqual([...Array<string>(9).fill('already_checked_in'), 'checked_in']);
  });

  it('ten scans of a walk-in’s code at the same moment make one visit', async () => {
    const { code, scan, deps, site } = register(database);
    const text = code(shown);
    const answers = await Promise.all(Array.from({ length: 10 }, () => scan(text)));
    expect(answers.map(outcomeOf).filter((outcome) => outcome === 'checked_in')).toHaveLength(1);
    expect(await deps.bookings.countOnSite(site)).toBe(1);
  });

  it('the guard confirms a visit that matches by name only', async () => {
    const { code, scan, choose, expectVisitor } = register(database);
    const { visitId } = await expectVisitor({ englishName: 'CHAN Tai Man' });
    const scanId = randomUUID();
    const text = code(shown);
    const answer = await scan(text, { scanId });
    expect(outcomeOf(answer)).toBe('choose');
    const chosen = await choose(answer, { visitId });
    expect(outcomeOf(chosen)).toBe('checked_in');
    expect(outcomeOf(await choose(answer, { visitId }))).toBe('checked_in');
    expect(outcomeOf(await scan(text, { scanId }))).toBe('checked_in');
    expect(outcomeOf(await scan(text))).toBe('already_checked_in');
  });

  it('a visit that matches by name only is checked in at once where the site admits weak matches', async () => {
    const { code, scan, expectVisitor } = register(database, { admitsWeakMatches: true });
    await expectVisitor({ englishName: 'CHAN Tai Man' });
    expect(outcomeOf(await scan(code(shown)))).toBe('checked_in');
  });

  it('a choice cannot be used for a second visit, or for a visit that was not offered', async () => {
    const { code, scan, choose, expectVisitor } = register(database);
    const one = await expectVisitor({ englishName: 'CHAN Tai Man' });
    const two = await expectVisitor({ englishName: 'CHAN Tai Man' });
    const answer = await scan(code(shown));
    expect(outcomeOf(await choose(answer, { visitId: one.visitId }))).toBe('checked_in');
    const second = await choose(answer, { visitId: two.visitId });
    expect(outcomeOf(second)).toBe('checked_in');
    expect(visitOf(second).visitId).toBe(one.visitId);
    expect(outcomeOf(await choose(answer, { visitId: 'x'.repeat(22) as VisitId }))).toBe('visit_not_found');
  });

  it('the guard’s choice of none makes a walk-in', async () => {
    const { code, scan, choose, expectVisitor } = register(database);
    await expectVisitor({ englishName: 'CHAN Tai Man' });
    const chosen = await choose(await scan(code(shown)), { walkIn: true });
    expect(outcomeOf(chosen)).toBe('checked_in');
    expect(visitOf(chosen).origin).toBe('walk_in');
  });

  it('a choice is refused when it is tampered with, too old, or of another firm', async () => {
    const { code, scan, choose, expectVisitor, time } = register(database);
    const { visitId } = await expectVisitor({ englishName: 'CHAN Tai Man' });
    const answer = await scan(code(shown));
    expect(outcomeOf(await choose(answer, { visitId }, { token: 'AAAA' }))).toBe('invalid_choice_token');
    time.now = (time.now + 601) as EpochSeconds;
    expect(outcomeOf(await choose(answer, { visitId }))).toBe('expired_choice_token');
  });

  it('two people with the same name and different prefixes are two people', async () => {
    const { code, scan, expectVisitor } = register(database, { walkIns: 'refuse' });
    await expectVisitor(chan);
    expect(outcomeOf(await scan(code({ ...shown, idPrefix: 'B999' })))).toBe('no_match');
  });

  it('a visit with two names is found by either name', async () => {
    const { code, scan, expectVisitor } = register(database, { walkIns: 'refuse' });
    await expectVisitor({ ...chan, chineseName: '陳大文' });
    expect(outcomeOf(await scan(code({ chineseName: '陳 大文', idPrefix: 'a123' })))).toBe('checked_in');
  });

  it.each([
    ['record', 'checked_in'],
    ['approve', 'pending_approval'],
    ['refuse', 'no_match'],
  ] as const)('an unexpected visitor: %s → %s', async (walkIns, outcome) => {
    const { code, scan } = register(database, { walkIns });
    const text = code(shown);
    expect(outcomeOf(await scan(text))).toBe(outcome);
    const again = outcome === 'checked_in' ? 'already_checked_in' : outcome;
    expect(outcomeOf(await scan(text))).toBe(again);
  });

  it('a walk-in is checked in by the same code after approval, and denied after refusal', async () => {
    const { code, scan, deps, site } = register(database, { walkIns: 'approve' });
    const keys = await deps.personKeys(site.firmId);
    const [yes, no] = [code(shown), code({ englishName: 'LEE Ka Fai', idPrefix: 'B222' })];
    const [waiting, other] = [visitOf(await scan(yes)), visitOf(await scan(no))];
    await deps.bookings.approve({ visit: waiting, pointers: [] }, {});
    await deps.visits.change(site, other.visitId, 'refuse');
    expect(keys.identitiesOf(waiting.visitor)).toHaveLength(1);
    expect(outcomeOf(await scan(yes))).toBe('checked_in');
    expect(outcomeOf(await scan(no))).toBe('denied');
  });

  it('a walk-in keeps only the data that the site asks for', async () => {
    const { code, scan } = register(database, { keeps: ['chineseName'] });
    const { visitor } = visitOf(await scan(code({ ...shown, chineseName: '陳大文', ageOver: 18 })));
    expect(visitor).toEqual({ chineseName: '陳大文' });
  });

  it('a walk-in who shows a fresh code is already inside', async () => {
    const { code, scan } = register(database);
    const first = visitOf(await scan(code(shown)));
    const again = await scan(code(shown));
    expect(outcomeOf(again)).toBe('already_checked_in');
    expect(visitOf(again).visitId).toBe(first.visitId);
  });

  it('a code without a name matches nobody', async () => {
    const { code, scan } = register(database);
    expect(await scan(code({ ageOver: 18 }))).toMatchObject({
      outcome: { outcome: 'no_match', reason: 'name_not_disclosed' },
    });
    expect(await scan(code({ ageOver: 18 }), { direction: 'out' })).toMatchObject({
      outcome: { reason: 'name_not_disclosed' },
    });
  });

  it('a barred person is denied, even if expected', async () => {
    const { code, scan, expectVisitor, deps, site } = register(database);
    await expectVisitor(chan);
    const [identity] = (await deps.personKeys(site.firmId)).identitiesOf(shown);
    if (!identity) throw new Error('no identity');
    const barred = { pk: nameKeyPartition(site, identity.nameKey), sk: 'BARRED#1', ...identity };
    await database.client.send(new PutItemCommand({ TableName: database.visits, Item: marshall(barred) }));
    expect(outcomeOf(await scan(code(shown)))).toBe('denied');
    expect(outcomeOf(await scan(code({ ...shown, idPrefix: 'B999' })))).toBe('checked_in');
  });

  it('a code that does not verify reads nothing from the store, and our faults are not the visitor’s', async () => {
    const { scan, say, deps } = register(database);
    say('stale', { outcome: 'unavailable', reason: 'key_bundle_stale', ref: 'L03' });
    const refuse = () => Promise.reject(new Error('the store was asked'));
    deps.visits = { ...deps.visits, findByName: refuse };
    expect(await scan('https://example.com')).toMatchObject({ outcome: { outcome: 'rejected', ref: 'D02' } });
    expect(await scan('stale')).toMatchObject({
      code: 'cannot_verify_now',
      detail: 'key_bundle_stale (L03)',
    });
  });

  it('an unknown gate is named', async () => {
    const { code, scan } = register(database);
    expect(outcomeOf(await scan(code(shown), { gateId: 'attic' }))).toBe('gate_not_found');
  });
});

describe('at the way out', () => {
  it('a visitor inside is checked out, and the same scan gets the same answer', async () => {
    const { code, scan, deps, site } = register(database);
    await scan(code(shown));
    const scanId = randomUUID();
    const text = code(shown);
    const first = await scan(text, { scanId, gateId: 'exit' });
    expect(outcomeOf(first)).toBe('checked_out');
    expect(outcomeOf(await scan(text, { scanId, gateId: 'exit' }))).toBe('checked_out');
    expect(outcomeOf(await scan(text, { scanId, direction: 'out' }))).toBe('scan_id_reused');
    expect(await deps.bookings.countOnSite(site)).toBe(0);
  });

  it('the code of a check-in makes no second visit after the visitor left', async () => {
    const { code, scan, expectVisitor } = register(database);
    await expectVisitor(chan);
    const text = code(shown);
    await scan(text);
    await scan(text, { direction: 'out' });
    expect(outcomeOf(await scan(text))).toBe('already_checked_out');
  });

  it('a visitor who is not inside is reported', async () => {
    const { code, scan } = register(database);
    expect(await scan(code(shown), { direction: 'out' })).toMatchObject({
      outcome: { outcome: 'no_match', reason: 'not_on_site' },
    });
  });

  it('the guard picks one of several visitors with the same name', async () => {
    const { code, scan, choose } = register(database);
    const one = visitOf(await scan(code({ englishName: 'CHAN Tai Man' })));
    await scan(code({ englishName: 'CHAN Tai Man' }));
    const answer = await scan(code({ englishName: 'CHAN Tai Man' }), { direction: 'out' });
    expect(outcomeOf(answer)).toBe('choose');
    expect(outcomeOf(await choose(answer, { walkIn: true }))).toBe('no_match');
    expect(outcomeOf(await choose(answer, { visitId: one.visitId }))).toBe('checked_out');
    expect(outcomeOf(await choose(answer, { visitId: one.visitId }))).toBe('checked_out');
  });
});

describe('the cost of a scan', () => {
  it('is one Query of one unit and one write of three units when it is admitted', async () => {
    const { code, scan, expectVisitor, deps, site } = register(database);
    const { visitId } = await expectVisitor(chan);
    const meter = meteredClient(database.client);
    deps.visits = visitTable(sealedVisits(database, { client: meter.client }), deps.clock);
    await deps.visits.get(site, visitId);
    meter.reset();
    expect(outcomeOf(await scan(code(shown)))).toBe('checked_in');
    expect(meter.read()).toEqual({ calls: 2, rounds: 2, readUnits: 1, writeUnits: 3 });
  });

  it('is one call more where the function has not read the key of the day yet', async () => {
    const { code, scan, expectVisitor, deps } = register(database);
    await expectVisitor(chan);
    const meter = meteredClient(database.client);
    deps.visits = visitTable(sealedVisits(database, { client: meter.client }), deps.clock);
    meter.reset();
    expect(outcomeOf(await scan(code(shown)))).toBe('checked_in');
    expect(meter.read()).toEqual({ calls: 3, rounds: 3, readUnits: 2, writeUnits: 3 });
  });
});
