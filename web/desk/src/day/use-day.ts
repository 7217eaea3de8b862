import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Api, Trouble, Visit } from '../api/api.ts';
import { DayFeed } from './day-feed.ts';

/** How often the desk looks for news, and at how many pages each time. */
const everyMs = 4_000;
const pagesEachTime = 3;
/** The first page comes fast, the others are few (docs/decisions/260). */
const firstPage = 100;
const pageSize = 500;

/** The visits of a day as far as they have been read. */
export interface Day {
  readonly visits: readonly Visit[];
  /** False while pages are still being read. */
  readonly isWhole: boolean;
  /** When the last look succeeded: milliseconds since 1970. */
  readonly asOfMs: number | undefined;
  /** Why the last look brought nothing. */
  readonly trouble: Trouble | undefined;
  /** Shows a visit as it was just changed here. */
  readonly put: (visit: Visit) => void;
}

/** Reads the visits of a day, and looks for news while the window is seen. */
export function useDay(api: Api, siteId: string, day: string): Day {
  const [, setTurn] = useState(0);
  const [asOfMs, setAsOf] = useState<number>();
  const [trouble, setTrouble] = useState<Trouble>();
  const feed = useMemo(
    () =>
      new DayFeed((cursor, etag) =>
        api.ask((client) =>
          client.GET('/sites/{siteId}/visits', {
            params: {
              path: { siteId },
              query: {
                day,
                order: 'time',
                limit: cursor === undefined ? firstPage : pageSize,
                ...(cursor === undefined ? {} : { cursor }),
              },
            },
            ...(etag === undefined ? {} : { headers: { 'if-none-match': etag } }),
          }),
        ),
      ),
    [api, siteId, day],
  );
  useEffect(() => {
    setAsOf(undefined);
    setTrouble(undefined);
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const step = async (): Promise<void> => {
      const came = feed.isWhole ? await feed.look(pagesEachTime) : await feed.readNext();
      if (isOver) return;
      const wrong = typeof came === 'object' ? came : undefined;
      setTrouble(wrong);
      if (!wrong) setAsOf(Date.now());
      if (came !== false) setTurn((turn) => turn + 1);
      timer = setTimeout(() => void turn(), feed.isWhole || wrong ? everyMs : 0);
    };
    const turn = async (): Promise<void> => {
      // Nobody looks: the service is not asked.
      if (document.hidden) timer = setTimeout(() => void turn(), everyMs);
      else await step();
    };
    void turn();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [feed]);
  return {
    visits: feed.visits(),
    isWhole: feed.isWhole,
    asOfMs,
    trouble,
    put: (visit) => {
      feed.put(visit);
      setTurn((turn) => turn + 1);
    },
  };
}
