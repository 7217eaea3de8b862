import { describe, expect, it } from '@jest/globals';
import { eventBus, mostBusEvents, type BusEvent } from '../../../local/aws/event-bus.ts';
import { queues } from '../../../local/aws/queues.ts';

const entry = (type: string) => ({
  EventBusName: 'events',
  Source: 'gatehouse',
  DetailType: type,
  Detail: '{"version":1}',
});

describe('the event bus on this machine', () => {
  it('shows events as a rule’s target gets them, and saves them before it answers', () => {
    const kept: BusEvent[] = [];
    const bus = eventBus({ keep: (events) => kept.push(...events) });
    const answer = bus.putEvents({ Entries: [entry('visit.expected')] });
    expect(bus.events()).toEqual([
      {
        version: '0',
        id: expect.any(String),
        'detail-type': 'visit.expected',
        source: 'gatehouse',
        account: '000000000000',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
        region: 'ap-east-1',
        resources: [],
        detail: { version: 1 },
      },
    ]);
    expect(kept).toEqual(bus.events());
    expect(answer).toEqual({ FailedEntryCount: 0, Entries: [{ EventId: kept[0]?.id }] });
  });

  it('continues with saved events, and keeps the last thousand', () => {
    const before = eventBus();
    before.putEvents({ Entries: [entry('first')] });
    const bus = eventBus({ kept: before.events() });
    for (let count = 0; count < mostBusEvents; count += 10)
      bus.putEvents({ Entries: Array.from({ length: 10 }, () => entry('later')) });
    expect(bus.events()).toHaveLength(mostBusEvents);
    expect(bus.events().some((event) => event['detail-type'] === 'first')).toBe(false);
  });

  it('accepts at most ten events per call, as EventBridge does', () => {
    const bus = eventBus();
    expect(() => bus.putEvents({ Entries: Array.from({ length: 11 }, () => entry('x')) })).toThrow();
    expect(() => bus.putEvents({ Entries: [] })).toThrow();
  });
});

describe('the queues on this machine', () => {
  it('keep the last messages, with their queue', () => {
    const kept = queues(2);
    for (const body of [{ n: 1 }, { n: 2 }, { n: 3 }]) kept.send('arn:queue', body);
    expect(kept.messages()).toEqual([
      { queue: 'arn:queue', sentAt: expect.any(String), body: { n: 2 } },
      { queue: 'arn:queue', sentAt: expect.any(String), body: { n: 3 } },
    ]);
  });
});
