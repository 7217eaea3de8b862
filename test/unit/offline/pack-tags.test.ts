import { describe, expect, it } from '@jest/globals';
import { bucketsToSend } from '../../../functions/offline/buckets-to-send.ts';
import {
  bucketCount,
  bucketOf,
  knownTags,
  knownText,
  type PackEntry,
} from '../../../functions/offline/pack-format.ts';
import { packTag, taggedBuckets, type TaggedEntry } from '../../../functions/offline/pack-tags.ts';

const entry = (id: string, changed: Partial<TaggedEntry> = {}): TaggedEntry => ({
  id,
  version: 1,
  state: 'expected',
  ...changed,
});
const entries = [entry('Aone'), entry('Atwo'), entry('Bthree'), entry('_four')];
const tagsOf = (given: readonly TaggedEntry[]) => taggedBuckets(given).map(({ tag }) => tag);
const differing = (given: readonly TaggedEntry[]) => {
  const before = tagsOf(entries);
  return tagsOf(given).flatMap((tag, bucket) => (tag === before[bucket] ? [] : bucket));
};

describe('the buckets of a pack', () => {
  it('are 64, by the first character of an entry’s id', () => {
    expect(bucketCount).toBe(64);
    expect(['A', 'B', 'a', '0', '-', '_'].map(bucketOf)).toEqual([0, 1, 26, 52, 62, 63]);
    const held = taggedBuckets(entries).map(({ entries: own }) => own.length);
    expect([held[0], held[1], held[63], held.reduce((sum, count) => sum + count)]).toEqual([2, 1, 1, 4]);
  });

  it('have the tag ---- where they are empty, and four characters of base64url otherwise', () => {
    const tags = tagsOf(entries);
    expect(tags[2]).toBe('----');
    expect(
      [tags[0], tags[1], tags[63]].filter((tag) => /^[\w-]{4}$/.test(tag ?? '') && tag !== '----'),
    ).toHaveLength(3);
  });

  it('keep their tags whatever the order of their entries', () => {
    expect(differing([...entries].reverse())).toEqual([]);
  });

  it.each<[string, readonly TaggedEntry[]]>([
    ['the version', [entry('Aone', { version: 2 }), ...entries.slice(1)]],
    ['the state', [entry('Aone', { state: 'checked_in' }), ...entries.slice(1)]],
    ['the need of a supervisor', [entry('Aone', { asksSupervisor: true }), ...entries.slice(1)]],
    ['a bar', [entry('Aone', { denied: true }), ...entries.slice(1)]],
    ['an entry that is gone', entries.slice(1)],
    ['a new entry', [entry('Anew'), ...entries]],
  ])('change the one tag with %s', (_, changed) => {
    expect(differing(changed)).toEqual([0]);
  });
});

describe('the entity tag of a pack', () => {
  const tag = (given: readonly TaggedEntry[], rest: object) => packTag(taggedBuckets(given), { ...rest });

  it('changes with an entry and with what else the pack says, and with nothing else', () => {
    const rest = { days: ['2026-11-23'] };
    expect(tag([...entries].reverse(), rest)).toBe(tag(entries, rest));
    expect(tag(entries.slice(1), rest)).not.toBe(tag(entries, rest));
    expect(tag(entries, { days: ['2026-11-24'] })).not.toBe(tag(entries, rest));
    expect(tag(entries, rest)).toMatch(/^"[\w-]{22}"$/);
  });
});

describe('what is sent', () => {
  const sealed: string[] = [];
  const seal = ({ id }: TaggedEntry): PackEntry => {
    sealed.push(id);
    return { id, sealed: 'x'.repeat(100) } as PackEntry;
  };
  const send = (known?: string, most?: number) => {
    sealed.length = 0;
    return bucketsToSend(taggedBuckets(entries), known, seal, most);
  };

  it('are all buckets that have entries, to a device that has none', () => {
    expect(send()).toMatchObject({ buckets: [{ bucket: 0 }, { bucket: 1 }, { bucket: 63 }], more: false });
  });

  it('are the buckets that differ, and only their entries are sealed', () => {
    const tags = new Map(tagsOf(entries).map((tag, bucket) => [bucket, tag]));
    expect(send(knownText(tags))).toEqual({ buckets: [], more: false });
    tags.set(1, 'old_');
    expect(send(knownText(tags)).buckets.map(({ bucket }) => bucket)).toEqual([1]);
    expect(sealed).toEqual(['Bthree']);
  });

  it('is an empty bucket, where the device has entries that are gone', () => {
    const tags = new Map(tagsOf(entries).map((tag, bucket) => [bucket, tag]));
    tags.set(5, 'gone');
    expect(send(knownText(tags)).buckets).toEqual([{ bucket: 5, tag: '----', entries: [] }]);
  });

  it('is as much as one answer holds, at least one bucket; the others come when they are asked for', () => {
    const got = new Map<number, string>();
    const rounds: boolean[] = [];
    for (let more = true; more;) {
      const part = send(knownText(got), 10);
      expect(part.buckets).toHaveLength(1);
      for (const { bucket, tag } of part.buckets) got.set(bucket, tag);
      more = part.more;
      rounds.push(more);
    }
    expect(rounds).toEqual([true, true, false]);
    expect(knownTags(knownText(got))).toEqual(tagsOf(entries));
  });
});
