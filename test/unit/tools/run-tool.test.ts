import { parseArgs } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { runTool } from '../../../tools/shared/run-tool.ts';
import { ToolFailure } from '../../../tools/shared/tool-failure.ts';

const { exitCode } = process;
const { error } = console;
let printed: string[];
beforeEach(() => {
  printed = [];
  console.error = (line: string) => printed.push(line);
});
afterEach(() => {
  process.exitCode = exitCode;
  console.error = error;
});

describe('a command', () => {
  it('ends with the code that it returns', async () => {
    await runTool('usage', () => Promise.resolve(1));
    expect(process.exitCode).toBe(1);
    expect(printed).toEqual([]);
  });

  it('ends with 2 and one sentence if the person at the terminal can fix the problem', async () => {
    await runTool('usage', () => Promise.reject(new ToolFailure('Name a file.')));
    expect(process.exitCode).toBe(2);
    expect(printed).toEqual(['Name a file.']);
  });

  it('ends with 2 and the usage if it has wrong arguments', async () => {
    await runTool('usage: say NAME', () => {
      parseArgs({ args: ['--loud'], options: {} });
      return Promise.resolve(0);
    });
    expect(process.exitCode).toBe(2);
    expect(printed.join('\n')).toMatch(/Unknown option '--loud'[\s\S]*\n\nusage: say NAME$/);
  });

  it('throws a fault', async () => {
    const fault = new Error('a bug');
    await expect(runTool('usage', () => Promise.reject(fault))).rejects.toBe(fault);
  });
});
