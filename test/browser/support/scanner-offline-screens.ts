import type { Page } from 'playwright-core';
import type { LineMode } from '../../../web/scanner/src/offline/line-state.ts';
import { people, type Disclosed } from './offline-world.ts';
import { wedge } from './scanner-app.ts';
import { now, ok, type ApiDouble } from './scanner-double.ts';

/** Brings a page, whose shift has begun, to one screen. */
type Show = (page: Page, api: ApiDouble) => Promise<void>;

export const rollPin = '135790';
const hourMs = 3_600_000;

/** Chooses under “More” whether the device works with the network. */
export async function setNetwork(page: Page, mode: LineMode): Promise<void> {
  await page.locator('.ways button').nth(3).click();
  await page.locator(`dialog .option:has(input[name=network][value=${mode}])`).click();
  await page.locator('dialog header button').click();
  await page.locator('dialog').waitFor({ state: 'detached' });
}

const alone = (page: Page): Promise<void> => setNetwork(page, 'offline');
const way = async (page: Page, direction: 'in' | 'out'): Promise<void> => {
  await page.locator(`.gate .option:has(input[name=way][value=${direction}])`).click();
};
const verdict = (page: Page, look: string): Promise<void> => page.locator(`.verdict.${look}`).waitFor();

/** Shows a code at a gate without the network. */
const shows =
  (person: Disclosed, look: string, direction: 'in' | 'out' = 'in'): Show =>
  async (page, api) => {
    await alone(page);
    await way(page, direction);
    await wedge(page, await api.world.code(person));
    await verdict(page, look);
  };

/** Sends the device another pack, and then takes its network away. */
const withPack =
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
const later =
  (hours: number, look: string): Show =>
  async (page, api) => {
    await alone(page);
    await page.clock.setFixedTime(now.getTime() + hours * hourMs);
    await wedge(page, await api.world.code(people.expected, 590 + hours * 3600));
    await verdict(page, look);
  };

/** Types a name as it was booked. */
const byName =
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
const passes =
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

const rollCall: Show = async (page) => {
  await page.locator('.ways button').nth(3).click();
  await page.locator('dialog .wide').nth(1).click();
};
const unlockRoll = async (page: Page, pin: string): Promise<void> => {
  await page.locator('input[name=rollPin]').fill(pin);
  await page.locator('dialog button[type=submit]').click();
};

/** Refuses, or allows again, to write passages: the disk is full. */
const fillDisk = (page: Page, isFull: boolean): Promise<unknown> =>
  page.evaluate(`(() => {
    const real = (globalThis.realPut ??= IDBObjectStore.prototype.put);
    IDBObjectStore.prototype.put = ${String(isFull)}
      ? function (...given) {
          if (this.name === 'queue') throw new DOMException('full', 'QuotaExceededError');
          return real.apply(this, given);
        }
      : real;
  })()`);

