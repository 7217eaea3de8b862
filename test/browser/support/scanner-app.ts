import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const patienceMs = 20_000;

/** Flags of a Chromium whose camera plays a film, and asks nobody. */
export const cameraFlags = (film: string): readonly string[] => [
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${film}`,
  '--autoplay-policy=no-user-gesture-required',
];

/** The guard's app in a browser of its own, watched for what a guard never sees. */
export interface WatchedApp {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors and refusals of the content policy so far. */
  readonly troubles: readonly string[];
  /** Checks accessibility (WCAG 2.2 A and AA, and best practices): each violation as a line. */
  readonly accessibility: () => Promise<readonly string[]>;
}

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[];
  }[];
}

/** Opens the guard's app, or the page at another `path`, of the host at `url`. */
export async function openApp(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
  prepare: (page: Page) => Promise<unknown> = () => Promise.resolve(),
  path = '/scanner/',
): Promise<WatchedApp> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    locale: 'en-HK',
    reducedMotion: 'reduce',
    ...options,
  });
  await context.addInitScript({ content: axeSource });
  context.setDefaultTimeout(patienceMs);
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      troubles.push(message.text());
  });
  await prepare(page);
  await page.goto(`${url}${path}`);
  return {
    page,
    context,
    troubles,
    accessibility: async () => {
      const { violations } = await page.evaluate<AxeResults>('axe.run()');
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
      );
    },
  };
}

/** Types as a scanner that acts as a keyboard does: a character every few milliseconds, then Enter. */
export async function typedWedge(page: Page, code: string): Promise<void> {
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
}

/** The same key events all at once: a machine that is busy with other tests types slower than a hardware scanner. */
export async function wedge(page: Page, code: string): Promise<void> {
  await page.evaluate(`(() => {
    const target = document.activeElement ?? document.body;
    for (const key of [...${JSON.stringify(code)}, 'Enter'])
      target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  })()`);
}
