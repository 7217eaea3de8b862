import { errorName, log } from '../edge/log.ts';
import { extendDue } from './extend-series.ts';
import { wireScheduledSeries } from './wire.ts';

const deps = wireScheduledSeries();

/**
 * The daily run: makes the visits of recurring visits for the days to come. It fails where one rule failed, so that it is
 * tried again.
 */
export async function handler(): Promise<{ extended: number }> {
  const { extended, errors } = await extendDue(deps);
  log(errors.length > 0 ? 'error' : 'info', 'series_extended', { extended, failed: errors.length });
  for (const error of errors) log('error', 'series_not_extended', { error: errorName(error) });
  if (errors.length > 0) throw new Error('some recurring visits could not be extended');
  return { extended };
}
