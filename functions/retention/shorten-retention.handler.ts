import { errorName, log } from '../edge/log.ts';
import { shortenRetention, type ShortenReport } from './shorten-retention.ts';
import { wireShortenRetention } from './wire.ts';

const deps = wireShortenRetention();

/** Work that has begun ends within this time, retries included. */
const lastCallsMs = 30_000;

/** The scheduled shortening. It fails where one site failed, so that an operator learns of it. */
export async function handler(
  _event: unknown,
  context: { readonly getRemainingTimeInMillis: () => number },
): Promise<ShortenReport> {
  const report = await shortenRetention({
    ...deps,
    hasTime: () => context.getRemainingTimeInMillis() > lastCallsMs,
    failed: ({ firmId, siteId }, error) => {
      log('error', 'retention_not_shortened', { firmId, siteId, error: errorName(error) });
    },
  });
  if (report.shortened + report.failures + report.left > 0) log('info', 'retention_shortened', { ...report });
  if (report.failures > 0) throw new Error('the visits of some sites could not be shortened');
  return report;
}
