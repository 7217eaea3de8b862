import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { lastOf, madeBy, walkInsInside, type Recorded } from '../../../../web/scanner/src/offline/ledger.ts';
import { passagePages } from '../../../../client/scanner/passage.ts';
import { passageQueue, type PassageResult } from '../../../../web/scanner/src/offline/queue.ts';
import { openVault, type Vault } from '../../../../web/scanner/src/offline/vault.ts';

const passage = (counter: number, more: Partial<Recorded> = {}): Recorded => ({
  scanId: `scan-${String(counter)}`,
  counter,
  did: 'checked_in',
  at: 1_795_000_000 + counter,
  gateId: 'main',
  ...more,
});

describe('the queue of passages', () => {
  let vault: Vault;
  let sent: string[][];
  let answer: (passages: readonly string[]) => readonly PassageResult[] | undefined;
  const open = () =>
    passageQueue(vault, (passages) => {
      sent.push([...passages]);
      return Promise.resolve(answer(passages));
    });
  const recordedAll = (passages: readonly string[]): readonly PassageResult[] =>
    passages.map(() => ({ result: 'recorded' }));
  const keep = (
    queue: ReturnType<typeof open>,
    { counter, ...told }: Recorded,
    mayBeKnown = false,
  ): Promise<Recorded> => {
    const sign = (numbered: Recorded) => Promise.resolve(`jws-of-scan-${String(numbered.counter)}`);
    const taken = queue.keep(told, sign, mayBeKnown);
    return taken.then((recorded) => {
      expect(recorded).toEqual({ ...told, counter });
      return recorded;
    });
  };
  const add = async (queue: ReturnType<typeof open>, ...counters: readonly number[]): Promise<void> => {
    for (const counter of counters) await keep(queue, passage(counter));
  };
  beforeEach(async () => {
    globalThis.indexedDB = new IDBFactory();
    vault = await openVault();
    sent = [];
    answer = recordedAll;
  });
  afterEach(() => {
    vault.database.close();
  });

  it('sends what waits in its order, once, and keeps the record without the code', async () => {
    const queue = open();
    await add(queue, 1, 2, 3);
    expect(await queue.state()).toEqual({ waiting: 3, refused: 0 });
    expect(await queue.drain()).toBe('empty');
    expect(sent).toEqual([['jws-of-scan-1', 'jws-of-scan-2', 'jws-of-scan-3']]);
    expect(await queue.state()).toEqual({ waiting: 0, refused: 0 });
    expect(await queue.recorded()).toEqual([passage(1), passage(2), passage(3)]);
    expect(await vault.database.getAll('queue')).toEqual([]);
  });

  it('keeps everything where no answer comes, also over a reload', async () => {
    answer = () => undefined;
    await add(open(), 1, 2);
    expect(await open().drain()).toBe('no_answer');
    vault.database.close();
    vault = await openVault();
    const again = open();
    expect(await again.state()).toEqual({ waiting: 2, refused: 0 });
    answer = recordedAll;
    expect(await again.drain()).toBe('empty');
    expect(sent.at(-1)).toEqual(['jws-of-scan-1', 'jws-of-scan-2']);
  });

  it('sends again only what an answer left out', async () => {
    const queue = open();
    await add(queue, 1, 2);
    let isFirst = true;
    answer = (passages) => {
      const results = recordedAll(passages);
      const told = isFirst ? results.slice(0, 1) : results;
      isFirst = false;
      return told;
    };
    expect(await queue.drain()).toBe('empty');
    expect(sent).toEqual([['jws-of-scan-1', 'jws-of-scan-2'], ['jws-of-scan-2']]);
  });

  it('keeps a passage that the service refuses, and does not send it for ever', async () => {
    const queue = open();
    await add(queue, 1, 2);
    answer = () => [{ result: 'refused', code: 'invalid_signature' }, { result: 'needs_attention' }];
    expect(await queue.drain()).toBe('empty');
    expect(await queue.state()).toEqual({ waiting: 0, refused: 1 });
    await queue.drain();
    expect(sent).toHaveLength(1);
  });

  it('asks once where two calls overlap', async () => {
    const queue = open();
    await add(queue, 1);
    await Promise.all([queue.drain(), queue.drain()]);
    expect(sent).toHaveLength(1);
  });

  it('stops where an answer has no result', async () => {
    const queue = open();
    await add(queue, 1);
    answer = () => [];
    expect(await queue.drain()).toBe('no_answer');
    expect(await queue.state()).toEqual({ waiting: 1, refused: 0 });
  });

  it('gives each number once, also over a reload and a wipe', async () => {
    await add(open(), 1);
    await vault.wipe();
    vault.database.close();
    vault = await openVault();
    const queue = open();
    await add(queue, 2);
    await queue.drain();
    await add(open(), 3);
  });

  it('gives passages that overlap numbers of their own', async () => {
    const queue = open();
    await Promise.all([keep(queue, passage(1)), keep(queue, passage(2))]);
    await add(open(), 3);
    expect((await queue.recorded()).map(({ counter }) => counter)).toEqual([1, 2]);
  });

  it('answers after the passage is on the disk, and keeps nothing where signing fails', async () => {
    const queue = open();
    const { scanId, did, at, gateId } = passage(1);
    await expect(
      queue.keep({ scanId, did, at, gateId }, () => Promise.reject(new Error('no key'))),
    ).rejects.toThrow('no key');
    expect(await queue.state()).toEqual({ waiting: 0, refused: 0 });
    expect(await queue.recorded()).toEqual([]);
    await keep(queue, passage(2));
    expect(await vault.database.getAllKeys('queue')).toEqual([2]);
    expect(await open().state()).toEqual({ waiting: 1, refused: 0 });
    expect(await open().recorded()).toEqual([passage(2)]);
  });

  it('takes a passage back only while it waits', async () => {
    const queue = open();
    await add(queue, 1, 2);
    expect(await queue.takeBack(1)).toBe(true);
    await queue.drain();
    expect(sent).toEqual([['jws-of-scan-2']]);
    expect(await queue.takeBack(2)).toBe(false);
    expect((await queue.recorded()).map(({ counter }) => counter)).toEqual([2]);
  });

  it('takes no passage back that the service may have: its answer was lost, its scan was sent before, or the app was closed', async () => {
    answer = () => undefined;
    const queue = open();
    await add(queue, 1);
    expect(await queue.drain()).toBe('no_answer');
    await keep(queue, passage(2), true);
    await add(queue, 3);
    expect([await queue.takeBack(1), await queue.takeBack(2), await open().takeBack(3)]).toEqual([
      false,
      false,
      false,
    ]);
    expect(await queue.state()).toEqual({ waiting: 3, refused: 0 });
    expect(await queue.takeBack(3)).toBe(true);
    expect((await queue.recorded()).map(({ counter }) => counter)).toEqual([1, 2]);
  });

  it('learns from the answer which visit a passage was about', async () => {
    const queue = open();
    await add(queue, 1);
    await keep(queue, passage(2, { visitId: 'booked' }));
    answer = () => [
      { result: 'recorded', visitId: 'walk-in' },
      { result: 'needs_attention', visitId: 'other' },
    ];
    await queue.drain();
    expect((await queue.recorded()).map(({ visitId }) => visitId)).toEqual(['walk-in', 'booked']);
  });

  it('keeps what a later version of the service answers with a word that it does not know', async () => {
    const queue = open();
    await add(queue, 1);
    answer = () => [{ result: 'put_off' as 'recorded' }];
    expect(await queue.drain()).toBe('no_answer');
    expect(await queue.state()).toEqual({ waiting: 1, refused: 0 });
  });

  it('forgets old records, but none that waits', async () => {
    const queue = open();
    await add(queue, 1, 2);
    await queue.drain();
    await add(queue, 3);
    await queue.forget(passage(9).at);
    expect((await queue.recorded()).map(({ counter }) => counter)).toEqual([3]);
  });

  it('holds nothing that can be read in the storage', async () => {
    const queue = open();
    const { scanId, did, at, gateId } = passage(1);
    await queue.keep({ scanId, did, at, gateId, visitId: 'the-visit' }, () =>
      Promise.resolve('CHAN-TAI-MAN'),
    );
    const raw = JSON.stringify(
      [
        ...(await vault.database.getAll('queue')).map(({ sealed }) => sealed),
        ...(await vault.database.getAll('ledger')),
      ].map(({ data }) => Buffer.from(data).toString('latin1')),
    );
    expect(raw).not.toMatch(/CHAN|the-visit|main/);
    const key = await vault.database.get('keys', 'device');
    expect(key?.extractable).toBe(false);
  });
});

