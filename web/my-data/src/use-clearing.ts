import { useEffect, useRef, useState } from 'preact/hooks';

/** How long data stand on the page, and how much more a person can ask for each time. */
const shownMs = 5 * 60_000;
const tickMs = 1_000;

/** Minutes that are left, rounded up; 0 in the last one. */
export const minutesLeft = (leftMs: number): number => (leftMs <= 60_000 ? 0 : Math.ceil(leftMs / 60_000));

/**
 * Clears the page when its time is over, also where the device slept meanwhile, and when it is left: a page that the browser
 * keeps for its back button is empty then.
 */
export function useClearing(isShown: boolean, clear: () => void) {
  const until = useRef(0);
  const [left, setLeft] = useState(shownMs);
  const stay = (): void => {
    until.current = Date.now() + shownMs;
    setLeft(shownMs);
  };
  useEffect(() => {
    if (!isShown) return undefined;
    stay();
    const tick = (): void => {
      const leftMs = until.current - Date.now();
      if (leftMs <= 0) clear();
      else setLeft(leftMs);
    };
    const timer = setInterval(tick, tickMs);
    addEventListener('pagehide', clear);
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearInterval(timer);
      removeEventListener('pagehide', clear);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [isShown, clear]);
  return { minutes: minutesLeft(left), stay };
}
