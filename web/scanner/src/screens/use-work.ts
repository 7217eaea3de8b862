import { useEffect, useRef, useState } from 'preact/hooks';
import { signal } from '../device/signals.ts';
import type { OfflinePick } from '../offline/offline-gate.ts';
import type { Asked, Trouble } from '../rules/answer.ts';
import { troubleVerdict } from '../rules/trouble-verdict.ts';
import type { Verdict } from '../rules/verdict-model.ts';

/** What is on the screen, with what its buttons need. */
export interface Shown {
  readonly verdict: Verdict;
  /** A scan that the guard has to choose for. */
  readonly pick?: { readonly scanId: string; readonly choiceToken: string };
  /** The same without the service: what the guard’s choice or the typed name goes on with. */
  readonly offlinePick?: OfflinePick;
  /** Sends the same request again: nothing is done twice. */
  readonly again?: () => void;
}

/** Sends a request and shows what `toShown` makes of its answer; answers false where another one is still on its way. */
export type Work = <Data>(
  request: () => Promise<Asked<Data>>,
  toShown: (data: Data) => Shown,
) => Promise<boolean>;

/** A visitor’s name stays on the screen no longer than this; the passage can be opened again. */
const goodForMs = 20_000;

/** The device itself could not tell. */
export const deviceFault: Trouble = { kind: 'problem', status: 500, code: 'device_fault', errors: [] };

/** A request holds on to what was on the screen when it began, so it is kept only where a button sends it again. */
const withAgain = (told: Shown, again: () => void): Shown =>
  told.verdict.offers.includes('retry') ? { ...told, again } : told;

/** One request at a time, and what came of the last one. */
export function useWork(silent: boolean) {
  const [shown, setShown] = useState<Shown>();
  const [busy, setBusy] = useState(false);
  const working = useRef(false);
  const latestSilent = useRef(silent);
  latestSilent.current = silent;

  const show = (next: Shown): void => {
    setShown(next);
    signal(next.verdict.look, latestSilent.current);
  };
  const work: Work = async (request, toShown) => {
    if (working.current) return false;
    working.current = true;
    setBusy(true);
    // A fault of the device, such as a damaged storage, is no reason to stand still.
    const asked = await request().catch(() => deviceFault);
    working.current = false;
    setBusy(false);
    show(
      withAgain(asked.kind === 'data' ? toShown(asked.data) : { verdict: troubleVerdict(asked) }, () => {
        void work(request, toShown);
      }),
    );
    return true;
  };
  /** Shows something that is not new, without a sound. */
  const open = (verdict: Verdict): void => {
    setShown({ verdict });
  };
  const clear = (): void => {
    setShown(undefined);
  };
  // No closure that a request may hold on to knows `shown`: else each verdict would keep the one before it.
  const isGood = shown?.verdict.look === 'good';
  useEffect(() => {
    if (!isGood) return;
    const timer = setTimeout(clear, goodForMs);
    return () => {
      clearTimeout(timer);
    };
  }, [shown]);
  return { shown, busy, show, open, work, clear };
}
