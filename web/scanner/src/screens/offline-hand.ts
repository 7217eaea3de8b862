import type { HandMethod, Picked, WalkIn } from '../device/gate-requests.ts';
import type { Recorded } from '../offline/ledger.ts';
import type { OfflinePick, OfflineShown } from '../offline/offline-gate.ts';
import type { ByHand } from '../offline/recordable.ts';
import { offlineVerdict } from '../offline/offline-verdict.ts';
import { recordedVerdict } from '../offline/recorded-verdict.ts';
import type { OfflineWork } from '../offline/offline-work.ts';
import type { Person, Way } from '../offline/pack-model.ts';
import type { Asked, Trouble, Visit } from '../rules/answer.ts';
import { goneBack } from '../rules/verdict.ts';
import type { Verdict } from '../rules/verdict-model.ts';
import type { Shown, Work } from './use-work.ts';

/**
 * Asks the service; where it does not answer, or the device works alone, the device decides. `wasAsked`: the request may have
 * reached the service.
 */
export async function elseAlone<Data>(
  offline: OfflineWork | undefined,
  online: () => Promise<Asked<Data>>,
  toShown: (data: Data) => Shown,
  alone: (offline: OfflineWork, wasAsked: boolean) => Promise<Shown>,
): Promise<Asked<Shown>> {
  if (offline?.line.isAlone()) return { kind: 'data', data: await alone(offline, false) };
  const asked = await online();
  if (asked.kind === 'data') return { kind: 'data', data: toShown(asked.data) };
  if (!offline || offline.line.mode() === 'online' || !isNoAnswer(asked)) return asked;
  return { kind: 'data', data: await alone(offline, true) };
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
    /** Whoever goes out is out, also where no visit is found. */
    leaveUnknown: (pick: OfflinePick): void => {
      void show(({ gate }) => gate.checkOutUnknown(pick));
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
    /** Takes a passage back that was not sent; otherwise the service has to do it, and learns of the passage first. */
    takeBack: async ({ recorded, visit }: Taken): Promise<TakenBack> => {
      if (recorded && offline) {
        if (await offline.takeBack(recorded)) return { kind: 'back', verdict: goneBack };
        if (offline.line.isAlone())
          return { kind: 'told', verdict: offlineVerdict({ told: 'only_with_network' }) };
        await offline.drain();
      }
      const visitId = visit?.visitId ?? (recorded && (await offline?.visitIdOf(recorded)));
      if (visitId !== undefined) return { kind: 'online', visitId };
      const verdict = recorded
        ? recordedVerdict(recorded, undefined, false)
        : offlineVerdict({ told: 'only_with_network' });
      return { kind: 'told', verdict };
    },
  };
}

/** The passage that is taken back, and its visit where it is known. */
interface Taken {
  readonly recorded?: Recorded;
  readonly visit?: Pick<Visit, 'visitId'>;
}

/** What came of taking a passage back: it is done, the service has to do it, or it does not work now. */
type TakenBack =
  | { readonly kind: 'back' | 'told'; readonly verdict: Verdict }
  | { readonly kind: 'online'; readonly visitId: string };
