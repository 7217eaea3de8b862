import { describe, expect, it } from '@jest/globals';
import type { EpochSeconds } from '../../../functions/kernel/brands.ts';
import { epochSeconds } from '../../../functions/kernel/clock.ts';
import type { KeyBundle } from '../../../functions/personal-code/key-bundle.ts';
import { createKeyBundleReader } from '../../../functions/trust/key-bundle-reader.ts';
import { bundleOf, entry, hourSeconds, noon } from './support/bundles.ts';

const first = bundleOf([entry('first')], {
  fetchedAt: noon,
  validUntil: epochSeconds(noon + 48 * hourSeconds),
});
const second = { ...first, certificates: [entry('second')] };
const untilRead = () => new Promise((resolve) => setImmediate(resolve));

/** A reader over a store that a test sets, with a clock that it moves. */
function readerOver(stored: KeyBundle | undefined | Error) {
  const errors: unknown[] = [];
  const state = { stored, reads: 0, seconds: 0, held: undefined as Promise<void> | undefined };
  const clock = (): EpochSeconds => epochSeconds(noon + state.seconds);
  const load = async () => {
    state.reads += 1;
    const { stored: now, held } = state;
    await held;
    if (now instanceof Error) throw now;
    return now;
  };
  const reader = createKeyBundleReader({ load, clock, onError: (error) => errors.push(error) });
  return { reader, state, errors };
}

/** Holds every read up until it is let go. */
function hold(state: { held: Promise<void> | undefined }): () => void {
  let letGo: () => void = () => undefined;
  state.held = new Promise((resolve) => {
    letGo = resolve;
  });
  return () => {
    state.held = undefined;
    letGo();
  };
}

describe('The reader', () => {
  it('reads at the first call and then serves from memory', async () => {
    const { reader, state } = readerOver(first);
    expect(await reader.current()).toBe(first);
    state.seconds = 299;
    expect(await reader.current()).toBe(first);
    expect(state.reads).toBe(1);
  });

  it('makes one read of calls that overlap', async () => {
    const { reader, state } = readerOver(first);
    expect(await Promise.all([reader.current(), reader.current(), reader.current()])).toEqual([
      first,
      first,
      first,
    ]);
    expect(state.reads).toBe(1);
  });

  it('after five minutes serves the old one at once and reads in the background', async () => {
    const { reader, state } = readerOver(first);
    await reader.current();
    state.stored = second;
    state.seconds = 300;
    const letGo = hold(state);
    expect(await reader.current()).toBe(first);
    expect(state.reads).toBe(2);
    letGo();
    await untilRead();
    expect(await reader.current()).toBe(second);
    expect(state.reads).toBe(2);
  });

  it('counts the five minutes from the last read', async () => {
    const { reader, state } = readerOver(first);
    await reader.current();
    state.seconds = 300;
    await reader.current();
    await untilRead();
    state.seconds = 599;
    await reader.current();
    expect(state.reads).toBe(2);
    state.seconds = 600;
    await reader.current();
    expect(state.reads).toBe(3);
  });

  it('goes on reading when its clock was set back', async () => {
    const { reader, state } = readerOver(first);
    await reader.current();
    state.seconds = -3600;
    await reader.current();
    expect(state.reads).toBe(2);
  });
});

describe('While the store fails', () => {
  it('the old bundle stays in force, and every ten seconds it is tried again', async () => {
    const { reader, state, errors } = readerOver(first);
    await reader.current();
    const fault = new Error('throttled');
    state.stored = fault;
    state.seconds = 300;
    expect(await reader.current()).toBe(first);
    await untilRead();
    expect(errors).toEqual([fault]);
    state.seconds = 309;
    expect(await reader.current()).toBe(first);
    expect(state.reads).toBe(2);
    state.seconds = 310;
    expect(await reader.current()).toBe(first);
    await untilRead();
    expect(state.reads).toBe(3);
    state.stored = second;
    state.seconds = 320;
    await reader.current();
    await untilRead();
    expect(await reader.current()).toBe(second);
  });

  it('what it held stays, also past its time: that is the verification’s to refuse', async () => {
    const { reader, state } = readerOver(first);
    await reader.current();
    state.stored = new Error('down');
    state.seconds = 50 * hourSeconds;
    expect(await reader.current()).toBe(first);
    expect(state.reads).toBe(2);
  });

  it('a bundle that cannot be read does not replace one that could', async () => {
    const { reader, state } = readerOver(first);
    await reader.current();
    state.stored = undefined;
    state.seconds = 300;
    await reader.current();
    await untilRead();
    expect(await reader.current()).toBe(first);
  });

  it('there is none where none was ever read, and the store is asked again after ten seconds', async () => {
    const { reader, state, errors } = readerOver(new Error('down'));
    expect(await reader.current()).toBeUndefined();
    state.seconds = 9;
    expect(await reader.current()).toBeUndefined();
    expect(state.reads).toBe(1);
    state.stored = first;
    state.seconds = 10;
    expect(await reader.current()).toBe(first);
    expect(errors).toHaveLength(1);
  });

  it('nobody need listen', async () => {
    const reader = createKeyBundleReader({
      load: () => Promise.reject(new Error('down')),
      clock: () => noon,
    });
    expect(await reader.current()).toBeUndefined();
  });

  it('a store that throws at once is a failed read too', async () => {
    const reader = createKeyBundleReader({
      load: () => {
        throw new Error('at once');
      },
      clock: () => noon,
    });
    expect(await reader.current()).toBeUndefined();
  });
});

