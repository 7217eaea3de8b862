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

/** A reader of a store that the test sets, with a clock that the test sets. */
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

/** Delays every read until it is released. */
function hold(state: { held: Promise<void> | undefined }): () => void {
  let release: () => void = () => undefined;
  state.held = new Promise((resolve) => {
    release = resolve;
  });
  return () => {
    state.held = undefined;
    release();
  };
}

describe('the reader', () => {
  it('reads at the first call and then serves from memory', async () => {
    const { reader, state } = readerOver(first);
    expect(await reader.current()).toBe(first);
    state.seconds = 299;
    expect(await reader.current()).toBe(first);
    expect(state.reads).toBe(1);
  });

  it('makes one read for concurrent calls', async () => {
    const { reader, state } = readerOver(first);
    expect(await Promise.all([reader.current(), reader.current(), reader.current()])).toEqual([
      first,
      first,
      first,
    ]);
    expect(state.reads).toBe(1);
  });

  it('serves the old bundle at once after five minutes, and reads in the background', async () => {
    const { reader, state } = readerOver(first);
    await reader.current();
    state.stored = second;
    state.seconds = 300;
    const release = hold(state);
    expect(await reader.current()).toBe(first);
    expect(state.reads).toBe(2);
    release();
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

  it('keeps reading after its clock was set back', async () => {
    const { reader, state } = readerOver(first);
    await reader.current();
    state.seconds = -3600;
    await reader.current();
    expect(state.reads).toBe(2);
  });
});

describe('while the store fails', () => {
  it('the old bundle is served, and the store is tried every ten seconds', async () => {
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

  it('the held bundle is served even after it expired, and verification refuses it', async () => {
    const { reader, state } = readerOver(first);
    await reader.current();
    state.stored = new Error('down');
    state.seconds = 50 * hourSeconds;
    expect(await reader.current()).toBe(first);
    expect(state.reads).toBe(2);
  });

  it('an unreadable bundle does not replace a good one', async () => {
    const { reader, state } = readerOver(first);
    await reader.current();
    state.stored = undefined;
    state.seconds = 300;
    await reader.current();
    await untilRead();
    expect(await reader.current()).toBe(first);
  });

  it('no bundle is served if none was ever read, and the store is tried again after ten seconds', async () => {
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

  it('a listener for errors is optional', async () => {
    const reader = createKeyBundleReader({
      load: () => Promise.reject(new Error('down')),
      clock: () => noon,
    });
    expect(await reader.current()).toBeUndefined();
  });

  it('a store that throws synchronously is a failed read too', async () => {
    const reader = createKeyBundleReader({
      load: () => {
        throw new Error('at once');
      },
      clock: () => noon,
    });
    expect(await reader.current()).toBeUndefined();
  });
});

describe('a bundle that was read more than ten minutes ago', () => {
  it('is read again before it is served, so that a withdrawal applies to the first scan', async () => {
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

  it('is read again even if a frozen background read fails', async () => {
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

  it('is served while the store fails, and delays one scan a minute', async () => {
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

describe('an expired bundle', () => {
  it('is read again before it is served', async () => {
    const { reader, state } = readerOver(first);
    await reader.current();
    state.stored = { ...second, validUntil: epochSeconds(noon + 96 * hourSeconds) };
    state.seconds = 48 * hourSeconds + 11;
    expect(await reader.current()).toBe(state.stored);
    expect(state.reads).toBe(2);
  });

  it('makes calls wait for the running read', async () => {
    const { reader, state } = readerOver(first);
    const release = hold(state);
    const calls = [reader.current(), reader.current()];
    await untilRead();
    release();
    expect(await Promise.all(calls)).toEqual([first, first]);
    expect(state.reads).toBe(1);
  });
});

describe('an unknown key', () => {
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

  it('waits for a read that another call forced', async () => {
    const { reader, state } = readerOver(first);
    await reader.current();
    state.stored = second;
    const release = hold(state);
    const calls = [reader.forUnknownKey(), reader.forUnknownKey()];
    await untilRead();
    release();
    expect(await Promise.all(calls)).toEqual([second, second]);
    expect(state.reads).toBe(2);
  });

  it('may force its own read after waiting for another call’s', async () => {
    const { reader, state } = readerOver(first);
    const release = hold(state);
    const waiting = [reader.current(), reader.forUnknownKey()];
    await untilRead();
    release();
    await Promise.all(waiting);
    state.stored = second;
    expect(await reader.forUnknownKey()).toBe(second);
  });

  it('gets the held bundle if the forced read fails', async () => {
    const { reader, state } = readerOver(first);
    await reader.current();
    state.stored = new Error('down');
    expect(await reader.forUnknownKey()).toBe(first);
  });

  it('restarts the five minutes', async () => {
    const { reader, state } = readerOver(first);
    await reader.current();
    state.seconds = 290;
    await reader.forUnknownKey();
    state.seconds = 589;
    await reader.current();
    expect(state.reads).toBe(2);
  });
});
