import { useEffect, useRef, useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import type { GateRequests, Page } from '../device/gate-requests.ts';
import { Choices } from '../parts/choices.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { Icon } from '../parts/symbol.tsx';
import type { World } from '../parts/world.ts';
import type { Asked, Trouble, Visit } from '../rules/answer.ts';
import { stateText } from '../rules/state-text.ts';

/** A search waits until the guard stops typing. */
const typingMs = 300;

type Which = 'expected' | 'inside' | 'all';

interface TodaySettings {
  readonly requests: GateRequests;
  readonly world: World;
  readonly startInside: boolean;
  readonly onPick: (visit: Visit) => void;
  readonly onClose: () => void;
}

/** Today’s visits and who is inside, as the service has them now. Closing the page deletes them. */
export function Today({ requests, world, startInside, onPick, onClose }: TodaySettings) {
  const { say } = useApp();
  const [which, setWhich] = useState<Which>(startInside ? 'inside' : 'expected');
  const [words, setWords] = useState('');
  const { visits, more, trouble, isLoading } = useVisits(requests, which, words);
  return (
    <Sheet title={say('today')} onClose={onClose}>
      <div class="today-tools">
        <label class="field search">
          <span class="unseen">{say('searchByName')}</span>
          <Icon name="search" />
          <input
            type="search"
            value={words}
            placeholder={say('searchByName')}
            autocomplete="off"
            spellcheck={false}
            maxLength={100}
            onInput={(event) => {
              setWords(event.currentTarget.value);
            }}
          />
        </label>
        <Choices
          compact
          legend={say('whichVisits')}
          name="which"
          value={which}
          options={[
            { value: 'expected', label: say('stateExpected') },
            { value: 'inside', label: say('stateIn') },
            { value: 'all', label: say('allOfToday') },
          ]}
          onChange={setWhich}
        />
      </div>
      {trouble && (
        <div class="note bad" role="alert">
          <Icon name={trouble.kind === 'no_network' ? 'offline' : 'warning'} />
          <p>{say('listFailed')}</p>
        </div>
      )}
      {!trouble && !isLoading && visits.length === 0 && (
        <p class="empty" role="status">
          {say(words.trim() === '' ? 'listEmpty' : 'nothingFound')}
        </p>
      )}
      <ul class="visits" aria-busy={isLoading}>
        {visits.map((visit) => (
          <li key={visit.visitId}>
            <button
              type="button"
              onClick={() => {
                onPick(visit);
              }}
            >
              <span class="visit-time">{world.time(visit.checkedInAt ?? visit.expectedFrom)}</span>
              <span class="visit-who" translate={false}>
                {visit.visitor.englishName} {visit.visitor.chineseName}
              </span>
              <span class="visit-host">{visit.host && say('unitIs', { unit: visit.host.unit })}</span>
              <span class={`visit-state ${visit.state}`}>{say(stateText(visit.state))}</span>
            </button>
          </li>
        ))}
      </ul>
      {isLoading && <p class="empty">{say('loading')}</p>}
      {more && !isLoading && (
        <button type="button" class="wide" onClick={more}>
          {say('showMore')}
        </button>
      )}
    </Sheet>
  );
}

/** Reads the visits page by page; a later question wins over an earlier one that is answered late. */
function useVisits(requests: GateRequests, which: Which, words: string) {
  const [visits, setVisits] = useState<readonly Visit[]>([]);
  const [cursor, setCursor] = useState<string>();
  const [trouble, setTrouble] = useState<Trouble>();
  const [isLoading, setLoading] = useState(true);
  const asked = useRef(0);
  const name = words.trim();

  const ask = (at: string | undefined): Promise<Asked<Page>> => {
    if (name !== '') return requests.search(name, which === 'inside', at);
    return which === 'inside'
      ? requests.inside(at)
      : requests.today(which === 'expected' ? 'expected' : undefined, at);
  };
  const load = async (at: string | undefined): Promise<void> => {
    const mine = (asked.current += 1);
    setLoading(true);
    const page = await ask(at);
    if (mine !== asked.current) return;
    setLoading(false);
    setTrouble(page.kind === 'data' ? undefined : page);
    if (page.kind !== 'data') return;
    setVisits((before) => (at === undefined ? page.data.items : [...before, ...page.data.items]));
    setCursor(page.data.nextCursor);
  };
  useEffect(() => {
    const timer = setTimeout(() => void load(undefined), name === '' ? 0 : typingMs);
    return () => {
      clearTimeout(timer);
    };
  }, [which, name]);
  return {
    visits,
    trouble,
    isLoading,
    more: cursor === undefined ? undefined : () => void load(cursor),
  };
}
