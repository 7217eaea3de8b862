import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from '@jest/globals';
import { defined } from '../../../functions/kernel/defined.ts';
import fc from 'fast-check';
import type { MemberId, PersonKey, ScanId, SeriesId } from '../../../functions/kernel/brands.ts';
import { visitEventOf, type VisitWrite } from '../../../functions/events/visit-event.ts';
import { visitEventMessages, type VisitEventType } from '../../../functions/events/visit-event-messages.ts';
import type { UndonePassage, Visit } from '../../../functions/visits/visit.ts';
import { pointerItem, visitItem } from '../../../functions/visits/visit-item.ts';
import { transitions, visitStates, type VisitState } from '../../../functions/visits/visit-states.ts';
import { visitWriteOf, type StreamRecord } from '../../../functions/events/visit-write.ts';
import { digestOf, keys, later, mainGate, passageWith, visitIdOf, visitWith } from '../../support/visit.ts';

const written = (write: Partial<VisitWrite>) =>
  visitEventOf({ eventId: 'e1', writtenAt: later(600), byTimeToLive: false, ...write });
const passages = { checkedIn: passageWith({ at: later(60) }), checkedOut: passageWith({ at: later(300) }) };
const visitIn = (state: VisitState, changed: Partial<Visit> = {}) =>
  visitWith({ state, version: 4, ...passages, ...changed });
const common = {
  eventId: 'e1',
  firmId: 'firm',
  siteId: 'tower',
  visitId: visitIdOf('visit'),
  visitVersion: 4,
};
const types: Record<VisitState, VisitEventType> = {
  expected: 'visit.expected',
  pending_approval: 'visit.pending_approval',
  checked_in: 'visit.checked_in',
  checked_out: 'visit.checked_out',
  cancelled: 'visit.cancelled',
  denied: 'visit.denied',
  no_show: 'visit.no_show',
};

