import { useEffect, useRef, useState } from 'preact/hooks';
import { scanLoop, type CameraState } from '../../scanner/src/device/scan-loop.ts';
import type { TextKey } from './texts/keys.ts';
import type { Say } from './texts/text.ts';

interface CameraProps {
  readonly say: Say;
  readonly onCode: (text: string) => void;
  readonly onStop: () => void;
}

const said: Readonly<Record<CameraState, TextKey>> = {
  opening: 'cameraOpening',
  running: 'hold',
  refused: 'cameraRefused',
  missing: 'cameraMissing',
  busy: 'cameraBusy',
};

/** The camera, until it has read one code. */
export function CameraView({ say, onCode, onStop }: CameraProps) {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<CameraState>('opening');
  const [hasReader, setHasReader] = useState(true);
  useEffect(() => {
    if (!video.current) return undefined;
    let taken = false;
    const loop = scanLoop(video.current, undefined, {
      isPaused: () => taken,
      onState: setState,
      onPicture: ([text]) => {
        if (text === undefined || taken) return;
        taken = true;
        onCode(text);
      },
      onNoReader: () => {
        setHasReader(false);
      },
    });
    return loop.stop;
  }, []);
  return (
    <div class="lens">
      <video ref={video} muted playsInline aria-label={say('cameraView')} />
      <p role="status">{say(hasReader ? said[state] : 'noReader')}</p>
      <button type="button" class="plain" onClick={onStop}>
        {say('stopCamera')}
      </button>
    </div>
  );
}
