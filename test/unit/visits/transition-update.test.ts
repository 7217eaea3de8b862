import { unmarshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from '@jest/globals';
import type { PersonKey, ScanId } from '../../../functions/kernel/brands.ts';
import { updateInput } from '../../../functions/table/expression.ts';
import { changeOf, mayReplace } from '../../../functions/visits/transition-update.ts';
import { codeMark, mostPassages } from '../../../functions/visits/re-entry.ts';
import { transitions, type Transition, type TransitionName } from '../../../functions/visits/visit-states.ts';
import { admitted } from '../../support/admission.ts';
import { nine, siteWith } from '../../support/site.ts';
import { digestOf, later, passageWith, visitIdOf, visitWith } from '../../support/visit.ts';

const site = siteWith();
const visitId = visitIdOf('a');
const names = Object.keys(transitions) as TransitionName[];

/** The update with its placeholders replaced by their values. */
function written(...[name, details = {}]: [TransitionName, Parameters<typeof changeOf>[3]?]) {
  const update = changeOf(site, visitId, name, { admission: admitted(), ...details }, nine);
  const input = updateInput(update);
  const values = unmarshall(input.ExpressionAttributeValues ?? {}) as Record<string, unknown>;
  const names = input.ExpressionAttributeNames ?? {};
  const fill = (text: string) =>
    text
      .replaceAll(/#\w+/g, (placeholder) => names[placeholder] ?? '?')
      .replaceAll(/:\w+/g, (placeholder) => JSON.stringify(values[placeholder]));
  return {
    set: fill(update.update),
    condition: fill(update.condition),
    values: Object.keys(values).sort(),
    expressions: `${update.update} ${update.condition}`,
    names: Object.keys(names),
  };
}

describe('the update of a transition', () => {
  it.each(names)('for %s needs an allowed state and a visit that is not purged', (name) => {
    const { from, to, ifAllowsReEntry }: Transition = transitions[name];
    const { condition, set } = written(name);
    const mayCome = ifAllowsReEntry
      ? ` AND allowsReEntry = true AND size(passages) < ${String(mostPassages)}`
      : '';
    expect(condition).toBe(
      `state IN (${from.map((state) => JSON.stringify(state)).join(', ')})${mayCome} AND purgeAt > ${String(nine)}`,
    );
    expect(set).toContain(`state = ${JSON.stringify(to)}`);
  });

  it.each(names.filter((name) => transitions[name].to === 'checked_in'))(
    '%s is a fault without an admission',
    (name) => {
      const withoutAdmission = () => changeOf(site, visitId, name, {}, nine);
      expect(withoutAdmission).toThrow('a check-in needs an admission');
    },
  );

  it('that moves the purge shortens no hold, and one that knows the hold meets that one alone', () => {
    const [normal, held] = [later(60), later(120)];
    expect(written('checkOut', { purgeAt: normal }).condition).toContain(
      `(attribute_not_exists(heldUntil) OR heldUntil < ${String(normal)})`,
    );
    const knows = written('checkOut', { purgeAt: held, normalPurgeAt: normal });
    expect(knows.condition).toContain(`heldUntil = ${String(held)}`);
    expect(knows.set).toContain(`normalPurgeAt = ${String(normal)}`);
    expect(written('checkOut').condition).not.toContain('heldUntil');
  });

  it('needs no admission where the visitor does not come in', () => {
    for (const name of names.filter((one) => transitions[one].to !== 'checked_in'))
      expect(changeOf(site, visitId, name, {}, nine)).toHaveProperty('update');
  });

  it('counts a version', () => {
    expect(written('refuse').set).toBe('SET state = "denied", version = version + 1');
  });

  it('sets the given values', () => {
    const checkedIn = passageWith();
    const { set } = written('checkIn', { checkedIn, noticeVersion: 'v1', purgeAt: later(60) });
    expect(set).toBe(
      `SET checkedIn = ${JSON.stringify(checkedIn)}, noticeVersion = "v1", purgeAt = ${String(later(60))}, ` +
        'state = "checked_in", noticeBefore = if_not_exists(noticeVersion, ""), version = version + 1',
    );
  });

  it('puts a checked-in visitor on the roll call', () => {
    const nameKey = 'name' as PersonKey;
    const { set } = written('checkIn', { presence: { nameKey, strongKey: 'person' as PersonKey } });
    expect(set).toContain('presencePk = "F#firm#S#tower#ON"');
    expect(set).toContain(`presenceSk = "name#${visitId}"`);
    expect(set).toContain('strongKey = "person"');
    expect(set).not.toContain('presence =');
    expect(written('checkIn', { presence: { nameKey } }).set).not.toContain('strongKey');
  });

  it('moves a checked-out visitor off the roll call', () => {
    expect(written('checkOut').set).toContain('presencePk = "F#firm#S#tower#LEFT"');
    for (const name of names.filter((other) => other !== 'checkOut'))
      expect(written(name).set).not.toContain('LEFT');
  });

  it('for a visit with re-entry is allowed after a check-out, for a code that made no passage', () => {
    const codeDigest = digestOf('code');
    const [entry, exit] = [codeMark('in', codeDigest), codeMark('out', codeDigest)];
    const passage = passageWith({ codeDigest });
    const way = written('checkIn', { checkedIn: passage, allowsReEntry: true });
    expect(way.condition).toBe(
      `(state IN ("expected") OR state IN ("checked_out") AND allowsReEntry = true AND size(passages) < 40) AND ` +
        `purgeAt > ${String(nine)} AND NOT contains(usedCodes, "${entry}") AND NOT contains(usedCodes, "${exit}")`,
    );
    expect(way.set).toContain(
      `passages = list_append(if_not_exists(passages, []), ["in ${String(nine)} main personal_code"])`,
    );
    expect(way.set).toContain(`checkedIn = ${JSON.stringify(passageWith())}`);
    expect(way.set).toMatch(/ REMOVE checkedOut$/);
    expect(way.set).not.toContain('allowsReEntry =');
    const out = written('checkOut', { checkedOut: passage, allowsReEntry: true });
    expect(out.condition).toBe(
      `state IN ("checked_in") AND purgeAt > ${String(nine)} AND NOT contains(usedCodes, "${exit}")`,
    );
    expect(out.set).toContain(`checkedOut = ${JSON.stringify(passageWith())}`);
    expect(out.set).toContain(`["out ${String(nine)} main personal_code"]`);
    expect(out.set).toContain(`usedCodes = list_append(if_not_exists(usedCodes, []), ["${exit}"])`);
    expect(out.set).toMatch(/ REMOVE presencePk$/);
    expect(out.set).not.toContain('LEFT');
  });

  it('for a visit with re-entry has no condition on codes for a check-in by hand', () => {
    const byHand = passageWith({ method: 'staff_card' });
    const { condition, set, expressions, values } = written('checkIn', {
      checkedIn: byHand,
      allowsReEntry: true,
    });
    expect(condition).toMatch(new RegExp(` AND purgeAt > ${String(nine)}$`));
    expect(set).toBe(
      `SET checkedIn = ${JSON.stringify(byHand)}, state = "checked_in", ` +
        `passages = list_append(if_not_exists(passages, []), ["in ${String(nine)} main staff_card"]), ` +
        'version = version + 1 REMOVE checkedOut',
    );
    expect(values).toEqual([...new Set(expressions.match(/:\w+/g))].sort());
  });

  it('for a visit with re-entry needs a passage, and is otherwise the same as for other visits', () => {
    expect(written('checkOut', { allowsReEntry: true })).toEqual(written('checkOut'));
  });

  it('waits for a supervisor again, of a visit that may come again', () => {
    const { condition } = written('askSupervisor', { checkedIn: passageWith(), allowsReEntry: true });
    expect(condition).toMatch(/^\(state IN \("expected"\) OR state IN \("checked_out"\) AND /);
  });

  it.each([
    ['checkIn', 'checkedIn'],
    ['checkOut', 'checkedOut'],
  ] as const)('%s by a scan is refused where that scan made a passage or was undone', (name, field) => {
    const scanned = { [field]: passageWith({ scanId: 'scan' as ScanId }) };
    const { condition, expressions, values } = written(name, scanned);
    expect(condition).toMatch(
      / AND NOT contains\(undoneScans, "scan"\) AND NOT checkedIn\.scanId = "scan" AND NOT checkedOut\.scanId = "scan"$/,
    );
    expect(values).toEqual([...new Set(expressions.match(/:\w+/g))].sort());
    expect(written(name, { [field]: passageWith() }).condition).not.toContain('Scans');
  });

  it('may require a version', () => {
    expect(written('cancel', { ifVersion: 3 }).condition).toMatch(/ AND version = 3$/);
    expect(written('cancel', { ifVersion: 3 }).set).not.toContain('ifVersion');
    expect(written('cancel').condition).not.toContain('version');
  });

  it.each(names)('for %s names each placeholder that it uses, and no other', (name) => {
    const { expressions, values, names: used } = written(name, { purgeAt: later(60), ifVersion: 1 });
    const inText = (pattern: RegExp) => [...new Set(expressions.match(pattern))].sort();
    expect(inText(/:\w+/g)).toEqual(values);
    expect(inText(/#\w+/g)).toEqual([...used].sort());
  });
});

describe('the condition of an edit', () => {
  it('requires the version that was read and a visit that has not begun', () => {
    const { condition, values = {} } = mayReplace(visitWith({ visitId, version: 3 }), nine);
    const filled = condition
      .replaceAll('#', '')
      .replaceAll(/:(\w+)/g, (_, name: string) => JSON.stringify(values[name]));
    expect(filled).toBe(
      `state IN ("expected", "pending_approval") AND purgeAt > ${String(nine)} AND version = 3`,
    );
  });
});
