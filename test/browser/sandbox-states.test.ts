import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { describeInBrowser, openBrowser } from './support/chromium.ts';
import { doubleApi, servePage, type Answer, type ApiDouble } from './support/page-server.ts';
import { sizes, visitPage, type WatchedPage } from './support/visit-page.ts';

const visit = {
  visitId: 'v-1',
  visitor: { englishName: 'CHAN Tai Man', chineseName: '陳大文' },
  host: { unit: '12A', name: 'Wong' },
  expectedFrom: '2026-11-23T01:00:00Z',
  expectedUntil: '2026-11-23T04:00:00Z',
  checkedInAt: '2026-11-23T01:05:00Z',
  checkedInGateId: 'car-park',
};
const ok = (body: object): Answer => ({ status: 200, body });
const problem = (status: number, code: string): Answer => ({
  status,
  body: { status, code, title: 'no', requestId: '7c0e6f1a-0000-4000-8000-000000000000' },
});

/** Every state of the gate: what the API answers → how the gate looks and what it says, in each language. */
const states: Record<string, { answer: Answer; look: string; en: string[]; zh: string[] }> = {
  checked_in: {
    answer: ok({ outcome: 'checked_in', visit }),
    look: 'good',
    en: ['Checked in', 'CHAN Tai Man', 'To see Wong, unit 12A'],
    zh: ['已登記進入', '陳大文', '12A 室'],
  },
  checked_out: {
    answer: ok({ outcome: 'checked_out', visit }),
    look: 'good',
    en: ['Checked out', 'CHAN Tai Man'],
    zh: ['已登記離開', '陳大文'],
  },
  already_checked_in: {
    answer: ok({ outcome: 'already_checked_in', visit }),
    look: 'known',
    en: ['Already checked in', '09:05', 'Car park'],
    zh: ['早前已登記進入', '09:05', '停車場'],
  },
  choose: {
    answer: ok({ outcome: 'choose', candidates: [visit, { ...visit, visitId: 'v-2' }], choiceToken: 't' }),
    look: 'ask',
    en: ['Which visit?', '2 visits', 'unit 12A', '09:00', 'None of these'],
    zh: ['請選擇到訪', '12A 室', '全部不是'],
  },
  pending_approval: {
    answer: ok({ outcome: 'pending_approval', visit: { visitor: {} } }),
    look: 'ask',
    en: ['Wait for the host', 'Name not disclosed', 'Walk-in'],
    zh: ['等候住戶同意', '沒有披露姓名'],
  },
  no_match: {
    answer: ok({ outcome: 'no_match', reason: 'not_expected' }),
    look: 'ask',
    en: ['Not expected', 'Ring the host'],
    zh: ['沒有預先登記', '請致電住戶'],
  },
  denied: {
    answer: ok({ outcome: 'denied' }),
    look: 'bad',
    en: ['Do not admit', 'supervisor'],
    zh: ['不可放行'],
  },
  rejected: {
    answer: ok({ outcome: 'rejected', reason: 'unknown_key', ref: 'K01' }),
    look: 'bad',
    en: ['Code not accepted', 'K01', 'certificate'],
    zh: ['個人碼不獲接納', 'K01', '證書'],
  },
  unavailable: {
    answer: problem(503, 'cannot_verify_now'),
    look: 'ours',
    en: ['Cannot check just now', 'not the visitor’s fault', '7c0e6f1a', 'Try again'],
    zh: ['暫時未能核實', '與訪客無關', '再試一次'],
  },
  refused: {
    answer: problem(410, 'expired_choice_token'),
    look: 'ours',
    en: ['That did not work', 'not the visitor’s fault', 'ten minutes'],
    zh: ['未能完成', '十分鐘'],
  },
  offline: {
    answer: 'offline',
    look: 'ours',
    en: ['No connection', 'not the visitor’s fault'],
    zh: ['沒有網絡連接'],
  },
};

