import type { Shown } from '../../edge/response-fields.ts';
import { toRfc3339 } from '../../kernel/clock.ts';
import type { MadePack } from '../make-offline-pack.ts';
import { packedBars } from '../packed-bars.ts';
import { packPolicy } from '../pack-policy.ts';
import type { offlinePackResponse } from './responses.ts';

/** A pack as a scanner gets it. */
export function offlinePackView(pack: MadePack): Shown<typeof offlinePackResponse> {
  const { site, asOf, days, barsKey, bars, buckets, more } = pack;
  return {
    siteId: site.siteId,
    asOf: toRfc3339(asOf),
    timeZone: site.timeZone,
    policy: packPolicy(site),
    gates: site.gates.map(({ gateId, name, direction }) => ({ gateId, name, direction })),
    days: days.map(({ day, key }) => ({ day, key: base64url(key) })),
    barsKey: base64url(barsKey),
    ...packedBars(bars),
    buckets,
    ...(more ? { more } : {}),
  };
}

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