describe('a page of passages', () => {
  it('has at most a hundred, and fits into a body', () => {
    const small = Array.from({ length: 250 }, () => 'x'.repeat(20));
    expect(passagePages(small)[0]).toHaveLength(100);
    const large = Array.from({ length: 50 }, () => 'x'.repeat(1_700));
    const [page = []] = passagePages(large);
    expect(page.length).toBeGreaterThan(5);
    expect(Buffer.byteLength(JSON.stringify({ passages: page }))).toBeLessThan(16_384);
    expect(passagePages(['x'.repeat(20_000)])[0]).toHaveLength(1);
  });
});

describe('what this device recorded', () => {
  const walkIn = passage(1, { did: 'walk_in', nameKeys: ['a', 'b'], codeDigest: 'one' });
  it('finds the last passage of a visit, and those of a code', () => {
    const list = [passage(1, { visitId: 'v' }), passage(2, { visitId: 'v', did: 'checked_out' }), walkIn];
    expect(lastOf(list, 'v')?.counter).toBe(2);
    expect(lastOf(list, 'w')).toBeUndefined();
    expect(madeBy(list, 'one')).toEqual([walkIn]);
  });

  it('knows a walk-in by the name until the visitor has gone out', () => {
    expect(walkInsInside([walkIn], ['b'])).toEqual([walkIn]);
    expect(walkInsInside([walkIn], ['c'])).toEqual([]);
    const out = passage(2, { did: 'checked_out', nameKeys: ['a'] });
    expect(walkInsInside([walkIn, out], ['b'])).toEqual([]);
  });
});
