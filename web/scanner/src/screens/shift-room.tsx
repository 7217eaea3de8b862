import { useEffect, useMemo, useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { allowNewVersion, quietMs } from '../device/app-version.ts';
import type { Api } from '../device/api.ts';
import { unlockSound } from '../device/signals.ts';
import type { Enrolled, Shift } from '../device/store.ts';
import { keepAwake } from '../device/wake-lock.ts';
import { Icon } from '../parts/symbol.tsx';
import type { Site, Trouble } from '../rules/answer.ts';
import { GateScreen } from './gate.tsx';
import { StartShift } from './start-shift.tsx';

interface RoomSettings {
  readonly enrolled: Enrolled;
  readonly api: Api;
  /** A shift that a reload interrupted goes on. */
  readonly begun: Shift | undefined;
  /** Removes the enrolment from this device. */
  readonly onLeave: () => void;
}

/** An enrolled device: between two shifts, or at its gate. */
export function ShiftRoom({ enrolled, api, begun, onLeave }: RoomSettings) {
  const { say, store } = useApp();
  const [site, setSite] = useState<Site>();
  const [trouble, setTrouble] = useState<Trouble>();
  const [shift, setShift] = useState(begun);
  const [ended, setEnded] = useState<Shift>();
  const awake = useMemo(keepAwake, []);

  const load = async (): Promise<void> => {
    setTrouble(undefined);
    const { siteId } = enrolled;
    const asked = await api.ask((client) => client.GET('/sites/{siteId}', { params: { path: { siteId } } }));
    if (asked.kind === 'data') setSite(asked.data);
    else setTrouble(asked);
  };
  useEffect(() => {
    void load();
  }, []);
  useEffect(() => {
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
        enrolled={enrolled}
        api={api}
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
      site={site}
      gate={gate}
      shift={shift}
      onShift={change}
      onEnd={() => {
        setEnded(shift);
        change(undefined);
        void awake.stop();
      }}
    />
  );
}