describe('A bundle that was read more than ten minutes ago', () => {
  it('is not served before the store was asked: what withdraws a certificate waits for no second scan', async () => {
    const { reader, state } = readerOver(first);
    await reader.current();
    state.stored = second;
    state.seconds = 599;
    expect(await reader.current()).toBe(first);
    await untilRead();
    state.stored = first;
    state.seconds = 599 + 600;
    expect(await reader.current()).toBe(first);
    expect(state.reads).toBe(3);
  });

  it('waits for more than a background read that froze with the function and failed', async () => {
    const { reader, state, errors } = readerOver(first);
    await reader.current();
    state.seconds = 300;
    state.stored = new Error('frozen');
    const thaw = hold(state);
    expect(await reader.current()).toBe(first);
    await untilRead();
    state.stored = second;
    state.seconds = 8 * hourSeconds;
    const current = reader.current();
    thaw();
    expect(await current).toBe(second);
    expect(errors).toEqual([new Error('frozen')]);
    expect(state.reads).toBe(3);
  });

  it('serves while the store fails, and makes one scan a minute wait', async () => {
    const { reader, state } = readerOver(first);
    await reader.current();
    state.stored = new Error('down');
    for (let seconds = 600; seconds < 900; seconds += 5) {
      state.seconds = seconds;
      expect(await reader.current()).toBe(first);
    }
    expect(state.reads).toBe(1 + 5);
  });
});

describe('A bundle past its time', () => {
  it('is not served before the store was asked', async () => {
    const { reader, state } = readerOver(first);
    await reader.current();
    state.stored = { ...second, validUntil: epochSeconds(noon + 96 * hourSeconds) };
    state.seconds = 48 * hourSeconds + 11;
    expect(await reader.current()).toBe(state.stored);
    expect(state.reads).toBe(2);
  });

  it('makes calls wait for the read that is under way', async () => {
    const { reader, state } = readerOver(first);
    const letGo = hold(state);
    const calls = [reader.current(), reader.current()];
    await untilRead();
    letGo();
    expect(await Promise.all(calls)).toEqual([first, first]);
    expect(state.reads).toBe(1);
  });
});

describe('An unknown key', () => {
  it('forces a read, at most one a minute', async () => {
    const { reader, state } = readerOver(first);
    await reader.current();
    state.stored = second;
    expect(await reader.forUnknownKey()).toBe(second);
    for (let forged = 0; forged < 100; forged += 1) await reader.forUnknownKey();
    expect(state.reads).toBe(2);
    state.seconds = 59;
    await reader.forUnknownKey();
    expect(state.reads).toBe(2);
    state.seconds = 60;
    await reader.forUnknownKey();
    expect(state.reads).toBe(3);
  });

  it('waits for the read that another one forced', async () => {
    const { reader, state } = readerOver(first);
    await reader.current();
    state.stored = second;
    const letGo = hold(state);
    const calls = [reader.forUnknownKey(), reader.forUnknownKey()];
    await untilRead();
    letGo();
    expect(await Promise.all(calls)).toEqual([second, second]);
    expect(state.reads).toBe(2);
  });

  it('that waited for a read of another person may still force its own', async () => {
    const { reader, state } = readerOver(first);
    const letGo = hold(state);
    const waiting = [reader.current(), reader.forUnknownKey()];
    await untilRead();
    letGo();
    await Promise.all(waiting);
    state.stored = second;
    expect(await reader.forUnknownKey()).toBe(second);
  });

  it('gets the bundle held where the forced read fails', async () => {
    const { reader, state } = readerOver(first);
    await reader.current();
    state.stored = new Error('down');
    expect(await reader.forUnknownKey()).toBe(first);
  });

  it('resets the five minutes', async () => {
    const { reader, state } = readerOver(first);
    await reader.current();
    state.seconds = 290;
    await reader.forUnknownKey();
    state.seconds = 589;
    await reader.current();
    expect(state.reads).toBe(2);
  });
});
