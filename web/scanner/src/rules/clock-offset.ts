/** A difference of less is nothing to tell a guard: the `Date` header is exact to a second. */
const worthTellingMs = 5_000;

/**
 * How far the server’s clock is ahead of this device’s, in milliseconds, by the `Date` of an answer; `undefined` where
 * it has none. The header has whole seconds, so half a second is the best guess for the fraction.
 */
export function offsetMs(date: string | null, sentMs: number, receivedMs: number): number | undefined {
  const serverMs = date === null ? Number.NaN : Date.parse(date);
  return Number.isNaN(serverMs) ? undefined : Math.round(serverMs + 500 - (sentMs + receivedMs) / 2);
}

/** What the guard sees about the clock: nothing, or by how much it is wrong and in which direction. */
export type ClockSaid =
  | { readonly key: 'clockRight' }
  | {
      readonly key: 'clockBehind' | 'clockAhead';
      readonly unit: 'second' | 'minute';
      readonly count: number;
    };

export function clockSaid(offset: number): ClockSaid {
  const ahead = Math.abs(offset);
  if (ahead < worthTellingMs) return { key: 'clockRight' };
  const key = offset > 0 ? 'clockBehind' : 'clockAhead';
  return ahead < 120_000
    ? { key, unit: 'second', count: Math.round(ahead / 1000) }
    : { key, unit: 'minute', count: Math.round(ahead / 60_000) };
}
