import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { SiteId } from '../../../functions/kernel/brands.ts';
import { epochSeconds, systemClock, toRfc3339 } from '../../../functions/kernel/clock.ts';
import { siteItems } from '../../../functions/registry/registry-items.ts';
import { callRoute, type Handler, type Sent } from '../../support/api-event.ts';
import { openDeployed } from '../../support/deployed.ts';
import { siteWith } from '../../support/site.ts';

const world = openDeployed();
let administration: Handler;
let sites: Handler;
beforeAll(async () => {
  administration = (await import('../../../functions/sites/site-administration.handler.ts')).handler;
  sites = (await import('../../../functions/sites/sites.handler.ts')).handler;
}, 60_000);
afterEach(() => {
  world.proxy.heal();
});

const texts = (en: string, more: object = {}) => ({ en, 'zh-Hant': '告示', ...more });
const change = async (siteId: string, etag: string, privacyNotice: object) => {
  const answer = await callRoute(administration, 'changeSite', {
    role: 'admin',
    path: { siteId },
    headers: { 'if-match': etag },
    body: { privacyNotice },
  });
  return answer;
};
const make = async (siteId: string) => {
  const body = { siteId, name: 'Pier', timeZone: 'Asia/Hong_Kong', privacyNotice: texts('One.') };
  expect((await callRoute(administration, 'createSite', { role: 'admin', body })).status).toBe(201);
};
interface Shown {
  readonly version: string;
  readonly texts: { readonly en: string };
  readonly inForceFrom?: string;
  readonly coming?: Shown;
}
const notice = async (siteId: string) =>
  (await callRoute(sites, 'privacyNotice', { path: { siteId } })).body as unknown as Shown;
const versions = async (siteId: string, sent: Sent = {}) => {
  const { status, body } = await callRoute(sites, 'listNoticeVersions', { path: { siteId }, ...sent });
  return { status, ...(body as { items: readonly Shown[]; nextCursor?: string; code?: string }) };
};
const saidIn = ({ items }: { readonly items: readonly Shown[] }) => items.map((item) => item.texts.en);

describe('the versions of a site’s notice', () => {
  it('stay readable for anybody, the latest first', async () => {
    await make('notice-one');
    expect((await change('notice-one', '"1"', texts('Two.', { 'zh-Hans': '告示' }))).status).toBe(200);
    expect((await change('notice-one', '"2"', texts('Three.'))).status).toBe(200);
    const list = await versions('notice-one');
    expect(saidIn(list).sort()).toEqual(['One.', 'Three.', 'Two.']);
    expect(await notice('notice-one')).toMatchObject({
      texts: { en: 'Three.' },
      version: versionOf(list, 'Three.'),
    });
    const first = await versions('notice-one', { query: { limit: '2' } });
    const rest = await versions('notice-one', { query: { limit: '2', cursor: first.nextCursor ?? '' } });
    expect([...first.items, ...rest.items]).toEqual(list.items);
    expect(rest.nextCursor).toBeUndefined();
  });

  it('hold what is to come, until it is taken back', async () => {
    await make('notice-two');
    const inForceFrom = toRfc3339(epochSeconds(systemClock() + 86_400));
    expect((await change('notice-two', '"1"', texts('Two.', { inForceFrom }))).status).toBe(200);
    expect(await notice('notice-two')).toMatchObject({
      texts: { en: 'One.' },
      coming: { texts: { en: 'Two.' }, inForceFrom },
    });
    expect(saidIn(await versions('notice-two'))).toEqual(['Two.', 'One.']);
    expect((await change('notice-two', '"2"', texts('One.'))).status).toBe(200);
    expect((await notice('notice-two')).coming).toBeUndefined();
    expect(saidIn(await versions('notice-two'))).toEqual(['One.']);
  });

  it('leave out what was taken back, also where the same text was in force before', async () => {
    await make('notice-again');
    expect((await change('notice-again', '"1"', texts('Two.'))).status).toBe(200);
    expect((await change('notice-again', '"2"', texts('One.'))).status).toBe(200);
    const inForceFrom = toRfc3339(epochSeconds(systemClock() + 86_400));
    expect((await change('notice-again', '"3"', texts('Two.', { inForceFrom }))).status).toBe(200);
    expect((await versions('notice-again')).items.map((item) => item.inForceFrom)).toContain(inForceFrom);
    expect((await change('notice-again', '"4"', texts('One.'))).status).toBe(200);
    expect((await versions('notice-again')).items.map((item) => item.inForceFrom)).not.toContain(inForceFrom);
  });

  it('begin with what stands, where the site is older than their record', async () => {
    const site = siteWith({ siteId: 'notice-old' as SiteId, firmId: 'demo' as never });
    for (const item of siteItems(site))
      await world.database.client.send(
        new PutItemCommand({ TableName: world.database.registry, Item: marshall(item) }),
      );
    expect(saidIn(await versions('notice-old'))).toEqual(['Told.']);
    expect((await change('notice-old', '"1"', texts('Two.'))).status).toBe(200);
    expect(saidIn(await versions('notice-old'))).toEqual(['Two.', 'Told.']);
  });

  it('are not written where the change is refused', async () => {
    await make('notice-three');
    expect(await change('notice-three', '"7"', texts('Two.'))).toMatchObject({ status: 412 });
    expect(saidIn(await versions('notice-three'))).toEqual(['One.']);
  });

  it('of an unknown site, or a cursor of another one, are refused', async () => {
    expect(await versions('nowhere')).toMatchObject({ status: 404, code: 'site_not_found' });
    await make('notice-four');
    await change('notice-four', '"1"', texts('Two.'));
    const { nextCursor = '' } = await versions('notice-four', { query: { limit: '1' } });
    expect(await versions('notice-one', { query: { cursor: nextCursor } })).toMatchObject({
      status: 400,
      code: 'invalid_request',
    });
  });
});

const versionOf = ({ items }: { readonly items: readonly Shown[] }, en: string) =>
  items.find((item) => item.texts.en === en)?.version;
