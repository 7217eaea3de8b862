import { count } from '../edge/count.ts';
import { errorName, log } from '../edge/log.ts';
import { systemClock } from '../kernel/clock.ts';
import { renewKeyBundle } from './renew-key-bundle.ts';
import { reportRenewal } from './report-renewal.ts';
import { wireRenewal } from './wire-renewal.ts';

const { deps, publish } = wireRenewal();

/** The scheduled renewal of the issuer's certificates. A failed renewal throws, so that the schedule tries it again. */
export async function handler(): Promise<Readonly<Record<string, unknown>>> {
  const renewal = await renewKeyBundle(deps);
  const { metrics, events, summary } = reportRenewal(renewal, deps.profile.id, systemClock());
  for (const [name, value] of metrics) count(name, undefined, value);
  await publish(events).catch((error: unknown) => {
    log('error', 'events_not_published', { error: errorName(error) });
  });
  const { result } = renewal;
  if (result !== 'failed') {
    log('info', 'key_bundle_renewal', { result });
    return summary;
  }
  const { fault: reason, error } = renewal;
  log('error', 'key_bundle_renewal', { result, reason, ...(error ? { error: errorName(error) } : {}) });
  throw new Error(`the renewal failed: ${reason}`);
}
