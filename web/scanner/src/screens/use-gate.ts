import { useMemo, useRef, useState } from 'preact/hooks';
import type { Api } from '../device/api.ts';
import { isLeaving } from '../device/app-version.ts';
import { gateRequests, type Picked, type UndoReason, type WalkIn } from '../device/gate-requests.ts';
import type { Shift } from '../device/store.ts';
import type { Recorded } from '../offline/ledger.ts';
import type { OfflineShown } from '../offline/offline-gate.ts';
import type { OfflineWork } from '../offline/offline-work.ts';
import type { Asked, Direction, ScanAnswer, Site, Visit } from '../rules/answer.ts';
import { enrolmentCodeIn } from '../rules/enrolment-code.ts';
import { rejectionSaid } from '../rules/rejection-said.ts';
import type { Verdict } from '../rules/verdict-model.ts';
import { scanVerdict, standing } from '../rules/verdict.ts';
import { byHand } from './by-hand.ts';
import { elseAlone, offlineHand } from './offline-hand.ts';
import { useWork, type Shown } from './use-work.ts';

/** A passage that may be undone. */
export interface Passed {
  /** Absent for a visitor whom only this device has recorded so far. */
  readonly visit?: Visit;
  readonly direction: Direction;
  /** A passage that this device recorded while it worked alone. */
  readonly recorded?: Recorded;
}

interface GateSettings {
  readonly api: Api;
  readonly site: Site;
  readonly shift: Shift;
  /** Undefined where the browser keeps nothing for work without the service. */
  readonly offline: OfflineWork | undefined;
  readonly silent: boolean;
  readonly onShift: (shift: Shift) => void;
}

/** A hardware scanner may be quicker than the answer: the second visitor waits until the first was shown for so long. */
const shownAtLeastMs = 1_500;

/** The work at one gate: each call sends a request, or decides on the device, and shows what came of it. */
export function useGate({ api, site, shift, offline, silent, onShift }: GateSettings) {
  const { shown, busy, show, open, work, clear } = useWork(silent);
  const [passed, setPassed] = useState<Passed>();
  const requests = useMemo(() => gateRequests(api, site.siteId, shift.gateId), [api, site, shift.gateId]);
  const waiting = useRef<string | undefined>(undefined);
  const latest = useRef(shift);
  latest.current = shift;
  const onScreen = useRef(shown);
  onScreen.current = shown;

  const count = (direction: Direction, by: 1 | -1): void => {
    const { passedIn, passedOut } = latest.current;
    const more = direction === 'in' ? { passedIn: passedIn + by } : { passedOut: passedOut + by };
    onShift({ ...latest.current, ...more });
  };
  const remember = (verdict: Verdict): Shown => {
    const way = { checkedIn: 'in', checkedOut: 'out' } as const;
    const { visit, word } = verdict;
    if (visit && (word === 'checkedIn' || word === 'checkedOut')) {
      setPassed({ visit, direction: way[word] });
      count(way[word], 1);
    }
    return { verdict };
  };
  const ofScan =
    (scanId: string) =>
    (answer: ScanAnswer): Shown => {
      const { direction } = latest.current;
      const told = remember(scanVerdict(answer, { direction, walkIns: site.walkIns }));
      const token = answer.outcome === 'choose' ? answer.choiceToken : undefined;
      return token === undefined ? told : { ...told, pick: { scanId, choiceToken: token } };
    };
  const ofDevice = ({ verdict, recorded, visit, pick }: OfflineShown): Shown => {
    if (recorded) {
      const direction = recorded.did === 'checked_out' ? 'out' : 'in';
      setPassed({ direction, recorded, ...(visit ? { visit } : {}) });
      count(direction, 1);
    }
    return { verdict, ...(pick ? { offlinePick: pick } : {}) };
  };

  const scan = async (code: string): Promise<void> => {
    if (isLeaving()) return;
    // A secret of the office is not sent about as a visitor’s code.
    if (enrolmentCodeIn(code) !== undefined) {
      show({ verdict: rejectionSaid('not_a_personal_code', 'D02') });
      return;
    }
    const scanId = crypto.randomUUID();
    const { direction, gateId } = latest.current;
    const ask = (): Promise<Asked<Shown>> =>
      elseAlone(
        offline,
        () => requests.scan(scanId, code, direction),
        ofScan(scanId),
        async ({ gate }, wasAsked) =>
          ofDevice(await gate.scan(scanId, code, { gateId, direction }, wasAsked)),
      );
    if (!(await work(ask, (told) => told))) {
      waiting.current = code;
      return;
    }
    const next = waiting.current;
    waiting.current = undefined;
    if (next !== undefined) setTimeout(() => void scan(next), shownAtLeastMs);
  };
  const alone = offlineHand({ offline, work, ofDevice, way: () => latest.current });
  const choose = (picked: Picked): void => {
    const { pick, offlinePick } = onScreen.current ?? {};
    if (offlinePick) alone.choose(offlinePick, picked);
    else if (pick)
      void work(() => requests.choose(pick.scanId, pick.choiceToken, picked), ofScan(pick.scanId));
  };
  const showPassed = ({ visit, recorded }: Passed): void => {
    if (recorded) void alone.recordedAgain(recorded, visit).then(open);
    else if (visit) open(standing(visit));
  };
  const onUndone = (direction: Direction): void => {
    setPassed(undefined);
    count(direction, -1);
  };
  const hand = byHand({ requests, work, show, onUndone, onVisit: (visit) => remember(standing(visit)) });
  return {
    shown,
    busy,
    passed,
    requests,
    scan,
    choose,
    showPassed,
    clear,
    ...hand,
    findBooked: alone.findBooked,
    hostAgrees: alone.hostAgrees,
    leaveUnknown: alone.leaveUnknown,
    checkOut: (visit: Visit): void => {
      if (!alone.checkOut(visit)) hand.checkOut(visit);
    },
    walkIn: async (told: WalkIn, key: string): Promise<readonly Visit[] | undefined> =>
      (await alone.walkIn(told)) ? undefined : hand.walkIn(told, key),
    undo: (taken: Passed, reason: UndoReason): void => {
      void alone.takeBack(taken).then((back) => {
        if (back.kind === 'online') hand.undo(back, taken.direction, reason);
        else {
          if (back.kind === 'back') onUndone(taken.direction);
          show({ verdict: back.verdict });
        }
      });
    },
  };
}

export type GateWork = ReturnType<typeof useGate>;
