/**
 * The items of several streams as one, in order, where each stream is in order. It holds one item of each.
 * @param isBefore - whether the first item comes before the second
 */
export async function* inOrder<Item>(
  streams: readonly AsyncIterable<Item>[],
  isBefore: (one: Item, other: Item) => boolean,
): AsyncGenerator<Item> {
  const readers = streams.map((stream) => stream[Symbol.asyncIterator]());
  const heads = await Promise.all(readers.map((reader) => reader.next()));
  for (;;) {
    let next: number | undefined;
    for (const [index, head] of heads.entries()) {
      const best = next === undefined ? undefined : heads[next];
      if (
        head.done !== true &&
        (best === undefined || best.done === true || isBefore(head.value, best.value))
      )
        next = index;
    }
    const head = next === undefined ? undefined : heads[next];
    const reader = next === undefined ? undefined : readers[next];
    if (next === undefined || !reader || !head || head.done === true) return;
    yield head.value;
    heads[next] = await reader.next();
  }
}
