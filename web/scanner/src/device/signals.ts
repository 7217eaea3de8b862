import type { Look } from '../rules/verdict-model.ts';

/** A tone: when it begins and ends, in seconds, and how high it is, in hertz. */
type Tone = readonly [from: number, until: number, hertz: number];

/** Two sounds that nobody mixes up: a high rising pair, and two low ones. */
const good: readonly Tone[] = [
  [0, 0.09, 880],
  [0.1, 0.26, 1320],
];
const attention: readonly Tone[] = [
  [0, 0.18, 300],
  [0.24, 0.5, 220],
];
const patienceMs = 1_500;
const loudness = 0.35;
const vibrations = { good: [60], attention: [180, 90, 180] } as const;

let context: AudioContext | undefined;

/** Has to be called from a tap: browsers keep pages silent until the first tap. True where sound can be heard. */
export async function unlockSound(): Promise<boolean> {
  try {
    context ??= new AudioContext();
    // Where the browser wants another tap first, the promise stays open.
    await Promise.race([context.resume(), new Promise((resolve) => setTimeout(resolve, patienceMs))]);
    return context.state === 'running';
  } catch {
    return false;
  }
}

/** Signals the result of a scan, so that the guard need not look at the screen. */
export function signal(look: Look, silent: boolean): void {
  const isGood = look === 'good';
  // Missing on iPhones, whatever the types say.
  const device = navigator as { vibrate?: Navigator['vibrate'] };
  device.vibrate?.call(navigator, [...(isGood ? vibrations.good : vibrations.attention)]);
  if (silent || context?.state !== 'running') return;
  for (const [from, until, hertz] of isGood ? good : attention) {
    const tone = new OscillatorNode(context, { frequency: hertz, type: isGood ? 'sine' : 'square' });
    const volume = new GainNode(context, { gain: 0 });
    const now = context.currentTime + 0.01;
    volume.gain.setValueAtTime(0, now + from);
    volume.gain.linearRampToValueAtTime(isGood ? loudness : loudness / 2, now + from + 0.01);
    volume.gain.setValueAtTime(isGood ? loudness : loudness / 2, now + until - 0.02);
    volume.gain.linearRampToValueAtTime(0, now + until);
    tone.connect(volume).connect(context.destination);
    tone.start(now + from);
    tone.stop(now + until);
  }
}
