/** How the device decides whether it works with the service or alone. */
export type LineMode = 'automatic' | 'online' | 'offline';

/** How long an answer took, in milliseconds, or that none came. */
export type Answered = number | 'none';

/** Slower than this, the network counts as none: a queue would wait for each answer. */
export const slowMs = 2_000;
const considered = 5;

/** The last answers, the newest last. */
export type Recent = readonly Answered[];

export const noted = (recent: Recent, answer: Answered): Recent => [...recent, answer].slice(-considered);

/** Whether the last five answers were slow: their median is over two seconds, or at least three of them did not come. */
export function isDown(recent: Recent): boolean {
  const slow = recent.filter((answer) => answer === 'none' || answer > slowMs).length;
  return slow > Math.floor(considered / 2);
}

/** Whether the device works alone now. */
export const worksAlone = (mode: LineMode, recent: Recent, hasNetwork: boolean): boolean =>
  mode === 'offline' || (mode === 'automatic' && (!hasNetwork || isDown(recent)));
