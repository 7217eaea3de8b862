import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from '@jest/globals';
import { publishVisitEvents } from '../../../functions/events/publish-visit-events.ts';
import type { VisitEvent } from '../../../functions/events/visit-event-messages.ts';
import { visitItem } from '../../../functions/visits/visit-item.ts';
import type { StreamRecord } from '../../../functions/events/visit-write.ts';
import type { Visit } from '../../../functions/visits/visit.ts';
import { nine } from '../../support/site.ts';
import { visitIdOf, visitWith } from '../../support/visit.ts';

/** A record of a new visit for each name. */
const recordsOf = (...names: readonly string[]): StreamRecord[] =>
  names.map((name, index) => recordWith({ visitId: visitIdOf(name), version: index + 1 }, index));
const recordWith = (changed: Partial<Visit>, index = 0): StreamRecord => {
  const item = visitItem(visitWith(changed));
  return {
    eventID: `e${String(index)}`,
    dynamodb: {
      ApproximateCreationDateTime: nine,
      SequenceNumber: String(100 + index),
      Keys: marshall({ pk: item.pk, sk: item.sk }),
      NewImage: marshall(item, { removeUndefinedValues: true }),
    },
  };
};

/** A bus that refuses the events with these ids. */
function bus(...refused: readonly string[]) {
  const calls: string[][] = [];
  const publish = (events: readonly { readonly type: string }[]) => {
    const ids = events.map((event) => (event as VisitEvent).eventId);
    calls.push(ids);
    return Promise.resolve(ids.map((id) => (refused.includes(id) ? 'ThrottlingException' : undefined)));
  };
  return { calls, publish };
}

const idsOf = (events: readonly VisitEvent[]) => events.map(({ eventId }) => eventId);

describe('publishing a batch', () => {
  it('sends ten events in a call, in order', async () => {
    const { calls, publish } = bus();
    const names = Array.from({ length: 23 }, (_, index) => `v${String(index)}`);
    const { published, stoppedAt } = await publishVisitEvents(recordsOf(...names), publish);
    expect(calls.map(({ length }) => length)).toEqual([10, 10, 3]);
    expect(idsOf(published)).toEqual(names.map((_, index) => `e${String(index)}`));
    expect(stoppedAt).toBeUndefined();
  });

  it('never puts two events of a visit into one call, because the bus might accept only the second', async () => {
    const { calls, publish } = bus();
    await publishVisitEvents(recordsOf('a', 'b', 'a', 'c', 'c'), publish);
    expect(calls).toEqual([['e0', 'e1'], ['e2', 'e3'], ['e4']]);
  });

  it('stops at the first refused event, and makes no further call', async () => {
    const { calls, publish } = bus('e1', 'e2');
    const result = await publishVisitEvents(recordsOf('a', 'b', 'c', 'a'), publish);
    expect(calls).toEqual([['e0', 'e1', 'e2']]);
    expect(idsOf(result.published)).toEqual(['e0']);
    expect(result).toMatchObject({ stoppedAt: 1, cause: 'ThrottlingException' });
  });

  it('stops before a failed call', async () => {
    const down = new Error('unreachable');
    const { calls, publish } = bus();
    const result = await publishVisitEvents(recordsOf('a', 'a', 'a'), (events) =>
      calls.length === 1 ? Promise.reject(down) : publish(events),
    );
    expect(idsOf(result.published)).toEqual(['e0']);
    expect(result).toMatchObject({ stoppedAt: 1, cause: down });
  });

  it('counts records without an event in the position', async () => {
    const { publish } = bus('e1');
    const [visit, other] = recordsOf('a', 'b');
    const pointer = {
      ...recordWith({}),
      dynamodb: { ...recordWith({}).dynamodb, Keys: marshall({ sk: 'D#1' }) },
    };
    const batch = [pointer, pointer, ...(visit && other ? [visit, other] : [])];
    expect(await publishVisitEvents(batch, publish)).toMatchObject({ stoppedAt: 3 });
  });

  it('publishes the events before an unreadable record, and reports that record', async () => {
    const { calls, publish } = bus();
    const spoilt = recordWith({ visitId: visitIdOf('b'), state: 'checked_in' }, 1);
    const [first, , last] = recordsOf('a', 'b', 'c');
    const batch = [first, spoilt, last].filter((one) => one !== undefined);
    const result = await publishVisitEvents(batch, publish);
    expect(calls).toEqual([['e0']]);
    expect(result).toMatchObject({ stoppedAt: 1, cause: expect.any(Error) });
  });

  it('sends nothing if there are no events', async () => {
    const { calls, publish } = bus();
    expect(await publishVisitEvents([], publish)).toEqual({ published: [] });
    expect(calls).toEqual([]);
  });
});
