import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { EpochSeconds } from '../../../functions/kernel/brands.ts';
import type { DayKeys } from '../../../functions/seals/day-keys.ts';
import { itemSeals } from '../../../functions/seals/item-seals.ts';
import { dayOfSealed } from '../../../functions/seals/sealed-value.ts';

const day = 20_000;
const purgeAt = day * 86_400 + 100;
const visitKey = { pk: 'F#demo#S#court#V#1', sk: 'VISIT' };
const personal = {
  visitor: { englishName: 'CHAN Tai Man', chineseName: '陳大文', idPrefix: 'A123' },
  purpose: 'Dinner with the family',
  vehicle: { plate: 'AB1234' },
  notes: 'Walks with a stick',
};
const visit = {
  ...visitKey,
  ...personal,
  host: { unit: '12A', name: 'Wong' },
  state: 'expected',
  undone: [{ reason: 'other', note: 'It was her brother' }],
  purgeAt,
};

/** Keys that are the same bytes for each name, and the days that were missing. */
function world() {
  const destroyed = new Set<number>();
  const lost: string[] = [];
  const time = { now: (purgeAt - 1) as EpochSeconds };
  const asked: string[] = [];
  const keyOf = (name: string) => Buffer.alloc(32, name);
  const keys: DayKeys = {
    keyFor: ({ firmId, siteId }, of) => {
      asked.push(`${firmId}/${siteId}/${String(of)}`);
      return Promise.resolve(keyOf(`${firmId}/${siteId}/${String(of)}`));
    },
    find: ({ firmId, siteId }, of) =>
      Promise.resolve(destroyed.has(of) ? undefined : keyOf(`${firmId}/${siteId}/${String(of)}`)),
  };
  const seals = itemSeals({
    keys,
    randomBytes,
    clock: () => time.now,
    lost: ({ firmId, siteId }, of) => {
      lost.push(`${firmId}/${siteId}/${of}`);
    },
  });
  return { seals, destroyed, lost, asked, time };
}

describe('the seals of a visit', () => {
  it('leave nothing readable of a person in the item, and everything else', async () => {
    const { seals } = world();
    const sealed = await seals.seal(visit);
    const text = JSON.stringify(sealed, (_, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
    );
    for (const word of ['CHAN', '陳', 'A123', 'Dinner', 'AB1234', 'stick', 'Wong', 'brother'])
      expect(text).not.toContain(word);
    expect(sealed).toMatchObject({ ...visitKey, host: { unit: '12A' }, state: 'expected', purgeAt });
    expect(dayOfSealed(sealed['sealed'])).toBe(day);
  });

  it('open to what they were', async () => {
    const { seals, asked } = world();
    expect(await seals.open(await seals.seal(visit))).toEqual(visit);
    expect(asked).toEqual([`demo/court/${String(day)}`]);
  });

  it('open at no other visit', async () => {
    const { seals } = world();
    const sealed = await seals.seal(visit);
    await expect(seals.open({ ...sealed, pk: 'F#demo#S#court#V#2' })).rejects.toThrow();
    await expect(seals.open({ ...sealed, pk: 'F#rival#S#court#V#1' })).rejects.toThrow();
  });

  it('seal a note that an update adds, under the key of the purge it sets', async () => {
    const { seals } = world();
    const values = { undone: [{ reason: 'other', note: 'It was her brother' }], purgeAt, one: 1 };
    const sealed = await seals.sealValues(visitKey, values);
    expect(JSON.stringify(sealed)).not.toContain('brother');
    expect(sealed).toMatchObject({ purgeAt, one: 1 });
    expect(await seals.open({ ...visitKey, undone: sealed['undone'] })).toMatchObject({
      undone: values.undone,
    });
  });

  it('refuse a personal field without the time of its purge', async () => {
    const { seals } = world();
    await expect(seals.seal({ ...visit, purgeAt: undefined })).rejects.toThrow(
      'without the time of its purge',
    );
    await expect(seals.sealValues(visitKey, { undone: visit.undone })).rejects.toThrow();
  });

  it('read an item that was written in clear, before there were seals', async () => {
    expect(await world().seals.open(visit)).toEqual(visit);
  });

  it('answer a visit without its visitor, and tell of it, where the key is gone', async () => {
    const { seals, destroyed, lost } = world();
    const sealed = await seals.seal(visit);
    destroyed.add(day);
    const read = await seals.open(sealed);
    expect(read).toEqual({
      ...visitKey,
      visitor: {},
      host: { unit: '12A' },
      state: 'expected',
      undone: [{ reason: 'other' }],
      purgeAt,
    });
    expect(new Set(lost)).toEqual(new Set(['demo/court/2024-10-04']));
  });

  it('do not tell of a key that is gone where the visit is over, and only the database is late', async () => {
    const { seals, destroyed, lost, time } = world();
    const sealed = await seals.seal(visit);
    destroyed.add(day);
    time.now = purgeAt as EpochSeconds;
    expect(await seals.open(sealed)).toMatchObject({ visitor: {} });
    expect(lost).toEqual([]);
  });
});

describe('a purge that moves', () => {
  it('needs no other key within two days', async () => {
    const { seals } = world();
    const sealed = await seals.seal(visit);
    expect(await seals.sealedAgain({ ...sealed, purgeAt: purgeAt + 2 * 86_400 })).toBeUndefined();
    expect(await seals.sealedAgain({ ...visitKey, purgeAt })).toBeUndefined();
  });

  it('is sealed under the key of the new day where it moves further, either way', async () => {
    const { seals } = world();
    const sealed = await seals.seal(visit);
    for (const moved of [-10, 10]) {
      const item = { ...sealed, purgeAt: purgeAt + moved * 86_400 };
      const again = await seals.sealedAgain(item);
      expect(dayOfSealed(again?.value)).toBe(day + moved);
      expect(await seals.open({ ...item, sealed: again?.value })).toMatchObject(personal);
    }
  });
});

describe('the seals of other items', () => {
  it('cover what an answer repeats, a bar, a rule of recurring visits and the note to a passage', async () => {
    const { seals, asked } = world();
    const items = [
      { pk: 'F#demo#S#court#I#hash', sk: 'ANSWER', answer: '{"name":"secret"}', purgeAt },
      { pk: 'F#demo#BARRED', sk: 'BARRED#1', name: 'secret', reason: 'secret', purgeAt },
      { pk: 'F#demo#S#court#SERIES', sk: 'R#1', visitor: { englishName: 'secret' }, purgeAt },
      {
        pk: 'F#demo#S#court#PASSAGES#1',
        sk: 'PASSAGE',
        note: 'secret',
        told: { visitor: { englishName: 'secret' } },
        purgeAt,
      },
    ];
    for (const item of items) {
      const sealed = await seals.seal(item);
      expect(JSON.stringify(sealed)).not.toContain('secret');
      expect(await seals.open(sealed)).toEqual(item);
    }
    // What belongs to the whole firm has keys of its own.
    expect(asked[1]).toBe(`demo/*/${String(day)}`);
  });

  it('do not touch an item without personal fields', async () => {
    const { seals, asked } = world();
    const pointer = { pk: 'F#demo#S#court#N#key', sk: 'D#2026-12-30#1', name: 'not a name here', purgeAt };
    expect(await seals.seal(pointer)).toBe(pointer);
    expect(await seals.open(pointer)).toBe(pointer);
    expect(asked).toEqual([]);
  });
});
