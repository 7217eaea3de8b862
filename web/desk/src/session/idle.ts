import { useEffect, useState } from 'preact/hooks';

/** After so long without a key or a touch the desk asks whether somebody is still there. */
const askAfterMs = 14 * 60_000;
/** And so long after that it locks. */
const lockAfterMs = 60_000;
const signs = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

export type Idle = 'here' | 'asking' | 'locked';

/** Watches whether somebody uses this window. Work that goes on, such as an import, counts as use. */
export function useIdle(isBusy: () => boolean): readonly [Idle, () => void] {
  const [idle, setIdle] = useState<Idle>('here');
  useEffect(() => {
    let lastMs = Date.now();
    const touch = (): void => {
      lastMs = Date.now();
      setIdle((was) => (was === 'asking' ? 'here' : was));
    };
    for (const sign of signs) addEventListener(sign, touch, { passive: true, capture: true });
    const timer = setInterval(() => {
      if (isBusy()) lastMs = Date.now();
      const quietMs = Date.now() - lastMs;
      if (quietMs >= askAfterMs + lockAfterMs) setIdle('locked');
      else if (quietMs >= askAfterMs) setIdle((was) => (was === 'locked' ? was : 'asking'));
    }, 1_000);
    return () => {
      clearInterval(timer);
      for (const sign of signs) removeEventListener(sign, touch, { capture: true });
    };
  }, []);
  return [
    idle,
    () => {
      setIdle('here');
    },
  ];
}
