import type { Say } from '../app-context.ts';
import type { Checks } from '../device/checks.ts';
import { Icon } from '../parts/symbol.tsx';
import { amount } from '../rules/times.ts';
import type { Language } from '../texts/keys.ts';

interface CheckListSettings {
  readonly checks: Checks;
  readonly say: Say;
  readonly language: Language;
}

/** What was found of the device, each with what the guard can do about it. */
export function CheckList({ checks, say, language }: CheckListSettings) {
  const { clock, camera } = checks;
  const cameraSaid = {
    works: 'checkCamera',
    off: 'checkCameraOff',
    refused: 'cameraRefused',
    missing: 'cameraMissing',
    busy: 'cameraBusy',
  } as const;
  const lines: readonly (readonly [boolean, string])[] = [
    [checks.network, say(checks.network ? 'checkNetwork' : 'checkNoNetwork')],
    [
      clock.key === 'clockRight',
      clock.key === 'clockRight'
        ? say('clockRight')
        : say(clock.key, { amount: amount(clock.count, clock.unit, language) }),
    ],
    [camera === 'works' || camera === 'off', say(cameraSaid[camera])],
    ...(checks.keys === undefined
      ? []
      : [[checks.keys, say(checks.keys ? 'checkKeys' : 'checkNoKeys')] as const]),
    ...(checks.pack === undefined
      ? []
      : [[checks.pack, say(checks.pack ? 'checkPack' : 'checkNoPack')] as const]),
    [checks.sound, say(checks.sound ? 'checkSound' : 'checkNoSound')],
    [checks.awake, say(checks.awake ? 'checkAwake' : 'checkNotAwake')],
    [checks.storage, say(checks.storage ? 'checkStorage' : 'checkNoStorage')],
  ];
  return (
    <div role="status">
      <ul class="checks" aria-label={say('checksTitle')}>
        {lines.map(([isFine, text]) => (
          <li key={text} class={isFine ? 'fine' : 'amiss'}>
            <Icon name={isFine ? 'check' : 'warning'} />
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
