import type { Browser, BrowserContextOptions } from 'playwright-core';
import { openApp, type WatchedApp } from './scanner-app.ts';

/** Opens the front desk at a path, signed in as a member of the demo data. */
export async function openDesk(
  browser: Browser,
  url: string,
  member: string,
  path = '/desk/',
  options: BrowserContextOptions = {},
): Promise<WatchedApp> {
  const app = await openApp(
    browser,
    url,
    { viewport: { width: 1280, height: 800 }, ...options },
    undefined,
    path,
  );
  await app.page.getByRole('button', { name: new RegExp(`^${member}`) }).click();
  await app.page.locator('main#content h1').waitFor();
  return app;
}
