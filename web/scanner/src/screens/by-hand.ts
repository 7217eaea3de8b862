import type { GateRequests, HandMethod, UndoReason, WalkIn } from '../device/gate-requests.ts';
import type { Direction, Visit } from '../rules/answer.ts';
import { troubleVerdict } from '../rules/trouble-verdict.ts';
import { standing, undone } from '../rules/verdict.ts';
import type { Shown, Work } from './use-work.ts';

interface HandSettings {
  readonly requests: GateRequests;
  readonly work: Work;
  readonly show: (shown: Shown) => void;
  /** A passage in this direction was taken back. */
  readonly onUndone: (direction: Direction) => void;
  /** Answers the screen for a visit that was changed by hand. */
  readonly onVisit: (visit: Visit) => Shown;
}

/** What a guard does without a code. Each press makes a key of its own: sent again, nothing is done twice. */
export function byHand({ requests, work, show, onUndone, onVisit }: HandSettings) {
  return {
    checkIn: ({ visitId }: Visit, method: HandMethod, pin?: string): void => {
      const key = crypto.randomUUID();
      void work(() => requests.checkIn(visitId, method, pin, key), onVisit);
    },
    checkOut: ({ visitId }: Visit): void => {
      const key = crypto.randomUUID();
      void work(() => requests.checkOut(visitId, key), onVisit);
    },
    lookAgain: ({ visitId }: Visit): void => {
      void work(
        () => requests.getVisit(visitId),
        (found) => ({ verdict: standing(found) }),
      );
    },
    undo: ({ visitId }: Pick<Visit, 'visitId'>, direction: Direction, reason: UndoReason): void => {
      const key = crypto.randomUUID();
      void work(
        () => requests.undo(visitId, direction, reason, key),
        (back) => {
          onUndone(direction);
          return { verdict: undone(back) };
        },
      );
    },
    checkInCompanions: (visit: Visit): void => {
      const key = crypto.randomUUID();
      void work(
        () => requests.checkInCompanions(visit.visitId, key),
        ({ items }) => {
          const states = new Map(items.map((one) => [one.visitId, one.visit?.state]));
          const companions = visit.companions?.map((one) => ({
            ...one,
            state: states.get(one.visitId) ?? one.state,
          }));
          return { verdict: standing({ ...visit, ...(companions ? { companions } : {}) }) };
        },
      );
    },
    /** Sends a walk-in. The visits that are like it are answered to the form; everything else is shown. */
    walkIn: async (told: WalkIn, key: string): Promise<readonly Visit[] | undefined> => {
      const asked = await requests.walkIn(told, key);
      if (asked.kind === 'data') {
        // Companions of a walk-in are shown differently from those of a booked visit.
        show(onVisit({ ...asked.data, companions: [] }));
        return undefined;
      }
      if (asked.kind === 'problem' && asked.code === 'visitor_expected')
        return visitsIn(requests, asked.errors);
      const again = (): void =>
        void work(
          () => requests.walkIn(told, key),
          (visit) => onVisit({ ...visit, companions: [] }),
        );
      show({ verdict: troubleVerdict(asked), again });
      return undefined;
    },
  };
}

/** The visits that a problem names: their ids are in its messages. */
async function visitsIn(
  requests: GateRequests,
  errors: readonly { readonly message: string }[],
): Promise<readonly Visit[]> {
  const ids = errors.flatMap(({ message }) => /visit ([\w-]{22})/.exec(message)?.[1] ?? []);
  const asked = await Promise.all(ids.map((visitId) => requests.getVisit(visitId)));
  return asked.flatMap((one) => (one.kind === 'data' ? [one.data] : []));
}
