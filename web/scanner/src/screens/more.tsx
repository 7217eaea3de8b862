import { useEffect, useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { lenses, type Lens } from '../device/camera.ts';
import type { Shift } from '../device/store.ts';
import { Choices } from '../parts/choices.tsx';
import { NetworkChoice } from './network-choice.tsx';
import { Languages } from '../parts/languages.tsx';
import { Sheet } from '../parts/sheet.tsx';
import type { OfflineWork } from '../offline/offline-work.ts';
import type { World } from '../parts/world.ts';

interface MoreSettings {
  readonly shift: Shift;
  readonly offline: OfflineWork | undefined;
  readonly world: World;
  readonly onEnd: () => void;
  readonly onRoll: () => void;
  readonly onClose: () => void;
}

/** Lens, sound, language, and the end of the shift. */
export function More({ shift, offline, world, onEnd, onRoll, onClose }: MoreSettings) {
  const { say, preferences, prefer } = useApp();
  const [found, setFound] = useState<readonly Lens[]>([]);
  const [ends, setEnds] = useState(false);
  useEffect(() => {
    void lenses().then(setFound);
  }, []);
  return (
    <Sheet title={say('more')} onClose={onClose}>
      <p>
        {say('shiftSoFar', { since: world.time(shift.startedAt), in: shift.passedIn, out: shift.passedOut })}
      </p>
      {ends ? (
        <div class="confirm" role="group" aria-label={say('endShift')}>
          <p>{say('endShiftAsk')}</p>
          <div class="row">
            <button
              type="button"
              onClick={() => {
                setEnds(false);
              }}
            >
              {say('cancel')}
            </button>
            <button type="button" class="primary" onClick={onEnd}>
              {say('endShift')}
            </button>
          </div>
        </div>
      ) : (
        <button
          type="button"
          class="wide"
          onClick={() => {
            setEnds(true);
          }}
        >
          {say('endShift')}
        </button>
      )}
      {offline && (
        <>
          <button type="button" class="wide" onClick={onRoll}>
            {say('rollCall')}
          </button>
          <NetworkChoice offline={offline} />
        </>
      )}
      <label class="switch">
        <input
          type="checkbox"
          checked={!(preferences.silent ?? false)}
          onChange={(event) => {
            prefer({ silent: !event.currentTarget.checked });
          }}
        />
        <span>{say('sounds')}</span>
      </label>
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
      {found.length > 1 && !preferences.cameraOff && (
        <Choices
          legend={say('whichLens')}
          name="lens"
          value={preferences.lensId}
          options={found.map(({ id, label }, index) => ({
            value: id,
            label: label === '' ? say('lensNumber', { number: index + 1 }) : label,
          }))}
          onChange={(lensId) => {
            prefer({ lensId });
          }}
        />
      )}
      <Languages />
    </Sheet>
  );
}
