import { statSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { bundle } from '../../lib/bundle.ts';

it('keeps the scan function’s bundle within 330 kB, with the SDK clients and the table of name variants', () => {
  const { size } = statSync(path.join(bundle('functions/scans/scan.handler.ts'), 'index.mjs'));
  expect(size).toBeLessThanOrEqual(330_000);
  // An empty file would pass too.
  expect(size).toBeGreaterThan(200_000);
});
