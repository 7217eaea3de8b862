import { randomUUID } from 'node:crypto';
import type { GateId, FirmId, MemberId, SiteId } from '../functions/kernel/brands.ts';
import { systemClock } from '../functions/kernel/clock.ts';
import { parseBody } from '../functions/edge/parse-request.ts';
import { verifyPersonalCode } from '../functions/personal-code/verify-personal-code.ts';
import { recordScan } from '../functions/scans/record-scan.ts';
import { scanRequest } from '../functions/scans/api/requests.ts';
import { scanView } from '../functions/scans/api/view.ts';
import { personKeysOf } from '../functions/person-keys/person-keys.ts';
import { benchIssuer, benchProfile } from './issuer.ts';
import { median, type Section } from './table.ts';

const times = 2000;

/**
 * The scan from parsed event to rendered answer, with a store that answers at once: it measures our own share of the time.
 */
export async function measureHandler(): Promise<Section> {
  const now = systemClock();
  const { bundle, sign } = await benchIssuer(now);
  const keys = personKeysOf('bench', 'bench' as FirmId);
  const code = await sign({ name_en: 'Chan Tai Man', id_prefix: 'A123' });
  const site = {
    firmId: 'bench' as FirmId,
    siteId: 'tower' as SiteId,
    name: 'Tower',
    timeZone: 'Asia/Hong_Kong',
    retentionDays: 30,
    walkIns: 'record',
    admitsWeakMatches: false,
    keeps: ['englishName'],
    notice: { version: '1', texts: { en: '', 'zh-Hant': '' } },
    gates: [{ gateId: 'main' as GateId, name: 'Main', direction: 'both' }],
    autoCheckOutAt: '00:00',
    earlyMinutes: 60,
    lateMinutes: 60,
    version: 1,
  } as const;
  const caller = { firmId: site.firmId, memberId: 'guard' as MemberId, role: 'guard', siteIds: '*' } as const;
  const took: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    const text = JSON.stringify({ scanId: randomUUID(), code, gateId: 'main' });
    const began = performance.now();
    const request = parseBody(scanRequest, { text, contentType: 'application/json', isBase64Encoded: false });
    if (!request.ok) throw new Error(request.code);
    const answer = await recordScan(
      {
        getSite: () => Promise.resolve(site),
        verify: (shown) => verifyPersonalCode(new TextEncoder().encode(shown), benchProfile, bundle, now),
        personKeys: () => Promise.resolve(keys),
        clock: systemClock,
        visits: {
          get: () => Promise.resolve(undefined),
          findByName: () => Promise.resolve({ pointers: [], barred: [] }),
          findPresent: () => Promise.resolve([]),
          findNear: () => Promise.resolve({ pointers: [], bars: [] }),
          findNearBars: () => Promise.resolve([]),
          putWalkIn: ({ visit }) => Promise.resolve({ ok: true, visit }),
          claimCode: (_scope, _digest, to) => Promise.resolve(to),
          change: () => Promise.resolve({ ok: false }),
        },
      },
      caller,
      site.siteId,
      request.value,
    );
    if (!answer.ok || answer.outcome.outcome !== 'checked_in') throw new Error('the scan was not admitted');
    JSON.stringify(scanView('', answer.outcome));
    took.push(performance.now() - began);
  }
  return {
    title: `Handler time of a scan without I/O (median of ${String(times)})`,
    rows: [
      { what: 'parse, verify, match, decide, render', value: median(took), unit: 'ms', limit: { most: 1.5 } },
    ],
  };
}
