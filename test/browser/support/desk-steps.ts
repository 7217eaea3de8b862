import { readFile } from 'node:fs/promises';
import type { Download, Page } from 'playwright-core';

/** Goes to another page of the desk, as a link of it does. */
export const goTo = (page: Page, path: string): Promise<unknown> =>
  page.evaluate(
    `history.pushState(null, '', ${JSON.stringify(path)}); dispatchEvent(new PopStateEvent('popstate'))`,
  );

/** Presses the first button of this name. */
export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click();

/** Presses a button of the dialog that is open. */
export const inDialog = (page: Page, name: string): Promise<void> =>
  page.locator('dialog').getByRole('button', { name, exact: true }).click();

/** What was saved. */
export const textOf = async (download: Download): Promise<string> => readFile(await download.path(), 'utf8');
