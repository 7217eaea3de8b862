import { createHash } from 'node:crypto';
import { bucketCount, bucketOf, tagLength, unknownBucket, type PackEntry } from './pack-format.ts';

/** Changes where an entry is made in another way, so that devices get all of them again. */
const formatVersion = 1;

/** What a bucket's tag is made of: an entry before it is sealed. Sealing is random, so no sealed byte may count. */
export interface TaggedEntry extends Pick<PackEntry, 'id' | 'state' | 'asksSupervisor' | 'denied'> {
  /** The visit's, which counts its changes. */
  readonly version: number;
}

/** A bucket: its tag, the whole digest that the tag is the beginning of, and its entries by id. */
export interface TaggedBucket<Entry> {
  readonly bucket: number;
  readonly tag: string;
  readonly digest: string;
  readonly entries: readonly Entry[];
}

/** Puts entries into their 64 buckets. A tag changes when and only when an entry of its bucket does. */
export function taggedBuckets<Entry extends TaggedEntry>(
  entries: readonly Entry[],
): readonly TaggedBucket<Entry>[] {
  const buckets = Array.from({ length: bucketCount }, (): Entry[] => []);
  for (const entry of entries) buckets[bucketOf(entry.id)]?.push(entry);
  return buckets.map((unsorted, bucket) => {
    const held = [...unsorted].sort((one, other) => (one.id < other.id ? -1 : 1));
    const digest = digestOf(
      held.map(({ id, version, state, asksSupervisor, denied }) => [
        id,
        version,
        state,
        asksSupervisor ?? false,
        denied ?? false,
      ]),
    );
    return { bucket, tag: held.length === 0 ? unknownBucket : tagOf(digest), digest, entries: held };
  });
}

/** The entity tag of a pack: over all that it says but the time it was made and the random bytes of the seals. */
export const packTag = (
  buckets: readonly TaggedBucket<unknown>[],
  rest: Readonly<Record<string, unknown>>,
): string => `"${digestOf([buckets.map(({ digest }) => digest), rest]).slice(0, 22)}"`;

const digestOf = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify([formatVersion, value]))
    .digest('base64url');

/** The beginning of the digest, unless that is the tag of an empty bucket. */
const tagOf = (digest: string): string => {
  const tag = digest.slice(0, tagLength);
  return tag === unknownBucket ? digest.slice(tagLength, 2 * tagLength) : tag;
};
