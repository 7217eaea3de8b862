import { useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import type { Device } from '../device/device.ts';
import { checkDevice, isReady, type Checks } from '../device/checks.ts';
import type { Ended, Shift } from '../device/store.ts';
import type { keepAwake } from '../device/wake-lock.ts';
import { Choices } from '../parts/choices.tsx';
import { Languages } from '../parts/languages.tsx';
import { Icon } from '../parts/symbol.tsx';
import type { Direction, Site } from '../rules/answer.ts';
import { CheckList } from './check-list.tsx';
import { RemoveDevice } from './remove-device.tsx';

interface StartSettings {
  readonly device: Device;
  readonly site: Site;
  /** The shift that has just ended. */
  readonly ended: Ended | undefined;
  readonly awake: ReturnType<typeof keepAwake>;
  readonly onStart: (shift: Shift) => void;
  readonly onLeave: () => void;
}

/** Between two shifts: which gate, which way, and is the device fit for a day? */
export function StartShift({ device, site, ended, awake, onStart, onLeave }: StartSettings) {
  const { enrolled, api, offline } = device;
  const { say, language, preferences, prefer } = useApp();
  const known = site.gates.find(({ gateId }) => gateId === preferences.gateId);
  const [gateId, setGateId] = useState(known?.gateId ?? site.gates[0]?.gateId);
  const [direction, setDirection] = useState<Direction>('in');
  const [checks, setChecks] = useState<Checks>();
  const [busy, setBusy] = useState(false);
  const [pin, setPin] = useState('');
  const gate = site.gates.find((each) => each.gateId === gateId);
  const way = gate && gate.direction !== 'both' ? gate.direction : direction;

  const begin = (): void => {
    if (gateId === undefined) return;
    prefer({ gateId });
    onStart({
      gateId,
      direction: way,
      startedAt: new Date(api.nowMs()).toISOString(),
      passedIn: 0,
      passedOut: 0,
    });
  };
  const check = async (): Promise<void> => {
    setBusy(true);
    const camera = { off: preferences.cameraOff ?? false, lensId: preferences.lensId };
    const done = await checkDevice(device, site.siteId, awake, camera);
    if (rollPin.test(pin)) {
      await offline?.beginRoll(pin);
    }
    setBusy(false);
    setChecks(done);
    if (isReady(done)) begin();
  };
  return (
    <main class="page">
      <StartHead site={site} name={enrolled.name} ended={ended} />
      <Choices
        legend={say('whichGate')}
        name="gate"
        value={gateId}
        options={site.gates.map((each) => ({ value: each.gateId, label: each.name }))}
        onChange={setGateId}
      />
      {gate?.direction === 'both' && (
        <Choices
          compact
          legend={say('whichWay')}
          name="direction"
          value={direction}
          options={[
            { value: 'in', label: say('wayIn') },
            { value: 'out', label: say('wayOut') },
          ]}
          onChange={setDirection}
        />
      )}
      <label class="switch">
        <input
          type="checkbox"
          checked={preferences.cameraOff ?? false}
          onChange={(event) => {
            prefer({ cameraOff: event.currentTarget.checked });
          }}
        />
        <span>{say('hardwareScanner')}</span>
      </label>
      {offline && <RollPin pin={pin} onPin={setPin} />}
      {checks && <CheckList checks={checks} say={say} language={language} />}
      <button
        type="button"
        class="primary wide"
        disabled={busy || !gate || (pin !== '' && !rollPin.test(pin))}
        onClick={() => void check()}
      >
        {say(busy ? 'checking' : 'startShift')}
      </button>
      {checks && !isReady(checks) && (
        <button type="button" class="wide" onClick={begin}>
          {say('startAnyway')}
        </button>
      )}
      <Languages />
      <RemoveDevice onRemove={onLeave} />
    </main>
  );
}

/** Six digits. */
const rollPin = /^\d{6}$/;

interface PinSettings {
  readonly pin: string;
  readonly onPin: (pin: string) => void;
}

/** A shift may have a PIN for the roll call without the network. */
function RollPin({ pin, onPin }: PinSettings) {
  const { say } = useApp();
  return (
    <label class="field">
      <span>{say('rollPinOptional')}</span>
      <input
        class="pin"
        name="rollPin"
        value={pin}
        inputMode="numeric"
        pattern="[0-9]{6}"
        maxLength={6}
        autocomplete="off"
        onInput={(event) => {
          onPin(event.currentTarget.value.replaceAll(/\D/g, ''));
        }}
      />
      <small>{say('rollPinHelp')}</small>
    </label>
  );
}

interface HeadSettings {
  readonly site: Site;
  readonly name: string;
  readonly ended: Ended | undefined;
}

function StartHead({ site, name, ended }: HeadSettings) {
  const { say } = useApp();
  return (
    <>
      <header class="page-head">
        <img src="/scanner/icon.svg" alt="" width="56" height="56" />
        <div>
          <h1>{site.name}</h1>
          <p>{name}</p>
        </div>
      </header>
      {ended && (
        <div class={ended.waiting === 0 ? 'note good' : 'note warn'} role="status">
          <Icon name={ended.waiting === 0 ? 'check' : 'clock'} />
          <p>
            {say(ended.waiting === 0 ? 'shiftEnded' : 'shiftEndedWaiting', {
              in: ended.passedIn,
              out: ended.passedOut,
              count: ended.waiting,
            })}
          </p>
        </div>
      )}
      {site.gates.length === 0 && (
        <div class="note warn">
          <Icon name="warning" />
          <p>{say('noGates')}</p>
        </div>
      )}
    </>
  );
}