/** Every screen of work without a network, and of the roll call. */
export const offlineScreens: Readonly<Record<string, Show>> = {
  alone: async (page) => {
    // The reader of codes is loaded by then.
    await page.waitForLoadState('networkidle');
    await page.context().setOffline(true);
    await page.locator('.line[data-alone=true]').waitFor();
  },
  'alone-forced': async (page) => {
    await alone(page);
    await page.locator('.line[data-alone=true]').waitFor();
  },
  'online-forced': async (page) => {
    await setNetwork(page, 'online');
    await page.locator('.line').waitFor();
  },
  'network-choice': async (page, api) => {
    await passes(2)(page, api);
    await page.locator('.ways button').nth(3).click();
    await page.locator('input[name=network][value=offline]').scrollIntoViewIfNeeded();
  },
  'offline-checked-in': shows(people.expected, 'good'),
  'offline-undo': async (page, api) => {
    await passes(1)(page, api);
    await page.locator('.last').click();
    await page.locator('.offers button').first().click();
    await page.locator('dialog[open]').waitFor();
  },
  'offline-checked-out': shows(people.leaving, 'good', 'out'),
  'offline-out-unknown': shows({ englishName: 'YUEN, Lai Sze' }, 'good', 'out'),
  'offline-already-in': shows(people.inside, 'known'),
  'offline-choose': shows(people.twice, 'ask'),
  'offline-similar-name': shows({ englishName: 'MOK, Chi Keung', idPrefix: 'H890' }, 'ask'),
  'offline-booked-name': async (page, api) => {
    await offlineScreens['offline-similar-name']?.(page, api);
    await page.locator('.offers button').first().click();
    await page.locator('dialog[open]').waitFor();
  },
  'offline-booked-found': byName('Vincent Mok Chi Keung', 'ask'),
  'offline-booked-unknown': byName('Somebody Else Entirely', 'good'),
  'offline-walk-in': shows({ englishName: 'TAM, Yuet Ming' }, 'good'),
  'offline-ask-supervisor': shows(people.watched, 'ask'),
  'offline-denied': shows(people.barred, 'bad'),
  'offline-waits-for-host': shows(people.waiting, 'ask'),
  'offline-no-name': shows({ ageOver: 18 }, 'ask'),
  'offline-entry-unreadable': shows(people.spoilt, 'ours'),
  'offline-not-a-code': async (page) => {
    await alone(page);
    await wedge(page, 'https://example.com/menu');
    await verdict(page, 'bad');
  },
  'offline-expired': async (page, api) => {
    await alone(page);
    await wedge(page, await api.world.code(people.expected, 0));
    await verdict(page, 'bad');
  },
  'offline-notice': async (page) => {
    await alone(page);
    await page.context().setOffline(true);
    await page.locator('.ways button').nth(2).click();
    await page.locator('.notice').waitFor();
  },
  'offline-last-walk-in': async (page, api) => {
    await passes(1)(page, api);
    await page.locator('.last').click();
    await verdict(page, 'good');
  },
  'offline-last-sent': async (page, api) => {
    await passes(1)(page, api);
    await setNetwork(page, 'automatic');
    await page.locator('.line').waitFor({ state: 'detached' });
    await page.locator('.last').click();
    await verdict(page, 'good');
  },
  'passages-waiting': async (page, api) => {
    api.passages = 'offline';
    await passes(3)(page, api);
    await setNetwork(page, 'automatic');
    await page.locator('.line').waitFor();
  },
  'passages-sent': async (page, api) => {
    await passes(2)(page, api);
    await setNetwork(page, 'automatic');
    await page.locator('.line').waitFor({ state: 'detached' });
  },
  'storage-full': async (page, api) => {
    await fillDisk(page, true);
    await shows({ englishName: 'POON, Siu Ling' }, 'ours')(page, api);
    await fillDisk(page, false);
  },
  'offline-ask-host': withPack(
    ({ world }) => world.packAsking,
    shows({ englishName: 'SIU, Hoi Lam' }, 'ask'),
  ),
  'offline-not-expected': withPack(
    ({ world }) => world.packRefusing,
    shows({ englishName: 'SIU, Hoi Lam' }, 'ask'),
  ),
  'offline-no-pack': later(40, 'ours'),
  'offline-bundle-stale': later(49, 'ours'),
  'roll-online': async (page, api) => {
    await rollCall(page, api);
    await page.locator('.roll li').first().waitFor();
  },
  'roll-locked': async (page, api) => {
    await alone(page);
    await rollCall(page, api);
    await page.locator('input[name=rollPin]').waitFor();
  },
  'roll-wrong-pin': async (page, api) => {
    await offlineScreens['roll-locked']?.(page, api);
    await unlockRoll(page, '000000');
    await page.locator('dialog [role=alert]').waitFor();
  },
  'roll-open': async (page, api) => {
    await alone(page);
    await page.clock.setFixedTime(now.getTime() + 60_000);
    await passes(1)(page, api);
    await rollCall(page, api);
    await unlockRoll(page, rollPin);
    await page.locator('.roll li').nth(1).waitFor();
    await page.locator('.roll button').first().click();
    await page.locator('.roll button[aria-pressed=true]').waitFor();
  },
  // The last one: what was not accepted stays on the device.
  'passages-refused': async (page, api) => {
    api.passages = 'refused';
    await passes(2)(page, api);
    await setNetwork(page, 'automatic');
    await page.locator('.line[data-alone=false]').waitFor();
  },
};

/** Everything as it was: the network, the clock, and what the service says. */
export async function backOnline(page: Page, api: ApiDouble): Promise<void> {
  Object.assign(api, { passages: 'recorded', pack: ok(api.world.pack) });
  await page.context().setOffline(false);
  await page.clock.setFixedTime(now);
  if ((await page.locator('.line').count()) > 0) await setNetwork(page, 'automatic');
  await way(page, 'in');
}

/** Screens of work without a network that stand outside of a shift; each begins with a new device. */
export const endedScreens = {
  'shift-ended': async (page, api) => {
    await passes(1)(page, api);
    await setNetwork(page, 'automatic');
    await endShift(page);
  },
  'shift-ended-waiting': async (page, api) => {
    api.passages = 'offline';
    await passes(2)(page, api);
    await endShift(page);
  },
} as const satisfies Readonly<Record<string, Show>>;

async function endShift(page: Page): Promise<void> {
  await page.locator('.ways button').nth(3).click();
  await page.locator('dialog .wide').first().click();
  await page.locator('.confirm .primary').click();
  await page.locator('.page .note').waitFor();
}
