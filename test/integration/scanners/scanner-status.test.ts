import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '../../../functions/edge/routes.ts';
import type { FirmId, MemberId, ScannerId, SiteId } from '../../../functions/kernel/brands.ts';
import type { Scanner } from '../../../functions/scanners/scanner.ts';
import { callRoute, type Handler, type Sent } from '../../support/api-event.ts';
import { asScanner, enrolled } from '../../support/as-scanner.ts';
import { openDeployed } from '../../support/deployed.ts';
import { nine } from '../../support/site.ts';

const world = openDeployed();
let office: Handler;
beforeAll(async () => {
  office = (await import('../../../functions/scanners/scanners.handler.ts')).handler;
}, 60_000);

let devices = 0;
async function phone(changed: Partial<Scanner> = {}) {
  devices += 1;
  const scanner: Scanner = {
    firmId: 'demo' as FirmId,
    siteId: 'court' as SiteId,
    scannerId: `scanner-${String(devices)}`.padEnd(22, '_') as ScannerId,
    name: 'Main gate, left phone',
    publicKey: { x: 'x', y: 'y' },
    enrolledAt: nine,
    enrolledBy: 'manager-1' as MemberId,
    ...changed,
  };
  await enrolled(world.database, scanner);
  const tell = (body: unknown, sent: Sent = {}) =>
    callRoute(asScanner(office, scanner), 'tellScannerStatus', { role: 'scanner', body, ...sent });
  return { scanner, tell };
}
const list = (sent: Sent = {}) =>
  callRoute(office, 'listScanners', { role: 'manager', query: { limit: '100' }, ...sent });
const shown = async ({ scannerId }: Scanner) =>
  ((await list()).body['items'] as Record<string, unknown>[]).find((one) => one['scannerId'] === scannerId);
const status = { appVersion: 'Dq3k9_aZ', batteryPercent: 64, pendingPassages: 2 };

describe('a scanner that tells how it is', () => {
  it('is shown to the office with when and what it told last', async () => {
    const { scanner, tell } = await phone();
    expect(await shown(scanner)).not.toHaveProperty('lastSeenAt');
    const told = await tell(status);
    expect([told.status, told.body]).toEqual([200, { seenAt: expect.stringMatching(/Z$/) as unknown }]);
    expect(await shown(scanner)).toMatchObject({
      state: 'active',
      lastSeenAt: told.body['seenAt'],
      told: status,
    });
    await tell({ appVersion: 'Er4l0-bA', pendingPassages: 0 });
    expect(await shown(scanner)).toMatchObject({ told: { appVersion: 'Er4l0-bA', pendingPassages: 0 } });
    expect((await shown(scanner))?.['told']).not.toHaveProperty('batteryPercent');
  });

  it('changes the entity tag of the list, which is 304 until then', async () => {
    const { tell } = await phone();
    const { headers } = await list();
    const tag = { headers: { 'If-None-Match': String(headers['etag']) } };
    const again = await list(tag);
    expect([again.status, again.body]).toEqual([304, {}]);
    await tell(status);
    expect((await list(tag)).status).toBe(200);
  });

  it('does not come back by it once it is revoked', async () => {
    const { scanner, tell } = await phone({
      revokedAt: nine,
      revokedBy: 'admin-1' as MemberId,
    });
    const refused = await tell(status);
    expect([refused.status, refused.body['code']]).toEqual([404, 'scanner_not_found']);
    expect(await shown(scanner)).not.toHaveProperty('told');
  });

  it('speaks for itself alone, at its own site', async () => {
    const { scanner, tell } = await phone();
    for (const siteId of ['tower', 'rival-tower']) {
      const refused = await tell(status, { path: { siteId } });
      expect([refused.status, refused.body['code']]).toEqual([404, 'site_not_found']);
    }
    expect(await shown(scanner)).not.toHaveProperty('told');
  });

  it.each([
    ['no version', { pendingPassages: 0 }],
    ['a version with other characters', { ...status, appVersion: '<b>' }],
    ['a battery above full', { ...status, batteryPercent: 101 }],
    ['half a percent', { ...status, batteryPercent: 0.5 }],
    ['a count below zero', { ...status, pendingPassages: -1 }],
    ['the name of a person', { ...status, guard: 'Chan' }],
  ])('is refused with %s', async (_, body) => {
    const { tell } = await phone();
    const refused = await tell(body);
    expect([refused.status, refused.body['code']]).toEqual([400, 'invalid_request']);
  });

  it.each(['admin', 'manager', 'guard', 'integration'] satisfies Role[])('is no member: %s', async (role) => {
    const refused = await callRoute(office, 'tellScannerStatus', { role, body: status });
    expect([refused.status, refused.body['code']]).toEqual([403, 'forbidden']);
  });
});
