import { useEffect, useState } from 'preact/hooks';
import type { GateRequests } from '../device/gate-requests.ts';
import type { OfflineWork } from '../offline/offline-work.ts';
import type { Passed } from './use-gate.ts';

/** Other gates let people in and out, too. */
const askEveryMs = 60_000;

/**
 * How many visitors are inside now; undefined until it is known, and while the device works alone: other gates go on
 * meanwhile. Asked again after each passage, and after passages of this device were sent.
 */
export function useInside(
  requests: GateRequests,
  passed: Passed | undefined,
  offline: OfflineWork | undefined,
): number | undefined {
  const [inside, setInside] = useState<number>();
  const { alone, waiting } = useLine(offline);
  useEffect(() => {
    if (alone) {
      setInside(undefined);
      return;
    }
    let isOver = false;
    const ask = async (): Promise<void> => {
      if (document.visibilityState === 'hidden') return;
      const asked = await requests.inside(undefined, 1);
      if (!isOver && asked.kind === 'data') setInside(asked.data.count);
    };
    void ask();
    const timer = setInterval(() => void ask(), askEveryMs);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [requests, passed, alone, waiting]);
  return inside;
}

/** Whether the device works alone, and how many of its passages wait. */
function useLine(offline: OfflineWork | undefined): { readonly alone: boolean; readonly waiting: number } {
  const read = () => offline?.status() ?? { alone: false, waiting: 0 };
  const [alone, setAlone] = useState(() => read().alone);
  const [waiting, setWaiting] = useState(() => read().waiting);
  useEffect(() => {
    const tell = (): void => {
      setAlone(read().alone);
      setWaiting(read().waiting);
    };
    tell();
    return offline?.watch(tell);
  }, [offline]);
  return { alone, waiting };
}