describe('the event of a write', () => {
  it.each(
    Object.entries(transitions).flatMap(([name, { from, to }]) =>
      from.map((one) => [name, one, to] as const),
    ),
  )('for %s, from %s to %s, is named after the new state', (_, from, to) => {
    expect(written({ before: visitIn(from, { version: 3 }), after: visitIn(to) })?.type).toBe(types[to]);
  });

  it.each(visitStates)('for a new visit in the state %s is named after that state', (state) => {
    expect(written({ after: visitIn(state) })?.type).toBe(types[state]);
  });

  it('for a correction names the field, and each later event says that there is one', () => {
    const before = visitIn('checked_in', { version: 3, correctedFields: ['purpose'] });
    const after = visitIn('checked_in', { correctedFields: ['purpose', 'host.name'] });
    expect(written({ before, after })).toEqual({
      type: 'visit.corrected',
      ...common,
      corrected: true,
      at: '2026-11-23T01:10:00Z',
      field: 'host.name',
    });
    const left = visitIn('checked_out', { correctedFields: ['purpose'] });
    expect(written({ before, after: left })).toMatchObject({ type: 'visit.checked_out', corrected: true });
    expect(written({ after: visitIn('expected') })).not.toHaveProperty('corrected');
  });

  it('is none for a hold, and an edit beside a hold is one', () => {
    const [one, two] = [{ until: later(60) }, { waitsUntil: later(60) }];
    const holds = { one, two } as Visit['holds'];
    const before = visitIn('expected', { version: 3 });
    expect(written({ before, after: visitIn('expected', defined({ holds })) })).toBeUndefined();
    const held = visitIn('expected', { version: 3, ...defined({ holds: { two, one } as Visit['holds'] }) });
    expect(written({ before: held, after: visitIn('expected', defined({ holds })) })?.type).toBe(
      'visit.edited',
    );
  });

  it('has the time of creation for a new visit, and the time of writing for another change', () => {
    expect(written({ after: visitIn('expected') })).toEqual({
      type: 'visit.expected',
      ...common,
      at: '2026-11-22T01:00:00Z',
    });
    expect(
      written({ before: visitIn('pending_approval', { version: 3 }), after: visitIn('expected') }),
    ).toEqual({ type: 'visit.expected', ...common, at: '2026-11-23T01:10:00Z' });
  });

  it('for a passage has its own time, gate and method, and no more of it', () => {
    const before = visitIn('expected', { version: 3 });
    expect(written({ before, after: visitIn('checked_in') })).toEqual({
      type: 'visit.checked_in',
      ...common,
      at: '2026-11-23T01:01:00Z',
      gateId: mainGate,
      method: 'personal_code',
    });
    expect(written({ before: visitIn('checked_in'), after: visitIn('checked_out') })).toEqual({
      type: 'visit.checked_out',
      ...common,
      at: '2026-11-23T01:05:00Z',
      gateId: mainGate,
      method: 'personal_code',
    });
  });

  it('of a passage that a scanner sent later says so, at the time of the passage', () => {
    const checkedIn = passageWith({ at: later(60), recordedOffline: true, despite: 'cancelled' });
    expect(
      written({ before: visitIn('cancelled', { version: 3 }), after: visitIn('checked_in', { checkedIn }) }),
    ).toEqual({
      type: 'visit.checked_in',
      ...common,
      at: '2026-11-23T01:01:00Z',
      gateId: mainGate,
      method: 'personal_code',
      recordedOffline: true,
    });
  });

  it('for an undone passage says who undid it and why, without free text', () => {
    const before = visitIn('checked_in', { version: 3 });
    const undone: UndonePassage = {
      direction: 'in',
      ...passageWith({ at: later(60) }),
      undoneAt: later(120),
      undoneBy: 'manager' as MemberId,
      reason: 'wrong_visitor',
      note: 'It was Mr Chan',
    };
    for (const state of ['expected', 'cancelled', 'checked_out'] as const)
      expect(written({ before, after: visitIn(state, { undone: [undone] }) })).toEqual({
        type: 'visit.passage_undone',
        ...common,
        at: '2026-11-23T01:02:00Z',
        direction: 'in',
        gateId: mainGate,
        method: 'personal_code',
        state,
        undoneBy: 'manager',
        undoReason: 'wrong_visitor',
      });
  });

  it('after an undo is named after the new state again', () => {
    const undone: UndonePassage[] = [
      {
        direction: 'in',
        at: later(60),
        method: 'staff_card',
        undoneAt: later(90),
        undoneBy: 'g' as MemberId,
        reason: 'other',
      },
    ];
    const before = visitIn('expected', { version: 3, undone });
    expect(written({ before, after: visitIn('checked_in', { undone }) })?.type).toBe('visit.checked_in');
  });

  it('for an automatic check-out names no gate', () => {
    const after = visitIn('checked_out', { checkedOut: { at: later(300), method: 'automatic' } });
    expect(written({ before: visitIn('checked_in'), after })).toEqual({
      type: 'visit.checked_out',
      ...common,
      at: '2026-11-23T01:05:00Z',
      method: 'automatic',
    });
  });

  it('for an overstay says since when, and comes once', () => {
    const before = visitIn('checked_in');
    const after = { ...before, overstayedAt: later(400) };
    expect(written({ before, after })).toEqual({
      type: 'visit.overstayed',
      ...common,
      at: '2026-11-23T01:06:40Z',
    });
    expect(written({ before: after, after: { ...after, purgeAt: later(1) } })).toBeUndefined();
  });

  it('for a deleted visit says why', () => {
    const before = visitIn('checked_out');
    const gone = { type: 'visit.purged', ...common, at: '2026-11-23T01:10:00Z' };
    expect(written({ before, byTimeToLive: true })).toEqual({ ...gone, because: 'retention' });
    expect(written({ before })).toEqual({ ...gone, because: 'deletion' });
  });

  it('for another change is an edit, except for a PIN', () => {
    const before = visitIn('expected', { version: 3 });
    expect(written({ before, after: visitIn('expected', { notes: 'Stairs' }) })).toEqual({
      type: 'visit.edited',
      ...common,
      at: '2026-11-23T01:10:00Z',
    });
    expect(written({ before, after: visitIn('expected', { pinHash: 'h', pinAttempts: 0 }) })).toBeUndefined();
    const invited = visitIn('expected', { pinHash: 'h', pinAttempts: 0, version: 3 });
    expect(written({ before: invited, after: { ...invited, pinAttempts: 1, version: 4 } })).toBeUndefined();
  });

  it('is absent if nothing changed', () => {
    expect(written({ before: visitIn('expected'), after: visitIn('expected') })).toBeUndefined();
    expect(written({})).toBeUndefined();
  });

  it('throws for a checked-in visit without a check-in', () => {
    const { checkedIn, ...never } = visitIn('checked_in');
    expect(checkedIn).toBeDefined();
    expect(() => written({ after: never })).toThrow('a visit that is checked_in has no passage');
  });
});

const record = (
  images: { before?: object; after?: object },
  more: Partial<StreamRecord> = {},
): StreamRecord => {
  const [item] = Object.values(images) as { pk: string; sk: string }[];
  return {
    eventID: 'e1',
    dynamodb: {
      ApproximateCreationDateTime: later(600) + 0.5,
      SequenceNumber: '1',
      Keys: marshall({ pk: item?.pk, sk: item?.sk }),
      ...(images.before ? { OldImage: marshall(images.before, { removeUndefinedValues: true }) } : {}),
      ...(images.after ? { NewImage: marshall(images.after, { removeUndefinedValues: true }) } : {}),
    },
    ...more,
  };
};

