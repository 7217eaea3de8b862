/** Why there is no picture. */
export type CameraFault = 'refused' | 'missing' | 'busy';

/** A camera that runs. */
export interface Camera {
  readonly stream: MediaStream;
  readonly lensId: string | undefined;
  /** Undefined where the running track has no torch. */
  readonly setTorch: ((on: boolean) => Promise<void>) | undefined;
  stop(): void;
}

export interface Lens {
  readonly id: string;
  readonly label: string;
}

const wantedSize = { width: { ideal: 1280 }, height: { ideal: 720 } };

/** Opens the lens that is asked for, or where it does not exist any more the one that looks away from the guard. */
export async function openCamera(lensId: string | undefined): Promise<Camera | CameraFault> {
  // Browsers give pages that are not served over HTTPS no cameras at all, whatever the types say.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices) return 'missing';
  const choices: MediaTrackConstraints[] = [
    ...(lensId === undefined ? [] : [{ ...wantedSize, deviceId: { exact: lensId } }]),
    { ...wantedSize, facingMode: 'environment' },
  ];
  let fault: CameraFault = 'missing';
  for (const video of choices)
    try {
      return cameraOf(await devices.getUserMedia({ video, audio: false }));
    } catch (error) {
      fault = faultOf(error);
      if (fault === 'refused') return fault;
    }
  return fault;
}

function cameraOf(stream: MediaStream): Camera {
  const [track] = stream.getVideoTracks();
  // Not in the types yet: W3C Image Capture, "torch".
  const capabilities = (track?.getCapabilities() ?? {}) as { torch?: boolean };
  return {
    stream,
    lensId: track?.getSettings().deviceId,
    setTorch:
      track && capabilities.torch
        ? (on) => track.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] })
        : undefined,
    stop: () => {
      for (const each of stream.getTracks()) each.stop();
    },
  };
}

function faultOf(error: unknown): CameraFault {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  if (name === 'NotReadableError' || name === 'AbortError') return 'busy';
  return 'missing';
}

/** The lenses of this device; browsers name them once a camera was allowed. */
export async function lenses(): Promise<readonly Lens[]> {
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  const all = (await devices?.enumerateDevices()) ?? [];
  return all
    .filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '')
    .map(({ deviceId, label }) => ({ id: deviceId, label }));
}
