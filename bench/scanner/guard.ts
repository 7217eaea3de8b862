import { encode } from 'uqr';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { canvasCamera } from './canvas-camera.ts';
import type { Office } from './office.ts';

/** How much slower than this machine a guard's phone is taken to be. */
export const slower = 4;
const patienceMs = 60_000;

/** A guard's app on a slowed page, on shift at the main gate. */
export interface Guard {
  readonly page: Page;
  readonly cdp: CDPSession;
  /** Shows the code to the camera and answers the milliseconds until its verdict is on the screen. */
  readonly show: (code: string) => Promise<number>;
  /** Types the code as a hardware scanner does, and waits for a verdict. */
  readonly wedge: (code: string) => Promise<void>;
  readonly clear: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Enrols a device and starts a shift; the page is slowed from then on. */
export async function guardOnShift(
  browser: Browser,
  url: string,
  office: Office,
  options: { readonly camera: boolean; readonly slow: boolean },
): Promise<Guard> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'en-HK' });
  context.setDefaultTimeout(patienceMs);
  await context.addInitScript({ content: canvasCamera });
  const page = await context.newPage();
  await page.goto(`${url}/scanner/`);
  await page.locator('input[name=code]').fill(await office.enrolmentCode());
  await page.locator('input[name=name]').fill('Bench');
  await page.getByRole('button', { name: 'Set up', exact: true }).click();
  await page.getByRole('button', { name: 'Start shift' }).waitFor();
  if (!options.camera) await page.getByLabel('Use a hardware scanner, camera off').check();
  await page.getByRole('button', { name: 'Start shift' }).click();
  await page.locator('.gate.idle').waitFor();
  const cdp = await context.newCDPSession(page);
  if (options.slow) await cdp.send('Emulation.setCPUThrottlingRate', { rate: slower });
  const clear = async (): Promise<void> => {
    await page.evaluate('hideCode()');
    const next = page.getByRole('button', { name: 'Next visitor' });
    if ((await next.count()) > 0) await next.click();
    await page.locator('.gate.idle').waitFor();
  };
  return {
    page,
    cdp,
    show: async (code) => {
      const { data } = encode(code, { ecc: 'L', border: 4 });
      const told = await page.evaluate<{ took: number; look: string; words: string }>(
        `showCode(${JSON.stringify(data)})`,
      );
      if (!told.look.includes('good')) throw new Error(`not checked in: ${told.words}`);
      return told.took;
    },
    wedge: async (code) => {
      await page.keyboard.insertText('');
      await page.evaluate(typeCode(code));
      await page.locator('.verdict').waitFor();
    },
    clear,
    close: () => context.close(),
  };
}

/** The key events of a hardware scanner, all at once. */
const typeCode = (code: string): string => `(() => {
  for (const key of [...${JSON.stringify(code)}, 'Enter'])
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
})()`;
