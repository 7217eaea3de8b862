import { useApp } from '../app-context.ts';
import type { OfflineStatus } from '../offline/offline-work.ts';
import { Icon } from './symbol.tsx';
import type { World } from './world.ts';

interface BannerSettings {
  readonly status: OfflineStatus;
  readonly world: World;
}

/** How the device stands with the network: nothing to see while all is well. */
export function LineBanner({ status, world }: BannerSettings) {
  const { say } = useApp();
  const { alone, mode, waiting, refused, packAsOf } = status;
  if (!alone && mode === 'automatic' && waiting === 0 && refused === 0) return null;
  const isWarning = alone || refused > 0;
  const icon = refused > 0 ? 'warning' : alone ? 'offline' : waiting > 0 ? 'clock' : 'online';
  return (
    <div class={isWarning ? 'line warn' : 'line'} data-alone={alone} role="status">
      <Icon name={icon} />
      <p>
        {alone && <strong>{say(mode === 'offline' ? 'aloneForced' : 'aloneBanner')} </strong>}
        {alone && <span class="aside">{say('aloneGoOn')} </span>}
        {!alone && mode === 'online' && <strong>{say('onlineForced')} </strong>}
        {waiting > 0 && <span>{say(waiting === 1 ? 'waitingOne' : 'waitingMany', { count: waiting })} </span>}
        {refused > 0 && (
          <span>{say(refused === 1 ? 'refusedOne' : 'refusedPassages', { count: refused })} </span>
        )}
        {alone && (
          <span class={packAsOf === undefined ? '' : 'aside'}>
            {packAsOf === undefined ? say('packMissing') : say('packAge', { time: world.time(packAsOf) })}
          </span>
        )}
      </p>
    </div>
  );
}
