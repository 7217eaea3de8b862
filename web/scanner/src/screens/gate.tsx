import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import type { Api } from '../device/api.ts';
import { allowNewVersion, quietMs } from '../device/app-version.ts';
import type { Shift } from '../device/store.ts';
import type { OfflinePick } from '../offline/offline-gate.ts';
import type { OfflineWork } from '../offline/offline-work.ts';
import { listenToWedge } from '../device/wedge.ts';
import { LineBanner } from '../parts/line-banner.tsx';
import { LensView } from '../parts/lens-view.tsx';
import { Icon } from '../parts/symbol.tsx';
import type { World } from '../parts/world.ts';
import type { Site, Visit } from '../rules/answer.ts';
import { mayUndo, timeAt } from '../rules/times.ts';
import { GateHead, LastPassage, Ways } from './gate-parts.tsx';
import { Overlay } from './overlay.tsx';
import { useGate, type Passed } from './use-gate.ts';
import { useOfflineStatus } from '../offline/use-offline-status.ts';
import { useInside } from './use-inside.ts';
import { SafeVerdict } from './safe-verdict.tsx';

export interface GateSettings {
  readonly api: Api;
  readonly site: Site;
  readonly gate: Site['gates'][number];
  readonly shift: Shift;
  readonly offline: OfflineWork | undefined;
  readonly onShift: (shift: Shift) => void;
  readonly onEnd: () => void;
}

/** What lies over the gate. */
export type Over =
  | { readonly kind: 'walkIn' | 'notice' | 'more' | 'roll' }
  | { readonly kind: 'bookedName'; readonly after?: OfflinePick }
  | { readonly kind: 'today'; readonly inside: boolean }
  | { readonly kind: 'visit'; readonly visit: Visit }
  | { readonly kind: 'undo'; readonly passed: Passed };

/** The screen of a shift: the camera, what came of the last scan, and the other ways in. */
export function GateScreen(settings: GateSettings) {
  const { api, site, shift, offline, onShift, onEnd } = settings;
  const { say, language, preferences } = useApp();
  const [over, setOver] = useState<Over>();
  const work = useGate({ api, site, shift, offline, silent: preferences.silent ?? false, onShift });
  const { shown, busy, passed } = work;
  const inside = useInside(work.requests, passed, offline);
  const scan = (code: string): void => {
    setOver(undefined);
    void work.scan(code);
  };
  useWedge(scan);
  useNewVersion(!busy && !shown && !over);
  const world: World = {
    time: (instant) => timeAt(instant, new Date(api.nowMs()), language, site.timeZone),
    gateName: (gateId) => site.gates.find((each) => each.gateId === gateId)?.name ?? gateId,
    nowMs: api.nowMs,
  };
  // One that waits on this device can be taken back at any time; for the others the service has a limit.
  const mayBeUndone = passed && (passed.recorded !== undefined || mayUndo(passedAt(passed), api.nowMs()));
  return (
    <main class={shown ? `gate shows ${shown.verdict.look}` : 'gate idle'} aria-busy={busy}>
      <GateHead settings={settings} inside={inside} onOver={setOver} />
      {offline && <Line offline={offline} world={world} />}
      <div class="stage">
        {preferences.cameraOff ? (
          <div class="lens off">
            <Icon name="keyboard" />
            <p>{say('cameraOffReady')}</p>
          </div>
        ) : (
          <LensView paused={busy || over !== undefined || shown?.pick !== undefined} onCode={scan} />
        )}
        {busy && (
          <p class="busy" role="status">
            {say('working')}
          </p>
        )}
        {shown && (
          <SafeVerdict
            key={shown.verdict}
            shown={shown}
            world={world}
            passed={mayBeUndone ? passed : undefined}
            busy={busy}
            work={work}
            onOver={setOver}
            onStartShift={onEnd}
          />
        )}
      </div>
      {passed && !shown && <LastPassage passed={passed} world={world} onPress={work.showPassed} />}
      <Ways onOver={setOver} />
      <Overlay settings={settings} over={over} onOver={setOver} world={world} work={work} />
    </main>
  );
}

function Line({ offline, world }: { readonly offline: OfflineWork; readonly world: World }) {
  return <LineBanner status={useOfflineStatus(offline)} world={world} />;
}

/** When the service recorded the passage. */
const passedAt = ({ visit, direction }: Passed): string | undefined =>
  direction === 'in' ? visit?.checkedInAt : visit?.checkedOutAt;

/** One listener for the whole shift: a new one in the middle of a code would lose what was typed so far. */
function useWedge(scan: (code: string) => void): void {
  const latest = useRef(scan);
  latest.current = scan;
  useEffect(
    () =>
      listenToWedge((code) => {
        latest.current(code);
      }),
    [],
  );
}

/**
 * A new version of the app starts between two scans, while nothing is on the screen. The quiet time is counted from the
 * moment in which the screen shows it.
 */
function useNewVersion(idle: boolean): void {
  useLayoutEffect(() => {
    allowNewVersion(idle ? quietMs.atTheGate : undefined);
    return () => {
      allowNewVersion(undefined);
    };
  }, [idle]);
}
