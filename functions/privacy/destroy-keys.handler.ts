import { count } from '../edge/count.ts';
import { errorName, log } from '../edge/log.ts';
import { destroyKeys, type DestroyReport } from './destroy-keys.ts';
import { wireDestroyKeys } from './wire-destroy-keys.ts';

const deps = wireDestroyKeys();

/** The scheduled destruction of the keys whose day is over. It fails where one site failed, so that it is tried again. */
export async function handler(): Promise<DestroyReport> {
  const report = await destroyKeys({
    ...deps,
    failed: ({ firmId, siteId }, error) => {
      log('error', 'keys_not_destroyed', { firmId, siteId, error: errorName(error) });
    },
  });
  count('DestroyedKeys', undefined, report.destroyed);
  log('info', 'keys_destroyed', { ...report });
  if (report.failures > 0) throw new Error('the keys of some sites could not be destroyed');
  return report;
}
