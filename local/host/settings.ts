import type { HostSettings } from './host.ts';
import { tellsOfFault } from '../lambda/function-log.ts';
import { StartFailure } from './start-failure.ts';

const usualPort = 8787;

/** Reads PORT, GATEHOUSE_DATA and GATEHOUSE_LOGS. Throws {@link StartFailure} where one is not valid. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Omit<HostSettings, 'log'> {
  const port = env['PORT'] ? Number(env['PORT']) : usualPort;
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new StartFailure(`PORT must be a number from 0 to 65535, such as PORT=${usualPort}.`);
  }
  const dataFolder = env['GATEHOUSE_DATA'];
  const showAll = env['GATEHOUSE_LOGS'] === '1';
  return {
    port,
    ...(dataFolder ? { dataFolder } : {}),
    showFunctionLog: (line) => {
      if (showAll || tellsOfFault(line)) console.log(`[${line.functionName}] ${line.line}`);
    },
  };
}
