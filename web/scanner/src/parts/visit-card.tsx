import { useApp } from '../app-context.ts';
import type { Visit } from '../rules/answer.ts';
import type { World } from './world.ts';

interface CardSettings {
  readonly visit: Visit;
  readonly world: World;
  /** Also the window in which the visitor is expected. */
  readonly withWindow?: boolean;
}

/** The visitor and the host, in large letters. */
export function VisitCard({ visit, world, withWindow = false }: CardSettings) {
  const { say } = useApp();
  const { visitor, host, vehicle, notes, purpose } = visit;
  const names = [visitor.englishName, visitor.chineseName].filter((name) => name !== undefined);
  return (
    <div class="visit-card">
      {names.length === 0 && <p class="name">{say('nameNotDisclosed')}</p>}
      {names.map((name) => (
        <p key={name} class="name" translate={false}>
          {name}
        </p>
      ))}
      {host && (
        <p class="host">
          {host.name === undefined
            ? say('toUnit', { unit: host.unit })
            : say('toHostAtUnit', { unit: host.unit, name: host.name })}
        </p>
      )}
      {withWindow && (
        <p>
          {say('window', { from: world.time(visit.expectedFrom), until: world.time(visit.expectedUntil) })}
        </p>
      )}
      {purpose !== undefined && <p>{say('purposeIs', { purpose })}</p>}
      {vehicle && <p>{say('vehicleIs', { plate: vehicle.plate })}</p>}
      {notes !== undefined && <p class="notes">{notes}</p>}
    </div>
  );
}
