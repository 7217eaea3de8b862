interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor?: string | undefined;
}

/** Every item of a list of the API: asks for one page after another, until none follows. */
export async function allPages<Item>(
  page: (cursor: { readonly cursor?: string }) => Promise<Page<Item>>,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const read = await page(cursor === undefined ? {} : { cursor });
    items.push(...read.items);
    cursor = read.nextCursor;
  } while (cursor !== undefined);
  return items;
}
