import { useEffect, useState } from 'preact/hooks';
import type { Asked, Trouble } from './api.ts';

interface PageOf<Item> {
  readonly items: readonly Item[];
  readonly nextCursor?: string;
}

/** A list of the service as far as it has been read. */
export interface Pages<Item> {
  readonly items: readonly Item[];
  /** False until the first page is there. */
  readonly isRead: boolean;
  readonly trouble: Trouble | undefined;
  /** Reads the next page; absent on the last. */
  readonly more: (() => void) | undefined;
  /** Reads everything again from the beginning. */
  readonly reload: () => Promise<void>;
  /** Puts an item in the place of the one with the same id, or before all. */
  readonly put: (item: Item) => void;
}

/**
 * Reads a list page by page, from the beginning whenever one of `inputs` changes. `idOf` tells items apart.
 */
export function usePages<Item>(
  readPage: (cursor: string | undefined) => Promise<Asked<PageOf<Item>>>,
  idOf: (item: Item) => string,
  inputs: readonly unknown[],
): Pages<Item> {
  const [items, setItems] = useState<readonly Item[]>([]);
  const [cursor, setCursor] = useState<string>();
  const [isRead, setIsRead] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const read = async (
    from: string | undefined,
    before: readonly Item[],
    isOver = () => false,
  ): Promise<void> => {
    const asked = await readPage(from);
    if (isOver() || asked.kind === 'unchanged') return;
    if (asked.kind !== 'data') {
      setTrouble(asked);
      return;
    }
    setTrouble(undefined);
    setItems([...before, ...asked.data.items]);
    setCursor(asked.data.nextCursor);
    setIsRead(true);
  };
  useEffect(() => {
    let isOver = false;
    setItems([]);
    setIsRead(false);
    void read(undefined, [], () => isOver);
    return () => {
      isOver = true;
    };
  }, inputs);
  return {
    items,
    isRead,
    trouble,
    more: cursor === undefined ? undefined : () => void read(cursor, items),
    reload: () => read(undefined, []),
    put: (item) => {
      const id = idOf(item);
      setItems((all) =>
        all.some((one) => idOf(one) === id)
          ? all.map((one) => (idOf(one) === id ? item : one))
          : [item, ...all],
      );
    },
  };
}

/** The query of a page: `{ limit, cursor }`. */
export const pageQuery = (cursor: string | undefined, limit = 100) => ({
  limit,
  ...(cursor === undefined ? {} : { cursor }),
});
