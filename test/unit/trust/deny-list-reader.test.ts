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

/** A reader over a list that a test sets, with a clock that it moves. */
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

describe('The deny list', () => {
  it('is read at the first call and costs nothing for two minutes', async () => {
    const { current, state } = readerOver(none);
    expect(await Promise.all([current(), current()])).toEqual([none, none]);
    state.seconds = 119;
    expect(await current()).toBe(none);
    expect(state.reads).toBe(1);
  });

  it('is then read again in the background, while the call goes on', async () => {
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
    ['where the clock was set back', -60],
  ])('is waited for %s: what was denied is in force at the very next call', async (_, seconds) => {
    const { current, state } = readerOver(none);
    await current();
    state.stored = one;
    state.seconds = seconds;
    expect(await current()).toBe(one);
  });

  it('is in force within five minutes of the command, however calls and reads fall', async () => {
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

  it('that is read while the function is frozen is as old as the read’s beginning', async () => {
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

  it('serves from memory while the Registry fails, for five minutes and no longer', async () => {
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

describe('A key bundle with the deny list', () => {
  const bundle = bundleOf([entry('withdrawn'), entry('good')]);
  const bundles = (given: typeof bundle | undefined) => ({
    current: () => Promise.resolve(given),
    forUnknownKey: () => Promise.resolve(given),
  });

  it('has it in every bundle', async () => {
    const reader = withDenyList(bundles(bundle), () => Promise.resolve(one));
    expect(await reader.current()).toEqual({ ...bundle, deniedKeyIds: one });
    expect(await reader.forUnknownKey()).toEqual({ ...bundle, deniedKeyIds: one });
  });

  it('keeps the entries that keys were prepared for', async () => {
    const reader = withDenyList(bundles(bundle), () => Promise.resolve(none));
    expect((await reader.current())?.certificates).toBe(bundle.certificates);
  });

  it('is none where the list cannot be told, or there is no bundle', async () => {
    const unknown = withDenyList(bundles(bundle), () => Promise.resolve(undefined));
    expect(await unknown.current()).toBeUndefined();
    expect(await unknown.forUnknownKey()).toBeUndefined();
    expect(await withDenyList(bundles(undefined), () => Promise.resolve(none)).current()).toBeUndefined();
  });
});
