import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from '@jest/globals';
import { countNumbers } from '../../../functions/events/count-numbers.ts';
import type { StreamRecord } from '../../../functions/events/visit-write.ts';
import type { SiteId } from '../../../functions/kernel/brands.ts';
import type { CountedRecord } from '../../../functions/numbers/number-table.ts';
import { visitItem } from '../../../functions/visits/visit-item.ts';
import type { Visit } from '../../../functions/visits/visit.ts';
import { nine, siteWith } from '../../support/site.ts';
import { passageWith, visitIdOf, visitWith } from '../../support/visit.ts';

type Image = NonNullable<StreamRecord['dynamodb']['NewImage']>;
const imageOf = (visit: Visit): Image => marshall(visitItem(visit), { removeUndefinedValues: true });

/** The record of a visitor who came in at a site. */
function arrival(eventID: string, siteId = 'tower'): StreamRecord {
  const visit = visitWith({ siteId: siteId as SiteId, visitId: visitIdOf(eventID) });
  const { pk, sk } = visitItem(visit);
  return {
    eventID,
    dynamodb: {
      ApproximateCreationDateTime: nine,
      SequenceNumber: '1',
      Keys: { pk: { S: pk }, sk: { S: sk } },
      OldImage: imageOf(visit),
      NewImage: imageOf({ ...visit, state: 'checked_in', checkedIn: passageWith(), version: 2 }),
    },
  };
}
/** What is counted of these records, by site. */
async function countedOf(records: readonly StreamRecord[], known = ['tower', 'court']) {
  const counted = new Map<string, readonly CountedRecord[]>();
  await countNumbers(records, {
    numbers: {
      count: (site, ofSite) => {
        counted.set(site.siteId, ofSite);
        return Promise.resolve();
      },
    },
    getSite: (_, siteId) => Promise.resolve(known.includes(siteId) ? siteWith({ siteId }) : undefined),
  });
  return Object.fromEntries(
    [...counted].map(([site, ofSite]) => [site, ofSite.map(({ eventId }) => eventId)]),
  );
}

describe('the numbers in a batch of the stream', () => {
  it('are counted by site, each record under its own id', async () => {
    expect(await countedOf([arrival('a'), arrival('b', 'court'), arrival('c')])).toEqual({
      tower: ['a', 'c'],
      court: ['b'],
    });
  });

  it('leave out what changes no number, what is no visit, and a site that does not exist any more', async () => {
    const edit = arrival('edit');
    const Keys = { ...edit.dynamodb.Keys, sk: { S: 'DAY#2026-11-24' } };
    const unchanged = { ...edit.dynamodb, NewImage: edit.dynamodb.OldImage };
    const records = [
      { ...edit, dynamodb: unchanged } as StreamRecord,
      { ...edit, dynamodb: { ...edit.dynamodb, Keys } },
      arrival('gone', 'gone'),
    ];
    expect(await countedOf(records)).toEqual({});
  });
});
