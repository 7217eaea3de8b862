/**
 * The clock of a host and of its functions' threads. It shows the machine's time until time is passed on. After that every
 * thread that follows it is ahead by the same amount. Timers are not touched, so that time-outs last as long as ever.
 */
export const clockMemory = new SharedArrayBuffer(8);

let followed = false;

/** How far this host's clock is ahead of the machine's, in milliseconds. */
export const aheadMs = (): number => Number(Atomics.load(new BigInt64Array(clockMemory), 0));

/** Lets time pass for everything that runs on this clock. It never goes back. */
export function passTime(seconds: number): void {
  if (!(seconds >= 0)) throw new Error('time does not go back');
  followClock(clockMemory);
  Atomics.add(new BigInt64Array(clockMemory), 0, BigInt(Math.round(seconds * 1000)));
}

/** From now on this thread's `Date` is ahead of the machine by the milliseconds in `memory`. */
export function followClock(memory: SharedArrayBuffer): void {
  if (followed) return;
  followed = true;
  const aheadMs = new BigInt64Array(memory);
  const { now: machineNow } = Date;
  const now = () => machineNow() + Number(Atomics.load(aheadMs, 0));
  globalThis.Date = new Proxy(Date, {
    construct: (target, parameters: unknown[], newTarget) =>
      Reflect.construct(target, parameters.length === 0 ? [now()] : parameters, newTarget) as Date,
    get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
  });
}
