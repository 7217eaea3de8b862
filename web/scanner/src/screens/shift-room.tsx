import { useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { allowNewVersion, quietMs } from '../device/app-version.ts';
import type { Device } from '../device/device.ts';
import { unlockSound } from '../device/signals.ts';
import type { Ended, Shift } from '../device/store.ts';
import { keepTelling } from '../device/tell-status.ts';
import { keepAwake } from '../device/wake-lock.ts';
import { Icon } from '../parts/symbol.tsx';
import type { Site, Trouble } from '../rules/answer.ts';
import { GateScreen } from './gate.tsx';
import { StartShift } from './start-shift.tsx';

interface RoomSettings {
  readonly device: Device;
  /** A shift that a reload interrupted goes on. */
  readonly begun: Shift | undefined;
  /** Removes the enrolment from this device. */
  readonly onLeave: () => void;
}

/** An enrolled device: between two shifts, or at its gate. */
export function ShiftRoom({ device, begun, onLeave }: RoomSettings) {
  const { enrolled, api, offline } = device;
  const { say, store } = useApp();
  const [site, setSite] = useState<Site>();
  const [trouble, setTrouble] = useState<Trouble>();
  const [shift, setShift] = useState(begun);
  const [ended, setEnded] = useState<Ended>();
  const awake = useMemo(keepAwake, []);

  const load = async (): Promise<void> => {
    setTrouble(undefined);
    const { siteId } = enrolled;
    const asked = await api.ask((client) => client.GET('/sites/{siteId}', { params: { path: { siteId } } }));
    if (asked.kind === 'data') {
      setSite(asked.data);
      await offline?.keepSite(asked.data).catch(() => undefined);
      void offline?.refresh();
      return;
    }
    const kept = asked.kind === 'no_network' || asked.status >= 500 ? await offline?.keptSite() : undefined;
    if (kept) setSite(kept);
    else setTrouble(asked);
  };
  useEffect(() => {
    void load();
  }, []);
  useEffect(() => (shift ? keepTelling(api, enrolled.siteId, offline) : undefined), [shift === undefined]);
  useLayoutEffect(() => {
    // In a shift the gate says when.
    if (!shift) allowNewVersion(quietMs.betweenShifts);
    else void awake.start();
  }, [shift === undefined]);
  useEffect(() => {
    // After a reload in the middle of a shift the page is silent until the first touch.
    const unlock = (): void => void unlockSound();
    addEventListener('pointerdown', unlock, { once: true });
    return () => {
      removeEventListener('pointerdown', unlock);
    };
  }, []);

  const change = (next: Shift | undefined): void => {
    setShift(next);
    void store.keepShift(next);
  };
  const end = async (done: Shift): Promise<void> => {
    await offline?.drain();
    await offline?.endShift();
    setEnded({ ...done, waiting: offline?.status().waiting ?? 0 });
    change(undefined);
    void awake.stop();
  };
  if (trouble)
    return (
      <main class="page stopped">
        <div class="stopped-symbol">
          <Icon name={trouble.kind === 'no_network' ? 'offline' : 'warning'} />
        </div>
        <h1>{say(trouble.kind === 'no_network' ? 'noNetwork' : 'siteFailed')}</h1>
        <p>{say(trouble.kind === 'no_network' ? 'noNetworkStart' : 'siteFailedAdvice')}</p>
        <button type="button" class="primary wide" onClick={() => void load()}>
          {say('tryAgain')}
        </button>
      </main>
    );
  if (!site) return <main class="opening" aria-busy="true" />;
  const gate = site.gates.find(({ gateId }) => gateId === shift?.gateId);
  if (!shift || !gate)
    return (
      <StartShift
        device={device}
        site={site}
        ended={ended}
        awake={awake}
        onStart={change}
        onLeave={onLeave}
      />
    );
  return (
    <GateScreen
      api={api}
      offline={offline}
      site={site}
      gate={gate}
      shift={shift}
      onShift={change}
      onEnd={() => void end(shift)}
    />
  );
}
