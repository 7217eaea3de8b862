import { describe, expect, it } from '@jest/globals';
import { epochSeconds } from '../../../functions/kernel/clock.ts';
import {
  createDenyListReader,
  withDenyList,
  type DenyList,
} from '../../../functions/trust/deny-list-reader.ts';
import { bundleOf, entry, noon } from './support/bundles.ts';

const none: DenyList = [];
const one: DenyList = [entry('withdrawn').keyId];
const untilRead = () => new Promise((resolve) => setImmediate(resolve));

/** A reader of a list that the test sets, with a clock that the test sets. */
function readerOver(stored: DenyList | Error) {
  const errors: unknown[] = [];
  const state = { stored, reads: 0, seconds: 0, held: undefined as Promise<void> | undefined };
  const current = createDenyListReader({
    clock: () => epochSeconds(noon + state.seconds),
    load: async () => {
      state.reads += 1;
      const { stored: now, held } = state;
      await held;
      if (now instanceof Error) throw now;
      return now;
    },
    onError: (error) => errors.push(error),
  });
  return { current, state, errors };
}

describe('the deny list', () => {
  it('is read at the first call, and not again for two minutes', async () => {
    const { current, state } = readerOver(none);
    expect(await Promise.all([current(), current()])).toEqual([none, none]);
    state.seconds = 119;
    expect(await current()).toBe(none);
    expect(state.reads).toBe(1);
  });

  it('is read again in the background after that, without delaying the call', async () => {
    const { current, state } = readerOver(none);
    await current();
    state.stored = one;
    state.seconds = 120;
    expect(await current()).toBe(none);
    await untilRead();
    expect(await current()).toBe(one);
    expect(state.reads).toBe(2);
  });

  it.each([
    ['after a quiet hour', 3600],
    ['at five minutes', 300],
    ['after the clock was set back', -60],
  ])('is read before the call %s, so that a new entry is in force at once', async (_, seconds) => {
    const { current, state } = readerOver(none);
    await current();
    state.stored = one;
    state.seconds = seconds;
    expect(await current()).toBe(one);
  });

  it('is in force within five minutes of the command, for any timing of calls and reads', async () => {
    for (let deniedAt = 1; deniedAt <= 600; deniedAt += 7) {
      for (const every of [1, 13, 119, 121, 299, 301, 3600]) {
        const { current, state } = readerOver(none);
        const lists: [number, DenyList | undefined][] = [];
        for (state.seconds = 0; state.seconds <= deniedAt + 3600; state.seconds += every) {
          if (state.seconds >= deniedAt) state.stored = one;
          lists.push([state.seconds, await current()]);
          await untilRead();
          if (state.seconds > deniedAt + 400) break;
        }
        const late = lists.filter(([at, list]) => at >= deniedAt + 300 && list !== one);
        expect({ deniedAt, every, late }).toEqual({ deniedAt, every, late: [] });
      }
    }
  });

  it('is as old as the start of its read, even if the function is frozen meanwhile', async () => {
    const { current, state } = readerOver(none);
    await current();
    let thaw: () => void = () => undefined;
    state.held = new Promise((resolve) => {
      thaw = resolve;
    });
    state.seconds = 120;
    await current();
    state.held = undefined;
    state.stored = one;
    state.seconds = 7200;
    const asked = current();
    thaw();
    expect(await asked).toBe(one);
    expect(state.reads).toBe(3);
  });

  it('is served from memory while the Registry fails, for at most five minutes', async () => {
    const { current, state, errors } = readerOver(one);
    await current();
    state.stored = new Error('the Registry is out');
    state.seconds = 299;
    expect(await current()).toBe(one);
    await untilRead();
    expect(errors).toHaveLength(1);
    state.seconds = 309;
    expect(await current()).toBeUndefined();
    expect(await current()).toBeUndefined();
    expect(state.reads).toBe(3);
    state.stored = none;
    state.seconds = 318;
    expect(await current()).toBeUndefined();
    state.seconds = 319;
    expect(await current()).toBe(none);
  });
});

describe('a key bundle with the deny list', () => {
  const bundle = bundleOf([entry('withdrawn'), entry('good')]);
  const bundles = (given: typeof bundle | undefined) => ({
    current: () => Promise.resolve(given),
    forUnknownKey: () => Promise.resolve(given),
  });

  it('contains the list in both kinds of read', async () => {
    const reader = withDenyList(bundles(bundle), () => Promise.resolve(one));
    expect(await reader.current()).toEqual({ ...bundle, deniedKeyIds: one });
    expect(await reader.forUnknownKey()).toEqual({ ...bundle, deniedKeyIds: one });
  });

  it('keeps the certificate entries with their prepared keys', async () => {
    const reader = withDenyList(bundles(bundle), () => Promise.resolve(none));
    expect((await reader.current())?.certificates).toBe(bundle.certificates);
  });

  it('is absent without a list or without a bundle', async () => {
    const unknown = withDenyList(bundles(bundle), () => Promise.resolve(undefined));
    expect(await unknown.current()).toBeUndefined();
    expect(await unknown.forUnknownKey()).toBeUndefined();
    expect(await withDenyList(bundles(undefined), () => Promise.resolve(none)).current()).toBeUndefined();
  });
});