describe('a record of the stream', () => {
  it('contains both versions of a visit, also after its retention', () => {
    const before = visitWith({ purgeAt: later(-1) });
    const after = visitIn('checked_in');
    const presence = { nameKey: 'name' as PersonKey };
    expect(visitWriteOf(record({ before: visitItem(before), after: visitItem(after, presence) }))).toEqual({
      eventId: 'e1',
      writtenAt: later(600),
      before,
      after,
      byTimeToLive: false,
    });
  });

  it.each([
    ['DynamoDB itself', { type: 'Service', principalId: 'dynamodb.amazonaws.com' }, true],
    ['another service', { type: 'Service', principalId: 'replication.dynamodb.amazonaws.com' }, false],
    ['a user with that name', { type: 'User', principalId: 'dynamodb.amazonaws.com' }, false],
  ])('distinguishes retention from deletion: %s', (_, userIdentity, byTimeToLive) => {
    expect(visitWriteOf(record({ before: visitItem(visitWith()) }, { userIdentity }))).toMatchObject({
      byTimeToLive,
    });
  });

  const [identity] = keys.identitiesOf({ englishName: 'CHAN Tai Man' });
  const site = 'F#firm#S#tower';
  it.each([
    ['a name pointer', pointerItem(visitWith(), { ...identity, ...visitWith() } as never)],
    ['a stored answer', { pk: `${site}#I#hash`, sk: 'ANSWER', answer: '{}' }],
    ['a barred person', { pk: `${site}#BARRED`, sk: 'BARRED#1', state: 'expected' }],
    ['a rule of recurring visits', { pk: `${site}#SERIES`, sk: 'R#1' }],
    ['a count of PINs', { pk: `${site}#PINS`, sk: 'M#1' }],
  ])('with %s is not about a visit', (_, item) => {
    expect(visitWriteOf(record({ after: item }))).toBeUndefined();
    expect(visitWriteOf(record({ before: item }))).toBeUndefined();
  });
});

describe('personal data', () => {
  /** The values that an event may have beside ids and times. */
  const secret = fc
    .string({ minLength: 4, maxLength: 24, unit: fc.constantFrom('陳', '大', '文', 'Ä', 'ß', '李') })
    .map((text) => `«${text}»`);
  const anyVisit = fc
    .record({
      state: fc.constantFrom(...visitStates),
      secrets: fc.array(secret, { minLength: 12, maxLength: 12 }),
      version: fc.integer({ min: 1, max: 99 }),
      overstayed: fc.boolean(),
    })
    .map(({ state, secrets, version, overstayed }): readonly [Visit, readonly string[]] => {
      const [english, chinese, prefix, unit, host, purpose, plate, notes, pin, scan, member, code] = secrets;
      const passage = passageWith({
        memberId: member as MemberId,
        scanId: scan as ScanId,
        codeDigest: digestOf(code ?? ''),
      });
      const visit = {
        ...visitWith({ state, version }),
        visitor: { englishName: english, chineseName: chinese, idPrefix: prefix, ageOver: 18 },
        host: { unit, name: host },
        purpose,
        vehicle: { plate },
        notes,
        pinHash: pin,
        createdBy: member,
        seriesId: code as SeriesId,
        checkedIn: passage,
        checkedOut: passage,
        usedCodes: [code],
        ...(overstayed ? { overstayedAt: later(1) } : {}),
      } as unknown as Visit;
      return [visit, [...secrets, digestOf(code ?? '')]];
    });

  it('is in no event, whatever a visit contains, and each event matches its schema', () => {
    let events = 0;
    fc.assert(
      fc.property(
        fc.option(anyVisit, { nil: undefined }),
        fc.option(anyVisit, { nil: undefined }),
        fc.boolean(),
        (before, after, byTimeToLive) => {
          const event = written({
            ...(before ? { before: before[0] } : {}),
            ...(after ? { after: after[0] } : {}),
            byTimeToLive,
          });
          if (!event) return;
          events += 1;
          const text = JSON.stringify(event);
          for (const known of [...(before?.[1] ?? []), ...(after?.[1] ?? [])])
            expect(text).not.toContain(known);
          expect(visitEventMessages[event.type].safeParse(event)).toMatchObject({ success: true });
        },
      ),
    );
    expect(events).toBeGreaterThan(30);
  });
});
