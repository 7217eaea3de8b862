import { execFile } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';

const projectFolder = path.resolve(import.meta.dirname, '../..');

/** Runs `npm run conformance -- --check` in a separate process; returns its exit code and output. */
const check = () =>
  new Promise<{ code: unknown; printed: string }>((resolve) => {
    const parameters = ['test/conformance/run.ts', '--check'];
    execFile(process.execPath, parameters, { cwd: projectFolder }, (error, stdout, stderr) => {
      resolve({ code: error ? error.code : 0, printed: `${stdout}${stderr}` });
    });
  });

describe('the conformance table', () => {
  it('passes every case, and docs/conformance.md is what the command writes', async () => {
    const { code, printed } = await check();
    expect([code, code === 0 ? '' : printed]).toEqual([0, '']);
    expect(printed).toMatch(/^\d{3} cases, 0 failed$/m);
  }, 300_000);
});
