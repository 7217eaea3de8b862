import { existsSync } from 'node:fs';
import { describe, jest } from '@jest/globals';
import { chromium, type Browser } from 'playwright-core';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
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

// A browser is slow to start where a machine is busy with other tests.
jest.setTimeout(90_000);

/** A `describe` of tests that need Chromium; where there is none they are skipped, and one line says so. */
export function describeInBrowser(title: string, tests: () => void): void {
  if (existsSync(executablePath)) {
    describe(title, tests);
    return;
  }
  process.stdout.write(`Skipped "${title}": no Chromium at ${executablePath} (CHROMIUM names another)\n`);
  describe.skip(title, tests);
}

/** Starts Chromium. Whoever starts it closes it. */
export const openBrowser = (moreFlags: readonly string[] = []): Promise<Browser> =>
  chromium.launch({ executablePath, args: [...flags, ...moreFlags] });
