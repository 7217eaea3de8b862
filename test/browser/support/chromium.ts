import { existsSync } from 'node:fs';
import { describe, jest } from '@jest/globals';
import { executablePath } from './launch.ts';

export { openBrowser } from './launch.ts';

// A browser starts slowly on a machine that runs other tests.
jest.setTimeout(90_000);

/** A `describe` of tests that need Chromium. Without Chromium they are skipped, and one line reports it. */
export function describeInBrowser(title: string, tests: () => void): void {
  if (existsSync(executablePath)) {
    describe(title, tests);
    return;
  }
  process.stdout.write(`Skipped "${title}": no Chromium at ${executablePath} (CHROMIUM names another)\n`);
  describe.skip(title, tests);
}
