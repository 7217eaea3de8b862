import { useEffect, useRef, useState } from 'preact/hooks';
import type { Message } from '../../../../client/gatehouse-client.ts';
import type { Api, Trouble, Visit } from '../api/api.ts';
import { pageQuery } from '../api/use-pages.ts';
import type { WaitingTick } from '../rules/roll.ts';

const everyMs = 5_000;
const ticksAtOnce = 100;

/** Who is inside and who was seen, as far as the service said; it stays when the network goes. */
export interface Roll {
  readonly visits: readonly Visit[] | undefined;
  /** When the service said so. */
  readonly asOf: string | undefined;
  readonly trouble: Trouble | undefined;
  readonly ticks: readonly WaitingTick[];
  /** Ticks of this desk that the service does not have yet. */
  readonly waiting: readonly WaitingTick[];
  readonly tick: (visitId: string, isSeen: boolean) => void;
}

type OnSite = Message<'RollCall'>;

/** Reads the roll call every few seconds, and sends ticks as soon as there is a network. */
export function useRoll(api: Api, siteId: string, since: string): Roll {
  const [visits, setVisits] = useState<readonly Visit[]>();
  const [asOf, setAsOf] = useState<string>();
  const [trouble, setTrouble] = useState<Trouble>();
  const [ticks, setTicks] = useState<readonly WaitingTick[]>([]);
  const [waiting, setWaiting] = useState<readonly WaitingTick[]>([]);
  const unsent = useRef<readonly WaitingTick[]>([]);
  const keep = (next: readonly WaitingTick[]): void => {
    unsent.current = next;
    setWaiting(next);
  };
  const readInside = async (): Promise<Trouble | undefined> => {
    const all: Visit[] = [];
    let cursor: string | undefined;
    let page: OnSite | undefined;
    do {
      const query = pageQuery(cursor);
      const asked = await api.ask((client) =>
        client.GET('/sites/{siteId}/on-site', { params: { path: { siteId }, query } }),
      );
      if (asked.kind === 'unchanged') return undefined;
      if (asked.kind !== 'data') return asked;
      page ??= asked.data;
      all.push(...asked.data.items);
      cursor = asked.data.nextCursor;
    } while (cursor !== undefined);
    setVisits(all);
    setAsOf(page.asOf);
    return undefined;
  };
  const sendTicks = async (): Promise<Trouble | undefined> => {
    while (unsent.current.length > 0) {
      const some = unsent.current.slice(0, ticksAtOnce);
      const body = { ticks: some.map((tick) => ({ ...tick })) };
      const asked = await api.ask((client) =>
        client.POST('/sites/{siteId}/roll-call/ticks', { params: { path: { siteId } }, body }),
      );
      if (asked.kind === 'unchanged') return undefined;
      if (asked.kind !== 'data') return asked;
      keep(unsent.current.filter((tick) => !some.includes(tick)));
    }
    return undefined;
  };
  const readTicks = async (): Promise<Trouble | undefined> => {
    const all: WaitingTick[] = [];
    let cursor: string | undefined;
    do {
      const query = { since, ...pageQuery(cursor) };
      const asked = await api.ask((client) =>
        client.GET('/sites/{siteId}/roll-call/ticks', { params: { path: { siteId }, query } }),
      );
      if (asked.kind === 'unchanged') return undefined;
      if (asked.kind !== 'data') return asked;
      all.push(...asked.data.items);
      cursor = asked.data.nextCursor;
    } while (cursor !== undefined);
    setTicks(all);
    return undefined;
  };
  useEffect(() => {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const turn = async (): Promise<void> => {
      const came = (await sendTicks()) ?? (await readInside()) ?? (await readTicks());
      if (isOver) return;
      setTrouble(came);
      timer = setTimeout(() => void turn(), everyMs);
    };
    void turn();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [api, siteId, since]);
  return {
    visits,
    asOf,
    trouble,
    ticks: [...ticks, ...waiting],
    waiting,
    tick: (visitId, isSeen) => {
      const tick = {
        visitId,
        state: isSeen ? ('safe' as const) : ('withdrawn' as const),
        tickedAt: new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
      };
      keep([...unsent.current, tick]);
      void sendTicks().then((came) => {
        if (came) setTrouble(came);
      });
    },
  };
}
