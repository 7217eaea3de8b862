import type { Page } from 'playwright-core';
import { expected, ok, problem, visit, type Answer, type ApiDouble } from './scanner-double.ts';
import { endedScreens, offlineScreens } from './scanner-offline-screens.ts';
import { backOnline, rollPin, setNetwork } from './scanner-offline-steps.ts';

/** Brings a page, whose shift has begun, to one screen. */
type Show = (page: Page, api: ApiDouble) => Promise<void>;

/** Any code will do: the answer is the test’s. */
const code = `eyJhbGciOiJFUzI1NiJ9.${'p'.repeat(80)}.${'s'.repeat(86)}`;

export async function scan(page: Page): Promise<void> {
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
}

const scanned =
  (answer: Answer, look: string): Show =>
  async (page, api) => {
    api.scan = answer;
    await scan(page);
    await page.locator(`.verdict.${look}`).waitFor();
  };
const outcome = (name: string, look: string, more: object): Show =>
  scanned(ok({ outcome: name, scanId: 'x', ...more }), look);
const rejected = (reason: string, ref: string, look = 'bad'): Show =>
  outcome('rejected', look, { reason, ref });
/** Opens one of the four ways at the bottom. */
const way =
  (index: number): Show =>
  async (page) => {
    await page.locator('.ways button').nth(index).click();
    await page.locator('dialog[open]').waitFor();
  };
const near = [
  { ...expected, near: 'same_prefix', visitor: { englishName: 'CHAN, David T. M.' } },
  { ...expected, visitId: 'b3BhcXVlLXZpc2l0LWlkNw', near: 'name', host: { unit: '30B' } },
];
const companions = [
  { visitId: 'b3BhcXVlLXZpc2l0LWlkOA', state: 'expected', visitor: { englishName: 'CHAN, Siu Ming' } },
  { visitId: 'b3BhcXVlLXZpc2l0LWlkOQ', state: 'checked_in', visitor: { chineseName: '陳小美' } },
];

/** Without this the device itself would answer where the service does not. */
const onlyOnline =
  (show: Show): Show =>
  async (page, api) => {
    await setNetwork(page, 'online');
    await show(page, api);
  };

/** Every screen of a shift by its name: one for each outcome, and the other ways in. */
export const onlineScreens: Readonly<Record<string, Show>> = {
  ready: async (page) => {
    await page.locator('[data-camera=running]').waitFor();
  },
  'checked-in': outcome('checked_in', 'good', { visit }),
  'checked-in-companions': outcome('checked_in', 'good', {
    visit: {
      ...visit,
      companions,
      notes: 'Brings a ladder; use the goods lift.',
      vehicle: { plate: 'AB1234' },
    },
  }),
  'checked-out': outcome('checked_out', 'good', {
    visit: { ...visit, state: 'checked_out', checkedOutAt: '2026-11-23T01:10:00Z', checkedOutGateId: 'main' },
  }),
  'already-in': outcome('already_checked_in', 'known', {
    visit: { ...visit, checkedInAt: '2026-11-23T00:42:00Z', checkedInGateId: 'car-park' },
  }),
  'already-out': outcome('already_checked_out', 'known', {
    visit: { ...visit, state: 'checked_out', checkedOutAt: '2026-11-23T00:55:00Z', checkedOutGateId: 'main' },
  }),
  choose: outcome('choose', 'ask', {
    candidates: [expected, { ...expected, visitId: 'b3BhcXVlLXZpc2l0LWlkNw', host: { unit: '30B' } }],
    choiceToken: 't',
  }),
  'choose-near': outcome('choose', 'ask', { candidates: near, choiceToken: 't' }),
  'walk-in': outcome('checked_in', 'good', { visit: { ...visit, origin: 'walk_in', host: undefined } }),
  'waits-for-host': outcome('pending_approval', 'ask', {
    visit: { ...expected, state: 'pending_approval', waitsFor: 'host' },
  }),
  'ask-supervisor': outcome('pending_approval', 'ask', {
    visit: { ...expected, state: 'pending_approval', waitsFor: 'supervisor' },
  }),
  'not-expected': outcome('no_match', 'ask', { reason: 'not_expected' }),
  'no-name': outcome('no_match', 'ask', { reason: 'name_not_disclosed' }),
  'not-inside': outcome('no_match', 'ask', { reason: 'not_on_site' }),
  denied: outcome('denied', 'bad', {}),
  refused: rejected('expired', 'T01'),
  'not-genuine': rejected('signature_invalid', 'S01'),
  'not-a-personal-code': rejected('not_a_personal_code', 'D02'),
  'scanner-layout': rejected('scanner_layout', 'D10', 'ours'),
  'cannot-tell': onlyOnline(scanned(problem(503, 'cannot_verify_now'), 'ours')),
  'no-network': onlyOnline(scanned('offline', 'ours')),
  'gate-gone': scanned(problem(404, 'gate_not_found'), 'ours'),
  checking: async (page, api) => {
    api.scan = 'never';
    await scan(page);
    await page.locator('.busy').waitFor();
  },
  today: async (page, api) => {
    await way(0)(page, api);
    await page.locator('.visits button').nth(4).waitFor();
  },
  'by-hand': async (page, api) => {
    await onlineScreens['today']?.(page, api);
    await page.locator('.visits button').first().click();
    await page.locator('input.pin').waitFor();
  },
  'walk-in-form': way(1),
  'walk-in-like': async (page, api) => {
    api.visit = ok(expected);
    api.walkIn = problem(409, 'visitor_expected', {
      errors: [{ path: 'visitor', message: `is like visit ${expected.visitId}, expected` }],
    });
    await way(1)(page, api);
    await page.locator('input[name=englishName]').fill('Chan Tai Man');
    await page.locator('input[name=unit]').fill('12A');
    await page.locator('dialog button[type=submit]').click();
    await page.locator('.candidates').waitFor();
  },
  notice: async (page, api) => {
    await way(2)(page, api);
    await page.locator('.notice-texts').waitFor();
  },
  'notice-turned': async (page, api) => {
    await onlineScreens['notice']?.(page, api);
    await page.locator('.turn').click();
  },
  undo: async (page, api) => {
    await onlineScreens['checked-in']?.(page, api);
    await page.locator('.offers button').first().click();
    await page.locator('dialog[open]').waitFor();
  },
  'last-passage': async (page, api) => {
    await onlineScreens['checked-in']?.(page, api);
    await page.locator('.offers button').last().click();
    await page.locator('.last').waitFor();
  },
  more: way(3),
  'end-shift': async (page, api) => {
    await way(3)(page, api);
    await page.locator('dialog .wide').first().click();
    await page.locator('.confirm').waitFor();
  },
};

