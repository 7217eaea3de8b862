import { describe, expect, it } from '@jest/globals';
import { pageModule } from './support/page-module.ts';

interface Code {
  text: string;
  expiresAt: string;
}
interface State {
  kind: 'nothing' | 'making' | 'failed' | 'live';
  code?: Code;
}
interface LiveCode {
  current(): Code | undefined;
  secondsLeft(): number;
  show(disclosure: object): Promise<void>;
  tick(): Promise<void>;
}
interface Parts {
  makeCode: (requested: object) => Promise<Code>;
  now: () => number;
  onChange: (state: State) => void;
}
const { createLiveCode, lifeSeconds, renewBeforeSeconds } = await pageModule<{
  createLiveCode: (parts: Parts) => LiveCode;
  lifeSeconds: number;
  renewBeforeSeconds: number;
}>('live-code');

const name = { englishName: 'CHAN Tai Man' };

/** A phone whose clock and issuer the test controls. */
function phone() {
  let now = Date.parse('2026-11-23T01:00:00Z');
  const held = { made: 0, fails: false, states: [] as State['kind'][], requested: [] as object[] };
  const code = createLiveCode({
    now: () => now,
    onChange: ({ kind }) => held.states.push(kind),
    makeCode: (requested) => {
      held.requested.push(requested);
      if (held.fails) return Promise.reject(new Error('down'));
      held.made += 1;
      const expiresAt = new Date(now + lifeSeconds * 1000).toISOString();
      return Promise.resolve({ text: `code ${held.made}`, expiresAt });
    },
  });
  const pass = async (seconds: number) => {
    for (let passed = 0; passed < seconds; passed += 1) {
      now += 1000;
      await code.tick();
    }
  };
  return { code, held, pass };
}

describe('a live code', () => {
  it('is replaced before it expires, so that there is always one to scan', async () => {
    const { code, held, pass } = phone();
    await code.show(name);
    await pass(lifeSeconds - renewBeforeSeconds - 1);
    expect(code.current()?.text).toBe('code 1');
    await pass(1);
    expect(code.current()?.text).toBe('code 2');
    await pass(3 * lifeSeconds);
    expect(code.secondsLeft()).toBeGreaterThanOrEqual(renewBeforeSeconds);
    expect(held.states.slice(1).every((kind) => kind === 'live')).toBe(true);
  });

  it('stays while renewal fails, disappears when it expires, and is renewed later', async () => {
    const { code, held, pass } = phone();
    await code.show(name);
    held.fails = true;
    await pass(lifeSeconds - 1);
    expect(code.current()?.text).toBe('code 1');
    await pass(1);
    expect(code.current()).toBeUndefined();
    expect(held.states.at(-1)).toBe('failed');
    held.fails = false;
    await pass(3);
    expect(code.current()?.text).toBe('code 2');
    expect(held.requested.length).toBeLessThan(15);
  });

  it('disappears as soon as other fields are chosen', async () => {
    const { code, held } = phone();
    await code.show(name);
    const another = code.show({ chineseName: '陳大文' });
    expect(code.current()).toBeUndefined();
    await another;
    expect(held.requested.at(-1)).toEqual({ chineseName: '陳大文', lifetimeSeconds: lifeSeconds });
  });

  it('does not return late when no field is chosen any more', async () => {
    const { code, held, pass } = phone();
    const late = code.show(name);
    await code.show({});
    await late;
    await pass(5);
    expect(code.current()).toBeUndefined();
    expect(held.states.at(-1)).toBe('nothing');
  });
});
