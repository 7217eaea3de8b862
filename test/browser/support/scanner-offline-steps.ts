import type { Page } from 'playwright-core';
import type { LineMode } from '../../../web/scanner/src/offline/line-state.ts';
import { people, type Disclosed } from './offline-world.ts';
import { wedge } from './scanner-app.ts';
import { now, ok, type ApiDouble } from './scanner-double.ts';

/** Brings a page, whose shift has begun, to one screen. */
export type Show = (page: Page, api: ApiDouble) => Promise<void>;

export const rollPin = '135790';
const hourMs = 3_600_000;

/** Chooses under “More” whether the device works with the network. */
export async function setNetwork(page: Page, mode: LineMode): Promise<void> {
  await page.locator('.ways button').nth(3).click();
  await page.locator(`dialog .option:has(input[name=network][value=${mode}])`).click();
  await page.locator('dialog header button').click();
  await page.locator('dialog').waitFor({ state: 'detached' });
}

export const alone = (page: Page): Promise<void> => setNetwork(page, 'offline');
export const way = async (page: Page, direction: 'in' | 'out'): Promise<void> => {
  await page.locator(`.gate .option:has(input[name=way][value=${direction}])`).click();
};
export const verdict = (page: Page, look: string): Promise<void> =>
  page.locator(`.verdict.${look}`).waitFor();

/** Shows a code at a gate without the network. */
export const shows =
  (person: Disclosed, look: string, direction: 'in' | 'out' = 'in'): Show =>
  async (page, api) => {
    await alone(page);
    await way(page, direction);
    await wedge(page, await api.world.code(person));
    await verdict(page, look);
  };

/** Sends the device another pack, and then takes its network away. */
export const withPack =
  (pack: (api: ApiDouble) => object, show: Show): Show =>
  async (page, api) => {
    api.pack = ok(pack(api));
    await alone(page);
    const fetched = page.waitForResponse((answer) => answer.url().includes('/offline-pack'));
    await setNetwork(page, 'automatic');
    await fetched;
    await show(page, api);
  };

/** The same, so many hours later. */
export const later =
  (hours: number, look: string): Show =>
  async (page, api) => {
    await alone(page);
    await page.clock.setFixedTime(now.getTime() + hours * hourMs);
    await wedge(page, await api.world.code(people.expected, 590 + hours * 3600));
    await verdict(page, look);
  };

/** Types a name as it was booked. */
export const byName =
  (name: string, look: string): Show =>
  async (page) => {
    await alone(page);
    await page.locator('.ways button').first().click();
    await page.locator('input[name=englishName]').fill(name);
    await page.locator('dialog button[type=submit]').click();
    await verdict(page, look);
  };

let names = 0;
/** A name that nobody had before: a second walk-in of one name is the same visitor. */
const nextName = (): string =>
  String((names += 1)).replaceAll(/\d/g, (digit) => 'ABCDEFGHIJ'.charAt(Number(digit)));

/** So many walk-ins, one after the other. */
export const passes =
  (count: number): Show =>
  async (page, api) => {
    await alone(page);
    await way(page, 'in');
    for (let index = 0; index < count; index += 1) {
      await wedge(page, await api.world.code({ englishName: `VISITOR, ${nextName()}` }));
      await page.locator('.verdict').waitFor();
      await page.locator('.offers button').last().click();
      await page.locator('.verdict').waitFor({ state: 'detached' });
    }
  };

export const rollCall: Show = async (page) => {
  await page.locator('.ways button').nth(3).click();
  await page.locator('dialog .wide').nth(1).click();
};
export const unlockRoll = async (page: Page, pin: string): Promise<void> => {
  await page.locator('input[name=rollPin]').fill(pin);
  await page.locator('dialog button[type=submit]').click();
};

/** Refuses, or allows again, to write passages: the disk is full. */
export const fillDisk = (page: Page, isFull: boolean): Promise<unknown> =>
  page.evaluate(`(() => {
    const real = (globalThis.realPut ??= IDBObjectStore.prototype.put);
    IDBObjectStore.prototype.put = ${String(isFull)}
      ? function (...given) {
          if (this.name === 'queue') throw new DOMException('full', 'QuotaExceededError');
          return real.apply(this, given);
        }
      : real;
  })()`);

/** Everything as it was: the network, the clock, and what the service says. */
export async function backOnline(page: Page, api: ApiDouble): Promise<void> {
  Object.assign(api, { passages: 'recorded', pack: ok(api.world.pack) });
  await page.context().setOffline(false);
  await page.clock.setFixedTime(now);
  if ((await page.locator('.line').count()) > 0) await setNetwork(page, 'automatic');
  await way(page, 'in');
}