/** Every screen of a shift, with the network and without. */
export const screens: Readonly<Record<string, Show>> = { ...onlineScreens, ...offlineScreens };

/** Screens that stand before or after a shift, from the first page on. */
export const outerScreens: Readonly<Record<string, Show>> = {
  enrol: async (page) => {
    await page.locator('input[name=code]').waitFor();
  },
  'enrol-refused': async (page, api) => {
    api.enrol = problem(403, 'enrolment_refused');
    await fillEnrolment(page);
    await page.locator('.note.bad').waitFor();
  },
  'start-shift': async (page) => {
    await enrol(page);
  },
  'start-shift-amiss': async (page, api) => {
    await enrol(page);
    api.site = 'offline';
    await page.locator('button.primary').click();
    await page.locator('.checks').waitFor();
  },
  revoked: async (page, api) => {
    await enrol(page);
    api.site = problem(401, 'unauthenticated');
    await page.reload();
    await page.locator('.stopped').waitFor();
  },
  'no-network-start': async (page, api) => {
    await enrol(page);
    api.site = 'offline';
    await page.reload();
    // The site is kept on the device, so that a shift can begin.
    await page.locator('input[name=gate]').first().waitFor();
  },
  'two-windows': async (page) => {
    const other = await page.context().newPage();
    await other.goto(page.url());
    // It waits for this window, and has its place as soon as this one is loaded again.
    await other.locator('.stopped').waitFor();
    await page.reload();
    await page.locator('.stopped').waitFor();
  },
  ...Object.fromEntries(
    Object.entries(endedScreens).map(([name, show]): [string, Show] => [
      name,
      async (page, api) => {
        await enrol(page);
        await startShift(page);
        await show(page, api);
      },
    ]),
  ),
};

async function fillEnrolment(page: Page): Promise<void> {
  await page.locator('input[name=code]').fill(`gatehouse-enrolment.1.demo.harbour-court.${'k'.repeat(27)}`);
  await page.locator('input[name=name]').fill('Main gate, left phone');
  await page.locator('button[type=submit]').click();
}

/** Enrols the device with the double, up to the start of a shift. */
export async function enrol(page: Page): Promise<void> {
  await fillEnrolment(page);
  await page.locator('input[name=gate]').first().waitFor();
}

/** Starts a shift at the first gate. */
export async function startShift(page: Page): Promise<void> {
  await page.locator('input[name=rollPin]').fill(rollPin);
  await page.locator('button.primary').click();
  await page.locator('.gate.idle').waitFor();
}

/** Goes back to the camera and to the network; out of a request that is never answered, by a reload. */
export async function leave(page: Page, api: ApiDouble): Promise<void> {
  if ((await page.locator('.busy').count()) > 0) await page.reload();
  while ((await page.locator('dialog[open]').count()) > 0)
    await page.locator('dialog[open] header button').click();
  if ((await page.locator('.verdict').count()) > 0) await page.locator('.offers button').last().click();
  await page.locator('.gate.idle').waitFor();
  await backOnline(page, api);
}
