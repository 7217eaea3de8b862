import { chromium, type Browser } from 'playwright-core';

/** The Chromium of this machine; `CHROMIUM` can name another. */
export const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts Chromium. The caller has to close it. */
export const openBrowser = (moreFlags: readonly string[] = []): Promise<Browser> =>
  chromium.launch({ executablePath, args: [...flags, ...moreFlags] });
