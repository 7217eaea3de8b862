import { knownTags, type PackBucket, type PackEntry } from './pack-format.ts';
import type { TaggedBucket } from './pack-tags.ts';

/**
 * Lambda answers with at most 6 MB (its quotas). A pack is sent in parts of at most this many characters of entries; they
 * are all ASCII.
 */
const mostCharacters = 4_000_000;

/** The buckets of one answer; `more` where others have to be asked for. */
export interface BucketsSent {
  readonly buckets: readonly PackBucket[];
  readonly more: boolean;
}

/** The buckets that a device does not have, sealed, as many as one answer holds and at least one. */
export function bucketsToSend<Entry>(
  buckets: readonly TaggedBucket<Entry>[],
  known: string | undefined,
  seal: (entry: Entry) => PackEntry,
  most = mostCharacters,
): BucketsSent {
  const tags = knownTags(known);
  const changed = buckets.filter(({ bucket, tag }) => tag !== tags[bucket]);
  const sent: PackBucket[] = [];
  let characters = 0;
  for (const { bucket, tag, entries } of changed) {
    const made = { bucket, tag, entries: entries.map(seal) };
    characters += JSON.stringify(made).length;
    if (characters > most && sent.length > 0) return { buckets: sent, more: true };
    sent.push(made);
  }
  return { buckets: sent, more: false };
}
