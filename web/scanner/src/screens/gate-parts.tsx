import { useApp } from '../app-context.ts';
import { Choices } from '../parts/choices.tsx';
import { Icon, type IconName } from '../parts/symbol.tsx';
import type { World } from '../parts/world.ts';
import type { TextKey } from '../texts/keys.ts';
import type { GateSettings, Over } from './gate.tsx';
import type { Passed } from './use-gate.ts';

interface HeadSettings {
  readonly settings: GateSettings;
  /** How many are inside; undefined until it is known. */
  readonly inside: number | undefined;
  readonly onOver: (over: Over) => void;
}

/** Which gate and which way, and how many are inside. */
export function GateHead({ settings, inside, onOver }: HeadSettings) {
  const { say } = useApp();
  const { gate, site, shift, onShift } = settings;
  return (
    <>
      <header class="gate-head">
        <h1>
          {gate.name}
          <small>{site.name}</small>
        </h1>
        {inside !== undefined && (
          <button
            type="button"
            class="count"
            onClick={() => {
              onOver({ kind: 'today', inside: true });
            }}
          >
            <Icon name="inside" />
            <span>{say('insideCount', { count: inside })}</span>
          </button>
        )}
      </header>
      {gate.direction === 'both' && (
        <Choices
          compact
          legend={say('whichWay')}
          name="way"
          value={shift.direction}
          options={[
            { value: 'in', label: say('wayIn') },
            { value: 'out', label: say('wayOut') },
          ]}
          onChange={(direction) => {
            onShift({ ...shift, direction });
          }}
        />
      )}
    </>
  );
}

interface LastSettings {
  readonly passed: Passed;
  readonly world: World;
  readonly onPress: (passed: Passed) => void;
}

/** Opens the latest passage again, without its name on the screen meanwhile. */
export function LastPassage({ passed, world, onPress }: LastSettings) {
  const { say } = useApp();
  const { visit, direction, recorded } = passed;
  const at = recorded
    ? new Date(recorded.at * 1000).toISOString()
    : direction === 'in'
      ? visit?.checkedInAt
      : visit?.checkedOutAt;
  if (at === undefined) return null;
  return (
    <button
      type="button"
      class="last"
      onClick={() => {
        onPress(passed);
      }}
    >
      <Icon name={direction === 'in' ? 'check' : 'leave'} />
      <span>{say(direction === 'in' ? 'lastIn' : 'lastOut', { time: world.time(at) })}</span>
    </button>
  );
}

const ways: readonly (readonly [IconName, TextKey, Over])[] = [
  ['list', 'today', { kind: 'today', inside: false }],
  ['person', 'walkIn', { kind: 'walkIn' }],
  ['paper', 'notice', { kind: 'notice' }],
  ['more', 'more', { kind: 'more' }],
];

/** What goes without a code, always in the same place. */
export function Ways({ onOver }: { readonly onOver: (over: Over) => void }) {
  const { say } = useApp();
  return (
    <nav class="ways" aria-label={say('otherWays')}>
      {ways.map(([icon, label, over]) => (
        <button
          key={label}
          type="button"
          onClick={() => {
            onOver(over);
          }}
        >
          <Icon name={icon} />
          <span>{say(label)}</span>
        </button>
      ))}
    </nav>
  );
}
