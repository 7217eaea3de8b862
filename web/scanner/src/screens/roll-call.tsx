import { useEffect, useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import type { OfflineWork } from '../offline/offline-work.ts';
import { inOrder } from '../offline/roll-list.ts';
import type { RollEntry, Tick, Ticks } from '../offline/roll-vault.ts';
import { Sheet } from '../parts/sheet.tsx';
import { Icon } from '../parts/symbol.tsx';
import type { World } from '../parts/world.ts';

interface RollSettings {
  readonly offline: OfflineWork;
  readonly world: World;
  readonly onClose: () => void;
}

type Place =
  | { readonly kind: 'opening' | 'no_pin' | 'gone' | 'no_list' }
  | { readonly kind: 'locked'; readonly triesLeft?: number }
  | { readonly kind: 'open'; readonly asOf: string; readonly entries: readonly RollEntry[] };

/** Who is inside, to be ticked off at the assembly point: from the service, or with the shift's PIN from the device. */
export function RollCall({ offline, world, onClose }: RollSettings) {
  const { say } = useApp();
  const [place, setPlace] = useState<Place>({ kind: 'opening' });
  const [ticks, setTicks] = useState<Ticks>({});

  const show = async (opened: {
    readonly asOf: string;
    readonly entries: readonly RollEntry[];
  }): Promise<void> => {
    setTicks(await offline.ticks());
    setPlace({ kind: 'open', ...opened });
  };
  const load = async (): Promise<void> => {
    const online = await offline.rollOnline();
    if (online) await show(online);
    else setPlace((await offline.roll.hasPin()) ? { kind: 'locked' } : { kind: 'no_pin' });
  };
  useEffect(() => {
    void load();
  }, []);
  const unlock = async (pin: string): Promise<void> => {
    const opened = await offline.rollOffline(pin);
    if (opened.kind === 'open') await show(opened);
    else setPlace(opened.kind === 'wrong_pin' ? { kind: 'locked', triesLeft: opened.triesLeft } : opened);
  };
  const tick = (visitId: string): void => {
    const state = isSafe(ticks[visitId]) ? 'withdrawn' : 'safe';
    void offline.tick(visitId, state).then(setTicks);
  };
  return (
    <Sheet title={say('rollCall')} onClose={onClose}>
      {place.kind === 'opening' && <p role="status">{say('loading')}</p>}
      {place.kind === 'no_pin' && <p class="strong">{say('rollPinNone')}</p>}
      {place.kind === 'gone' && <p class="strong">{say('rollGone')}</p>}
      {place.kind === 'no_list' && <p class="strong">{say('rollNoList')}</p>}
      {place.kind === 'locked' && <Unlock triesLeft={place.triesLeft} onPin={unlock} />}
      {place.kind === 'open' && (
        <List entries={place.entries} asOf={place.asOf} ticks={ticks} world={world} onTick={tick} />
      )}
    </Sheet>
  );
}

const isSafe = (tick: Tick | undefined): boolean => tick?.state === 'safe';

interface UnlockSettings {
  readonly triesLeft: number | undefined;
  readonly onPin: (pin: string) => Promise<void>;
}

function Unlock({ triesLeft, onPin }: UnlockSettings) {
  const { say } = useApp();
  const [pin, setPin] = useState('');
  const [busy, setBusy] = useState(false);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setBusy(true);
        void onPin(pin).finally(() => {
          setPin('');
          setBusy(false);
        });
      }}
    >
      <p>{say('rollPinNeeded')}</p>
      <label class="field">
        <span>{say('rollPin')}</span>
        <input
          class="pin"
          name="rollPin"
          type="password"
          value={pin}
          inputMode="numeric"
          pattern="[0-9]{6}"
          maxLength={6}
          required
          autocomplete="off"
          onInput={(event) => {
            setPin(event.currentTarget.value);
          }}
        />
      </label>
      {triesLeft !== undefined && (
        <div class="note bad" role="alert">
          <Icon name="warning" />
          <p>{say('rollWrongPin', { count: triesLeft })}</p>
        </div>
      )}
      <button type="submit" class="primary wide" disabled={busy}>
        {say('rollOpen')}
      </button>
    </form>
  );
}

interface ListSettings {
  readonly entries: readonly RollEntry[];
  readonly asOf: string;
  readonly ticks: Ticks;
  readonly world: World;
  readonly onTick: (visitId: string) => void;
}

function List({ entries, asOf, ticks, world, onTick }: ListSettings) {
  const { say } = useApp();
  const isTicked = (visitId: string): boolean => isSafe(ticks[visitId]);
  const ticked = entries.filter(({ visitId }) => isTicked(visitId)).length;
  return (
    <>
      <p class="small">{say('rollAsOf', { time: world.time(asOf) })}</p>
      <p class="strong" role="status">
        {say('rollCount', { ticked, count: entries.length })}
      </p>
      {ticked > 0 && <p class="small">{say('rollTakeBack')}</p>}
      {entries.length === 0 ? <p>{say('rollEmpty')}</p> : <p>{say('rollHow')}</p>}
      <ul class="roll">
        {inOrder(entries, isTicked).map((entry) => (
          <li key={entry.visitId}>
            <button
              type="button"
              aria-pressed={isTicked(entry.visitId)}
              onClick={() => {
                onTick(entry.visitId);
              }}
            >
              <Icon name={isTicked(entry.visitId) ? 'ticked' : 'box'} />
              <span class="candidate-name" translate={false}>
                {entry.name === '' ? say('rollUnnamed') : entry.name}
              </span>
              {entry.unit !== undefined && <span>{say('unitIs', { unit: entry.unit })}</span>}
              {entry.since !== undefined && (
                <span>
                  {entry.gateId === undefined
                    ? say('inAt', { time: world.time(entry.since) })
                    : say('inAtGate', { time: world.time(entry.since), gate: world.gateName(entry.gateId) })}
                </span>
              )}
              {isTicked(entry.visitId) && <em>{say('rollTick')}</em>}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
