import { beforeAll, expect, it } from '@jest/globals';
import { benchIssuer } from '../../../bench/issuer.ts';
import type { FirmId, SiteId } from '../../../functions/kernel/brands.ts';
import { systemClock, toRfc3339 } from '../../../functions/kernel/clock.ts';
import { denyListTable } from '../../../functions/trust/deny-list-table.ts';
import { callRoute, type Handler } from '../../support/api-event.ts';
import { asScanner, enrolled } from '../../support/as-scanner.ts';
import { openDeployed } from '../../support/deployed.ts';
import { passageDevice, plus, type PassageDevice } from '../../support/passages.ts';

const world = openDeployed();
let device: PassageDevice;
let scanner: Handler;
beforeAll(async () => {
  device = await passageDevice({ firmId: 'demo' as FirmId, siteId: 'court' as SiteId });
  await enrolled(world.database, device.scanner);
  const { handler } = await import('../../../functions/passages/passages.handler.ts');
  scanner = asScanner(handler, device.scanner);
}, 60_000);

it('a code counts by the certificates and denials of then, after the issuer has rolled and an operator has denied it', async () => {
  const { bundle } = world.issuer;
  const at = bundle.fetchedAt;
  const next = await benchIssuer(systemClock());
  world.values['key-bundle'] = JSON.stringify(next.bundle);
  world.values['key-bundle/AWSPREVIOUS'] = JSON.stringify(bundle);
  world.unreadable.add('key-bundle/AWSPREVIOUS');
  const denyList = denyListTable(world.database.client, world.database.registry);
  const keyId = bundle.certificates[0]?.keyId ?? '';
  await denyList.add({ keyId, reason: 'stolen', deniedAt: toRfc3339(plus(at, 1)) });
  const nextKeyId = next.bundle.certificates[0]?.keyId ?? '';
  await denyList.add({ keyId: nextKeyId, reason: 'stolen', deniedAt: toRfc3339(plus(at, -3600)) });
  const stranger = await benchIssuer(systemClock());

  const row = (code: string) => device.row({ did: 'walk_in', recordedAt: at, code });
  const send = async (...codes: readonly string[]) => {
    const passages = await Promise.all(codes.map(row));
    return callRoute(scanner, 'recordPassages', { body: { passages } });
  };
  const old = await world.issuer.sign({ name_en: 'CHAN Tai Man', id_prefix: 'A123' });

  // We cannot tell now: that is no reason to call the key unknown for good.
  const unsure = await send(old);
  expect([unsure.status, unsure.body['code']]).toEqual([503, 'store_unavailable']);

  world.unreadable.clear();
  const { body } = await send(
    old,
    await next.sign({ name_en: 'LEE Siu Fong', id_prefix: 'A123' }),
    await stranger.sign({ name_en: 'WONG Ka Yan', id_prefix: 'A123' }),
  );
  expect(body['results']).toMatchObject([
    { result: 'recorded' },
    { attention: 'code_rejected' },
    { attention: 'key_unknown' },
  ]);
});
