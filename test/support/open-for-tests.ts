import { afterAll, beforeAll } from '@jest/globals';

/** DynamoDB Local may have to be fetched first. */
const openingMs = 60_000;

/**
 * Opens something before the tests of a file, or of a `describe`, and closes it after them. What it answers has the fields
 * of what was opened; they can be read from then on.
 */
export function openForTests<Opened extends { close: () => Promise<void> }>(
  open: () => Promise<Opened>,
): Opened {
  let opened: Opened | undefined;
  beforeAll(async () => {
    opened = await open();
  }, openingMs);
  afterAll(() => opened?.close());
  return new Proxy({} as Opened, {
    get: (_, name) => {
      if (!opened) throw new Error(`${String(name)} is read before it is open`);
      return Reflect.get(opened, name) as unknown;
    },
  });
}
