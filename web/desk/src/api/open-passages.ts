import { useEffect, useState } from 'preact/hooks';
import { useDesk } from '../desk.ts';

/** As many are counted; more than this is shown as `20+`. */
const counted = 20;
const everyMs = 300_000;
const changed = 'gatehouse-attention';

/** Tells the menu that a passage was resolved. */
export const attentionChanged = (): void => {
  dispatchEvent(new Event(changed));
};

/**
 * How many passages of a site need attention: `3`, `20+`, or `undefined` for none. It is asked again every five minutes while
 * the page is seen, with the entity tag of the last answer.
 */
export function useOpenPassages(siteId: string | undefined): string | undefined {
  const { api, may } = useDesk();
  const [count, setCount] = useState<string>();
  const isAsked = may('listPassages');
  useEffect(() => {
    setCount(undefined);
    if (siteId === undefined || !isAsked) return undefined;
    let tag: string | undefined;
    let isOver = false;
    const read = async (): Promise<void> => {
      if (document.visibilityState === 'hidden') return;
      const asked = await api.ask((client) =>
        client.GET('/sites/{siteId}/passages', {
          params: {
            path: { siteId },
            query: { needsAttention: 'true', limit: counted },
            header: tag === undefined ? {} : { 'If-None-Match': tag },
          },
        }),
      );
      if (isOver || asked.kind !== 'data') return;
      tag = asked.etag;
      const { items, nextCursor } = asked.data;
      setCount(items.length === 0 ? undefined : `${String(items.length)}${nextCursor ? '+' : ''}`);
    };
    const again = (): void => void read();
    again();
    const timer = setInterval(again, everyMs);
    addEventListener(changed, again);
    return () => {
      isOver = true;
      clearInterval(timer);
      removeEventListener(changed, again);
    };
  }, [api, siteId, isAsked]);
  return count;
}
