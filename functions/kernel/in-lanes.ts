/**
 * Does the work for each item, at most `lanes` at once, and answers in the order of the items. After a fault it starts
 * nothing new, waits for what is running, then throws the fault.
 */
export async function inLanes<Item, Result>(
  lanes: number,
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const left = items.entries();
  const faults: unknown[] = [];
  const lane = async (): Promise<void> => {
    for (const [index, item] of left) {
      if (faults.length > 0) return;
      try {
        results[index] = await work(item);
      } catch (error) {
        faults.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  if (faults.length > 0) throw faults[0];
  return results;
}
