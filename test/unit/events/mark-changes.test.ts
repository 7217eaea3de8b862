import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from '@jest/globals';
import { markChanges, sitesIn } from '../../../functions/events/mark-changes.ts';
import type { StreamRecord } from '../../../functions/events/visit-write.ts';
import type { SiteId } from '../../../functions/kernel/brands.ts';
import { visitItem } from '../../../functions/visits/visit-item.ts';
import { nine } from '../../support/site.ts';
import { visitIdOf, visitWith } from '../../support/visit.ts';

type Images = Pick<StreamRecord['dynamodb'], 'OldImage' | 'NewImage'>;

function record(site: string, name: string, images: 'made' | 'deleted' = 'made'): StreamRecord {
  const item = visitItem(visitWith({ siteId: site as SiteId, visitId: visitIdOf(name) }));
  const image = marshall(item, { removeUndefinedValues: true });
  const changed = (images === 'made' ? { NewImage: image } : { OldImage: image }) as unknown as Images;
  return {
    eventID: name,
    dynamodb: {
      ApproximateCreationDateTime: nine,
      SequenceNumber: '1',
      Keys: marshall({ pk: item.pk, sk: item.sk }),
      ...changed,
    },
  };
}

describe('the sites of a batch', () => {
  it('are those of made, changed and deleted visits, each once', () => {
    const batch = [record('court', 'a'), record('tower', 'b', 'deleted'), record('court', 'c')];
    expect(sitesIn(batch).map(({ siteId }) => siteId)).toEqual(['court', 'tower']);
  });

  it('leave out a record that cannot be read', () => {
    const broken = record('court', 'a');
    const Keys = { ...broken.dynamodb.Keys, sk: { S: 'OTHER' } };
    expect(sitesIn([{ ...broken, dynamodb: { ...broken.dynamodb, Keys } }])).toEqual([]);
  });

  it('are marked once for the whole batch', async () => {
    const marked: unknown[] = [];
    const count = (site: unknown, at: unknown) => Promise.resolve(void marked.push([site, at]));
    await markChanges([record('court', 'a'), record('court', 'b')], { count }, nine);
    expect(marked).toEqual([[{ firmId: 'firm', siteId: 'court' }, nine]]);
  });
});
