import type { LocalDay } from '../../functions/kernel/brands.ts';
import { knownText, type PackBar, type PackBucket } from '../../functions/offline/pack-format.ts';
import type { components } from '../api-types.ts';
import { importPackKey } from './keyed-texts.ts';
import type { CryptoKey } from './web-types.ts';

/** The answer of `GET /v1/sites/{siteId}/offline-pack`. */
export type PackAnswer = components['schemas']['OfflinePack'];

/** What a device keeps of a pack. IndexedDB stores it as it is; nothing in it can be read as a name or as a key. */
export interface StoredPack extends Pick<PackAnswer, 'siteId' | 'asOf' | 'timeZone' | 'policy' | 'gates'> {
  /** Of the whole pack; absent where a part of it is still to come. */
  readonly etag?: string;
  /** False where a part of the pack is still to come: ask again at once, with {@link knownTags}. */
  readonly isComplete: boolean;
  /** The days that it is for, each with a key that can hash and cannot be read. */
  readonly days: readonly { readonly day: LocalDay; readonly key: CryptoKey }[];
  readonly barsKey: CryptoKey;
  /** Bars stand that are not in the pack. */
  readonly barsIncomplete: boolean;
  readonly bars: readonly PackBar[];
  readonly buckets: readonly PackBucket[];
}

/**
 * Takes an answer: imports its keys and puts its buckets in the place of older ones. The answer itself has keys in it and
 * must not be kept.
 *
 * @param previous - the pack whose {@link knownTags} the request named; `undefined` where it named none
 */
export async function mergePack(
  previous: StoredPack | undefined,
  answer: PackAnswer,
  etag?: string,
): Promise<StoredPack> {
  const { siteId, asOf, timeZone, policy, gates, barsIncomplete, more } = answer;
  if (previous && previous.siteId !== siteId) throw new Error('the pack is of another site');
  const [barsKey, ...days] = await Promise.all([
    importPackKey(answer.barsKey),
    ...answer.days.map(async ({ day, key }) => ({ day: day as LocalDay, key: await importPackKey(key) })),
  ]);
  const buckets = new Map((previous?.buckets ?? []).map((one) => [one.bucket, one]));
  for (const one of bucketsOf(answer))
    if (one.entries.length > 0) buckets.set(one.bucket, one);
    else buckets.delete(one.bucket);
  return {
    ...{ siteId, asOf, timeZone, policy, gates },
    ...(etag === undefined || more ? {} : { etag }),
    isComplete: !more,
    days,
    barsKey,
    barsIncomplete,
    bars: barsOf(answer),
    buckets: [...buckets.values()],
  };
}

/** The document says text where the format says which: the service made these from the format. */
const bucketsOf = ({ buckets }: PackAnswer) => buckets as unknown as readonly PackBucket[];
const barsOf = ({ bars }: PackAnswer) => bars as unknown as readonly PackBar[];

/** The query parameter `known`: what this device has already. */
export const knownTags = ({ buckets }: Pick<StoredPack, 'buckets'>): string =>
  knownText(new Map(buckets.map(({ bucket, tag }) => [bucket, tag])));
