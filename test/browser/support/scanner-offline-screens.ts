import type { Page } from 'playwright-core';
import { people } from './offline-world.ts';
import { wedge } from './scanner-app.ts';
import { now } from './scanner-double.ts';
import {
  alone,
  byName,
  fillDisk,
  later,
  passes,
  rollCall,
  rollPin,
  setNetwork,
  shows,
  unlockRoll,
  verdict,
  withPack,
  type Show,
} from './scanner-offline-steps.ts';

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
  'offline-booked-unknown': byName('Somebody Else Entirely', 'ask'),
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
