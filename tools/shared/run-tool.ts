import { ToolFailure } from './tool-failure.ts';

/** Runs a command: its answer is the exit code; a {@link ToolFailure}, or arguments that are not understood, end with 2. */
export async function runTool(usage: string, main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof ToolFailure) && !isUsageError(error)) throw error;
    console.error(error.message);
    if (isUsageError(error)) console.error(`\n${usage}`);
    process.exitCode = 2;
  }
}

/** What `parseArgs` of node:util throws for arguments that it does not know. */
const isUsageError = (error: unknown): error is Error =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  String(error.code).startsWith('ERR_PARSE_ARGS');
