import type { HandMethod, Picked, WalkIn } from '../device/gate-requests.ts';
import type { ByHand, OfflinePick, OfflineShown } from '../offline/offline-gate.ts';
import type { Recorded } from '../offline/ledger.ts';
import { offlineVerdict } from '../offline/offline-verdict.ts';
import { recordedVerdict } from '../offline/recorded-verdict.ts';
import type { OfflineWork } from '../offline/offline-work.ts';
import type { Person, Way } from '../offline/pack-model.ts';
import type { Asked, Trouble, Visit } from '../rules/answer.ts';
import { goneBack } from '../rules/verdict.ts';
import type { Verdict } from '../rules/verdict-model.ts';
import type { Passed } from './use-gate.ts';
import type { Shown, Work } from './use-work.ts';

/** Asks the service; where it does not answer, or the device works alone, the device decides. */
export async function elseAlone<Data>(
  offline: OfflineWork | undefined,
  online: () => Promise<Asked<Data>>,
  toShown: (data: Data) => Shown,
  alone: (offline: OfflineWork) => Promise<Shown>,
): Promise<Asked<Shown>> {
  if (offline?.line.isAlone()) return { kind: 'data', data: await alone(offline) };
  const asked = await online();
  if (asked.kind === 'data') return { kind: 'data', data: toShown(asked.data) };
  if (!offline || offline.line.mode() === 'online' || !isNoAnswer(asked)) return asked;
  return { kind: 'data', data: await alone(offline) };
}

/** The service cannot answer now: a request that it understood and refused is an answer. */
const isNoAnswer = (trouble: Trouble): boolean =>
  trouble.kind === 'no_network' || trouble.status >= 500 || trouble.code === 'too_many_requests';

interface HandSettings {
  readonly offline: OfflineWork | undefined;
  readonly work: Work;
  readonly ofDevice: (shown: OfflineShown) => Shown;
  readonly way: () => Way;
}

/** What came of taking a passage back on the device. */
interface TakenBack {
  readonly verdict: Verdict;
  /** False where it was sent before; the screen says what the guard can do. */
  readonly isDone: boolean;
}

/** What a guard does while the device works alone. */
export function offlineHand({ offline, work, ofDevice, way }: HandSettings) {
  const here = (): Way => {
    const { gateId, direction } = way();
    return { gateId, direction };
  };
  const show = (step: (offline: OfflineWork) => Promise<OfflineShown>): Promise<boolean> =>
    offline
      ? work(
          async () => ({ kind: 'data', data: ofDevice(await step(offline)) }),
          (told) => told,
        )
      : Promise.resolve(false);
  return {
    choose: (pick: OfflinePick, picked: Picked): void => {
      void show(({ gate }) =>
        'visitId' in picked ? gate.choose(pick, picked.visitId) : gate.walkIn(here(), undefined, pick),
      );
    },
    /** The host said yes to somebody who has shown a code. */
    hostAgrees: (pick: OfflinePick): void => {
      void show(({ gate }) => gate.walkIn(here(), undefined, pick, true));
    },
    /** Opens the visit of a name that the guard typed. */
    findBooked: (person: Person, method: HandMethod, after: OfflinePick | undefined): void => {
      void show(({ gate }) => gate.byName(person, here(), method, after));
    },
    /** Answers false where the service has to do it. */
    checkOut: (visit: Visit): boolean => {
      if (!offline?.line.isAlone()) return false;
      void show(({ gate }) => gate.checkOut(visit, here()));
      return true;
    },
    /** Answers false where the service has to do it. */
    walkIn: async ({ visitor, host, method }: WalkIn): Promise<boolean> => {
      if (!offline?.line.isAlone()) return false;
      const told: ByHand = { method, visitor, host };
      return show(({ gate }) => gate.walkIn({ ...here(), direction: 'in' }, told));
    },
    /** The screen of a passage that this device recorded, opened again. */
    recordedAgain: async (recorded: Recorded, visit: Visit | undefined): Promise<Verdict> =>
      recordedVerdict(recorded, visit, (await offline?.isWaiting(recorded)) ?? false),
    /** Takes a passage back that was not sent. `undefined`: the service has to do it. */
    takeBack: async ({ recorded, visit }: Passed): Promise<TakenBack | undefined> => {
      if (!recorded || !offline) return undefined;
      if (await offline.takeBack(recorded)) return { verdict: goneBack, isDone: true };
      if (offline.line.isAlone())
        return { verdict: offlineVerdict({ told: 'only_with_network' }), isDone: false };
      // The service knows the visit of a walk-in; this device does not.
      return visit ? undefined : { verdict: recordedVerdict(recorded, undefined, false), isDone: false };
    },
  };
}
