import { useEffect, useState } from 'preact/hooks';
import type { Trouble } from '../api/api.ts';
import { pageQuery } from '../api/use-pages.ts';
import { useSite } from '../desk.ts';
import type { Numbers, Period } from '../rules/numbers.ts';
import { dayAfter } from '../rules/times.ts';

/** Hours are kept so long. */
const hourDays = 31;

/** What the service counted in a period. */
export interface Counted {
  readonly period: Period;
  readonly rows: readonly Numbers[];
  readonly hours: readonly Numbers[];
  /** The first day of which hours were read; `undefined` where none are kept of the period. */
  readonly hoursFrom: string | undefined;
}

/** Reads the numbers of a period: its days or weeks, and the hours that are still kept of it. */
export function useNumbers(period: Period, today: string) {
  const { api, site } = useSite();
  const [counted, setCounted] = useState<Counted>();
  const [trouble, setTrouble] = useState<Trouble>();
  const { from, to, by } = period;
  useEffect(() => {
    let isOver = false;
    const readAll = async (
      first: string,
      unit: 'hour' | 'day' | 'week',
    ): Promise<readonly Numbers[] | Trouble> => {
      const items: Numbers[] = [];
      let cursor: string | undefined;
      do {
        const query = { ...pageQuery(cursor), from: first, to, by: unit };
        const asked = await api.ask((client) =>
          client.GET('/sites/{siteId}/numbers', { params: { path: { siteId: site.siteId }, query } }),
        );
        if (asked.kind === 'unchanged') return items;
        if (asked.kind !== 'data') return asked;
        items.push(...asked.data.items);
        cursor = asked.data.nextCursor;
      } while (cursor !== undefined && !isOver);
      return items;
    };
    const read = async (): Promise<void> => {
      const oldest = dayAfter(today, 1 - hourDays);
      const hoursFrom = to < oldest ? undefined : from > oldest ? from : oldest;
      const rows = await readAll(from, by);
      const hours = hoursFrom === undefined ? [] : await readAll(hoursFrom, 'hour');
      if (isOver) return;
      if ('kind' in rows) setTrouble(rows);
      else if ('kind' in hours) setTrouble(hours);
      else {
        setTrouble(undefined);
        setCounted({ period, rows, hours, hoursFrom });
      }
    };
    void read();
    return () => {
      isOver = true;
    };
  }, [api, site.siteId, from, to, by]);
  return { counted, trouble };
}
