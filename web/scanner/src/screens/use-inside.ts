import { useEffect, useState } from 'preact/hooks';
import type { GateRequests } from '../device/gate-requests.ts';
import type { Passed } from './use-gate.ts';

/** Other gates let people in and out, too. */
const askEveryMs = 60_000;

/** How many visitors are inside now; undefined until it is known. Asked again after each passage. */
export function useInside(
  requests: GateRequests,
  passed: Passed | undefined,
  isAlone: () => boolean,
): number | undefined {
  const [inside, setInside] = useState<number>();
  useEffect(() => {
    let isOver = false;
    const ask = async (): Promise<void> => {
      if (document.visibilityState === 'hidden' || isAlone()) return;
      const asked = await requests.inside(undefined, 1);
      if (!isOver && asked.kind === 'data') setInside(asked.data.count);
    };
    void ask();
    const timer = setInterval(() => void ask(), askEveryMs);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [requests, passed]);
  return inside;
}
