import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { countDeletions, deletionsIn } from '../../../functions/events/count-deletions.ts';
import type { StreamRecord } from '../../../functions/events/visit-write.ts';
import type { EpochSeconds, SiteId } from '../../../functions/kernel/brands.ts';
import { sealValue } from '../../../functions/seals/sealed-value.ts';
import { visitItem } from '../../../functions/visits/visit-item.ts';
import type { Visit } from '../../../functions/visits/visit.ts';
import { nine } from '../../support/site.ts';
import { visitWith } from '../../support/visit.ts';

const daySeconds = 86_400;
const day = 20_000;
const purgeAt = (day * daySeconds + 3_600) as EpochSeconds;
const timeToLive = { type: 'Service', principalId: 'dynamodb.amazonaws.com' };

const sealedUnder = (keyDay: number) => sealValue('CHAN', 'place', keyDay, randomBytes(32), randomBytes);

/** A record of a deleted visit, as Lambda hands it over: bytes are Base64. */
function deleted(eventID: string, changed: Partial<Visit> = {}, sealed?: Uint8Array): StreamRecord {
  const item = visitItem(visitWith({ purgeAt, ...changed }));
  const image = {
    ...marshall(item, { removeUndefinedValues: true }),
    ...(sealed ? { sealed: { B: Buffer.from(sealed).toString('base64') } } : {}),
  };
  return {
    eventID,
    userIdentity: timeToLive,
    dynamodb: {
      ApproximateCreationDateTime: nine,
      SequenceNumber: '1',
      Keys: marshall({ pk: item.pk, sk: item.sk }),
      OldImage: image as unknown as NonNullable<StreamRecord['dynamodb']['OldImage']>,
    },
  };
}
const site = { firmId: 'firm', siteId: 'tower' };

describe('the deletions in a batch', () => {
  it('are counted by site and by the day of the key that sealed them', () => {
    const records = [
      deleted('a', {}, sealedUnder(day)),
      deleted('b', {}, sealedUnder(day - 1)),
      deleted('c', {}, sealedUnder(day)),
      deleted('d', { siteId: 'court' as SiteId }, sealedUnder(day)),
    ];
    expect(deletionsIn(records)).toEqual([
      { site, day, eventIds: ['a', 'c'] },
      { site, day: day - 1, eventIds: ['b'] },
      { site: { ...site, siteId: 'court' }, day, eventIds: ['d'] },
    ]);
  });

  it('have the day of the purge where nothing was sealed', () => {
    expect(deletionsIn([deleted('a')])).toEqual([{ site, day, eventIds: ['a'] }]);
  });

  it.each([
    ['a deletion by a person or a program', ({ eventID, dynamodb }: StreamRecord) => ({ eventID, dynamodb })],
    [
      'another item than a visit',
      (record: StreamRecord) => ({
        ...record,
        dynamodb: { ...record.dynamodb, Keys: { pk: { S: 'F#firm' }, sk: { S: 'ANSWER' } } },
      }),
    ],
    [
      'a write that is no deletion',
      (record: StreamRecord) => ({
        ...record,
        dynamodb: { ...record.dynamodb, NewImage: record.dynamodb.OldImage ?? {} },
      }),
    ],
    [
      'a record that cannot be read',
      (record: StreamRecord) => ({
        ...record,
        dynamodb: { ...record.dynamodb, OldImage: { purgeAt: { X: 'y' } } } as never,
      }),
    ],
  ])('are not %s', (_, changed) => {
    expect(deletionsIn([changed(deleted('a')), deleted('b')])).toEqual([{ site, day, eventIds: ['b'] }]);
  });

  it('are counted whole, or the fault is thrown', async () => {
    const added: string[][] = [];
    const add = (_: object, __: number, ids: readonly string[]) => {
      added.push([...ids]);
      return Promise.resolve();
    };
    await countDeletions([deleted('a'), deleted('b')], { add });
    expect(added).toEqual([['a', 'b']]);
    const down = () => Promise.reject(new Error('down'));
    await expect(countDeletions([deleted('a')], { add: down })).rejects.toThrow('down');
  });
});