describeInBrowser('the sandbox page in every state', () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof servePage>>;
  let open: WatchedPage | undefined;
  beforeAll(async () => {
    server = await servePage();
    browser = await openBrowser();
  });
  afterEach(() => open?.close());
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  async function visitWith(
    options: BrowserContextOptions = {},
    prepare: (page: Page) => Promise<unknown> = () => Promise.resolve(),
  ): Promise<WatchedPage & { api: ApiDouble }> {
    let api: ApiDouble | undefined;
    open = await visitPage(
      browser,
      server.url,
      { viewport: sizes.phone, locale: 'en-HK', ...options },
      async (page) => {
        await page.clock.install({ time: new Date('2026-11-23T02:00:00Z') });
        api = await doubleApi(page);
        await prepare(page);
      },
    );
    if (!api) throw new Error('the page was not prepared');
    return { ...open, api };
  }
  const result = (page: Page) => page.locator('#result').innerText();
  const scanUntil = async (page: Page, look: string) => {
    await page.locator('#scan').click();
    await page.locator(`#result.${look} .word`).waitFor();
  };

  for (const [sizeName, viewport] of Object.entries(sizes)) {
    for (const [language, locale] of [
      ['en', 'en-HK'],
      ['zh', 'zh-HK'],
    ] as const) {
      // Each size and each language is checked once: the check is slow, and more combinations find nothing new.
      const checksAccessibility = (sizeName === 'phone') === (language === 'en');
      it(`looks right on a ${sizeName} in ${language}: colour, word and symbol, nothing cut off, accessible`, async () => {
        const { page, api, troubles, accessibility, picture } = await visitWith({ viewport, locale });
        expect(await accessibility()).toEqual([]);
        await picture(`${sizeName}-${language}-ready`);
        for (const [name, { answer, look, ...words }] of Object.entries(states)) {
          api.scan = answer;
          await scanUntil(page, look);
          const shown = await result(page);
          for (const word of words[language]) expect(shown).toContain(word);
          expect(await page.locator('#said > .icon use').count()).toBe(1);
          expect(await page.locator('#result').evaluate(overflow)).toBe(0);
          if (checksAccessibility)
            expect({ name, violations: await accessibility() }).toEqual({ name, violations: [] });
          await picture(`${sizeName}-${language}-${name}`);
          await page.locator('#next').click();
          expect(await result(page)).not.toContain('CHAN');
        }
        expect(troubles()).toEqual([]);
      });
    }
  }

  it('fits a screen of 320 pixels in both languages, with a long name', async () => {
    const { page, api } = await visitWith({ viewport: { width: 320, height: 640 } });
    const longest = { englishName: 'A'.repeat(100), chineseName: '陳'.repeat(100) };
    api.scan = ok({ outcome: 'choose', candidates: [{ ...visit, visitor: longest }], choiceToken: 't' });
    api.onSite = ok({ items: [{ ...visit, visitor: longest }], count: 1 });
    for (const language of ['en', 'zh-Hant']) {
      await page.locator(`[data-language=${language}]`).click();
      await scanUntil(page, 'ask');
      await page.locator('.on-site').evaluate((list: { open?: boolean }) => (list.open = true));
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    }
  });

  it('renews the code before it expires, and counts down to the renewal', async () => {
    const { page, api } = await visitWith();
    const code = () => page.locator('#qr svg').innerHTML();
    const first = await code();
    expect(await page.locator('#countdown').innerText()).toMatch(/^Renews itself in 4[345] s$/);
    await page.clock.runFor(41_000);
    expect(await page.locator('#countdown').innerText()).toMatch(/^Renews itself in [1-5] s$/);
    expect(await code()).toBe(first);
    await page.clock.runFor(6_000);
    await page.getByText('Renews itself in 4').waitFor();
    expect(await code()).not.toBe(first);
    expect(api.disclosed).toHaveLength(2);
  });

  it('shows no expired code, and says why', async () => {
    const { page, api } = await visitWith();
    api.codes = 'fail';
    await page.clock.runFor(61_000);
    await page.getByText('No code could be made').waitFor();
    expect(await page.locator('#qr svg').count()).toBe(0);
    api.codes = 'work';
    await page.clock.runFor(4_000);
    await page.locator('#qr svg').waitFor();
  });

  it('puts only the ticked fields into the code', async () => {
    const { page, api } = await visitWith();
    expect(api.disclosed[0]).toEqual({ englishName: 'CHAN Tai Man', idPrefix: 'A123', lifetimeSeconds: 60 });
    await page.getByLabel('Disclose: English name').uncheck();
    await page.getByLabel('Disclose: ID card prefix').uncheck();
    await page.getByText('Tick at least one thing').waitFor();
    await page.getByLabel('Disclose: Age over').check();
    await page.locator('#qr svg').waitFor();
    expect(api.disclosed.at(-1)).toEqual({ ageOver: 18, lifetimeSeconds: 60 });
  });

  it('sends the same scan again after our own failure, so that nobody is checked in twice', async () => {
    const { page, api } = await visitWith();
    api.scan = problem(503, 'store_unavailable');
    await scanUntil(page, 'ours');
    api.scan = ok({ outcome: 'checked_in', visit });
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('#result.good').waitFor();
    expect(api.scanned).toHaveLength(2);
    expect(api.scanned[1]).toEqual(api.scanned[0]);
  });

  it('sends the guard’s choice of a visit, or of none, after one tap', async () => {
    const { page, api } = await visitWith();
    const choose = ok({ outcome: 'choose', candidates: [visit], choiceToken: 'sealed' });
    for (const [tap, choice] of [
      ['.candidate', { choiceToken: 'sealed', visitId: 'v-1' }],
      ['.action', { choiceToken: 'sealed', walkIn: true }],
    ] as const) {
      api.scan = choose;
      await scanUntil(page, 'ask');
      api.scan = ok({ outcome: 'checked_in', visit });
      await page.locator(tap).click();
      await page.locator('#result.good').waitFor();
      expect(api.scanned.at(-1)).toEqual(choice);
    }
  });

  it('forgets the last visitor by itself after two minutes', async () => {
    const { page, api } = await visitWith();
    api.scan = ok({ outcome: 'checked_in', visit });
    await scanUntil(page, 'good');
    await page.clock.runFor(121_000);
    await page.locator('#result.idle').waitFor();
    expect(await result(page)).not.toContain('CHAN');
  });

  it('starts in the browser’s language, then keeps the chosen one and stores nothing else', async () => {
    const { page } = await visitWith({ locale: 'zh-TW' });
    const language = () => page.locator('html').getAttribute('lang');
    expect(await language()).toBe('zh-Hant');
    await page.getByRole('button', { name: 'English' }).click();
    expect(await language()).toBe('en');
    expect(await page.title()).toContain('visitor’s phone');
    await page.reload();
    await page.locator('#qr svg').waitFor();
    expect(await language()).toBe('en');
    expect(await page.evaluate('({ ...localStorage, ...sessionStorage })')).toEqual({
      'gatehouse-language': 'en',
    });
    expect(await page.context().cookies()).toEqual([]);
  });

  it('works with the keyboard alone, and never loses the focus', async () => {
    const { page, api } = await visitWith({ viewport: sizes.desktop });
    api.scan = ok({ outcome: 'choose', candidates: [visit], choiceToken: 'sealed' });
    const focused = () => page.evaluate('document.activeElement.id || document.activeElement.className');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    for (let presses = 0; presses < 12 && (await focused()) !== 'scan'; presses += 1)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('#result.ask').waitFor();
    expect(await focused()).toBe('scan');
    api.scan = ok({ outcome: 'checked_in', visit });
    for (let presses = 0; presses < 3 && (await focused()) !== 'candidate'; presses += 1)
      await page.keyboard.press('Shift+Tab');
    expect(await focused()).toBe('candidate');
    await page.keyboard.press('Enter');
    await page.locator('#result.good').waitFor();
    expect(await focused()).toBe('said');
  });

  it('names the other ways in and what visitors are told before any scan', async () => {
    const { page } = await visitWith();
    const gate = await page.locator('#gate').innerText();
    for (const way of [
      'Staff card',
      'host confirms',
      'Invitation PIN',
      'sighted, not copied',
      'You need not use iAM Smart',
    ])
      expect(gate).toContain(way);
  });

  it('reports a camera that cannot be used, and works without it', async () => {
    const { page, api } = await visitWith();
    await page.locator('#camera').click();
    await page.locator('#camera-note:not(:empty)').waitFor();
    api.scan = ok({ outcome: 'denied' });
    await scanUntil(page, 'bad');
  });
});

/** The number of pixels by which the content is wider than its box. Runs in the page. */
const overflow = (box: unknown): number => {
  const { scrollWidth, clientWidth } = box as { scrollWidth: number; clientWidth: number };
  return scrollWidth - clientWidth;
};
