import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** The sizes at which the page is checked: a phone and a desk. */
export const sizes = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 800 },
} as const;

/** A page that is watched for faults that a user does not see: console errors and violations of the content policy. */
export interface WatchedPage {
  readonly page: Page;
  /** Errors so far, without failed requests: a test that makes requests fail checks the page's message itself. */
  readonly troubles: () => readonly string[];
  /** Checks accessibility (WCAG 2.2 A and AA, and best practices): one line for each violation. */
  readonly accessibility: () => Promise<readonly string[]>;
  /** Saves a picture to the folder in `SCREENSHOTS`, if it is set, for a person to look at. */
  readonly picture: (name: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const patienceMs = 20_000;
const pictureFolder = process.env['SCREENSHOTS'];

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[];
  }[];
}

/** Opens the sandbox page of the server at `url`; `prepare` may replace answers before the page loads. */
export async function visitPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions,
  prepare: (page: Page) => Promise<void> = () => Promise.resolve(),
): Promise<WatchedPage> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  await context.addInitScript({ content: axeSource });
  context.setDefaultTimeout(patienceMs);
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('console', (message) => {
    if (
      ['error', 'warning'].includes(message.type()) &&
      !message.text().startsWith('Failed to load resource')
    )
      troubles.push(message.text());
  });
  await prepare(page);
  await page.goto(`${url}/sandbox/`);
  await page.locator('#qr svg').waitFor();
  return {
    page,
    troubles: () => troubles,
    accessibility: async () => {
      const { violations } = await page.evaluate<AxeResults>('axe.run()');
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
      );
    },
    picture: async (name) => {
      if (pictureFolder !== undefined)
        await page.screenshot({ path: path.join(pictureFolder, `${name}.png`), fullPage: true });
    },
    close: () => context.close(),
  };
}
