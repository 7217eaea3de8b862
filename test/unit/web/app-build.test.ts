import { describe, expect, it } from '@jest/globals';
import { buildNamed } from '../../../web/scanner/src/rules/app-build.ts';

describe('the name of a build', () => {
  it.each([
    ['https://x.test/scanner/assets/index-Dq3k9_aZ.js', 'Dq3k9_aZ'],
    ['https://x.test/scanner/assets/index-A-b_c-12.js', 'A-b_c-12'],
    ['http://localhost:5173/scanner/src/device/tell-status.ts', 'dev'],
    ['https://x.test/scanner/assets/index.js', 'dev'],
  ])('of %s is %s', (address, build) => {
    expect(buildNamed(address)).toBe(build);
  });
});
