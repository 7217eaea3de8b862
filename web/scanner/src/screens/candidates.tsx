import { useApp } from '../app-context.ts';
import { Icon } from '../parts/symbol.tsx';
import type { World } from '../parts/world.ts';
import type { Candidate, Visit } from '../rules/answer.ts';

interface CandidatesSettings {
  readonly candidates: readonly (Visit & Pick<Candidate, 'near'>)[];
  readonly world: World;
  readonly disabled: boolean;
  readonly onPick: (visitId: string) => void;
}

/** The visits that may be the visitor’s: one tap each, with how near the name is. */
export function Candidates({ candidates, world, disabled, onPick }: CandidatesSettings) {
  const { say } = useApp();
  return (
    <ul class="candidates">
      {candidates.map(({ visitId, visitor, host, expectedFrom, expectedUntil, near, state }) => (
        <li key={visitId}>
          <button
            type="button"
            disabled={disabled}
            onClick={() => {
              onPick(visitId);
            }}
          >
            <span class="candidate-name" translate={false}>
              {visitor.englishName} {visitor.chineseName}
            </span>
            {host && (
              <span>
                {host.name === undefined
                  ? say('toUnit', { unit: host.unit })
                  : say('toHostAtUnit', { unit: host.unit, name: host.name })}
              </span>
            )}
            <span>{say('window', { from: world.time(expectedFrom), until: world.time(expectedUntil) })}</span>
            {state === 'checked_in' && <span class="mark">{say('stateIn')}</span>}
            {near && (
              <span class={near === 'same_prefix' ? 'mark strong-hint' : 'mark'}>
                <Icon name={near === 'same_prefix' ? 'check' : 'question'} />
                {say(near === 'same_prefix' ? 'nearSamePrefix' : 'nearName')}
              </span>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}
