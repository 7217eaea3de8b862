/**
 * The lifetime that the page requests, and how long before its end a code is replaced, so that a scan meanwhile
 * succeeds.
 */
export const lifeSeconds = 60;
export const renewBeforeSeconds = 15;
const retrySeconds = 3;

/**
 * Keeps one Personal Code fresh. `tick` is to be called about once a second.
 *
 * `makeCode(wanted)` makes a code; `now()` answers milliseconds; `onChange(state)` is called for every change: `{ kind:
 * 'nothing' }`, `{ kind: 'making' }`, `{ kind: 'failed' }` or `{ kind: 'live', code }`.
 */
export function createLiveCode({ makeCode, now, onChange }) {
  let wanted = {};
  let state = { kind: 'nothing' };
  let turn = 0;
  let waitUntil = 0;
  let asking = false;

  const become = (next) => {
    state = next;
    onChange(state);
  };
  const secondsLeft = () =>
    state.kind === 'live' ? Math.max(0, Math.ceil((Date.parse(state.code.expiresAt) - now()) / 1000)) : 0;

  async function ask() {
    turn += 1;
    const mine = turn;
    asking = true;
    try {
      const code = await makeCode({ ...wanted, lifetimeSeconds: lifeSeconds });
      if (mine === turn) become({ kind: 'live', code });
    } catch {
      if (mine !== turn) return;
      waitUntil = now() + retrySeconds * 1000;
      if (secondsLeft() === 0) become({ kind: 'failed' });
    } finally {
      if (mine === turn) asking = false;
    }
  }

  return {
    /** The code that can be shown now, or undefined. */
    current: () => (secondsLeft() > 0 ? state.code : undefined),
    secondsLeft,
    /** Removes the code immediately, because it shows the old choice. Call `show` next. */
    drop() {
      turn += 1;
      asking = false;
      become({ kind: 'making' });
    },
    /** Replaces the code by one that discloses this. */
    async show(disclosure) {
      wanted = disclosure;
      waitUntil = 0;
      this.drop();
      if (Object.keys(wanted).length === 0) become({ kind: 'nothing' });
      else await ask();
    },
    /** Renews the code when its end is near, and takes an ended one away. */
    async tick() {
      if (state.kind === 'nothing' || state.kind === 'making') return;
      if (state.kind === 'live' && secondsLeft() === 0) become({ kind: 'failed' });
      if (!asking && secondsLeft() <= renewBeforeSeconds && now() >= waitUntil) await ask();
    },
  };
}
