import { useEffect, useRef, useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import type { Camera } from '../device/camera.ts';
import { scanLoop, type CameraState } from '../device/scan-loop.ts';
import { inView } from '../rules/in-view.ts';
import { Icon } from './symbol.tsx';

/** After this time without a code the guard sees a hint. */
const hintAfterMs = 4_000;

interface LensSettings {
  /** Takes nothing new while true; the picture goes on. */
  readonly paused: boolean;
  readonly onCode: (text: string) => void;
}

/** The camera’s picture, which reads each code once until it leaves view. */
export function LensView({ paused, onCode }: LensSettings) {
  const { say, preferences } = useApp();
  const video = useRef<HTMLVideoElement>(null);
  const latest = useRef({ paused, onCode });
  latest.current = { paused, onCode };
  const [state, setState] = useState<CameraState>('opening');
  const [camera, setCamera] = useState<Camera>();
  const [noReader, setNoReader] = useState(false);
  const [torch, setTorch] = useState(false);
  const needsHint = useHint(state === 'running' && !paused);

  useEffect(() => {
    if (!video.current) return;
    const view = inView();
    const loop = scanLoop(video.current, preferences.lensId, {
      isPaused: () => latest.current.paused,
      onState: (now, running) => {
        setState(now);
        setCamera(running);
        setTorch(false);
      },
      onPicture: (texts) => {
        setNoReader(false);
        const fresh = view.see(texts, performance.now(), latest.current.paused);
        if (fresh !== undefined) latest.current.onCode(fresh);
      },
      onNoReader: () => {
        setNoReader(true);
      },
    });
    return loop.stop;
  }, [preferences.lensId]);

  const fault = state === 'opening' || state === 'running' ? undefined : state;
  return (
    <div class="lens" data-camera={state}>
      <video ref={video} muted playsInline aria-label={say('cameraPicture')} />
      <div class="frame" aria-hidden="true" />
      {state === 'running' && !noReader && (
        <p class="lens-hint">{needsHint ? say('cameraHint') : say('cameraReady')}</p>
      )}
      {state === 'opening' && <p class="lens-hint">{say('cameraOpening')}</p>}
      {(fault ?? (noReader ? 'reader' : undefined)) && (
        <div class="lens-fault" role="status">
          <Icon name="lens" />
          <p>
            {fault === 'refused' && say('cameraRefused')}
            {fault === 'missing' && say('cameraMissing')}
            {fault === 'busy' && say('cameraBusy')}
            {!fault && noReader && say('cameraNoReader')}
          </p>
        </div>
      )}
      {camera?.setTorch && (
        <button
          type="button"
          class="torch"
          aria-pressed={torch}
          onClick={() => {
            void camera.setTorch?.(!torch).then(() => {
              setTorch(!torch);
            });
          }}
        >
          <Icon name="torch" />
          <span>{say('torch')}</span>
        </button>
      )}
    </div>
  );
}

function useHint(isLooking: boolean): boolean {
  const [needed, setNeeded] = useState(false);
  useEffect(() => {
    setNeeded(false);
    if (!isLooking) return;
    const timer = setTimeout(() => {
      setNeeded(true);
    }, hintAfterMs);
    return () => {
      clearTimeout(timer);
    };
  }, [isLooking]);
  return needed;
}
