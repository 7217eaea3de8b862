import { describe, expect, it } from '@jest/globals';
import { listBars } from '../../../functions/bars/bar-person.ts';
import type { BarScope } from '../../../functions/bars/bar.ts';
import type { BarListQuery } from '../../../functions/bars/api/requests.ts';
import type { SiteId } from '../../../functions/kernel/brands.ts';
import { barCalled, barWorld } from '../../support/bars.ts';
import { siteWith } from '../../support/site.ts';
import { later } from '../../support/visit.ts';

const { firmId, siteId } = siteWith();
const here = { firmId, siteId };
const everywhere = { firmId };
const elsewhere = { firmId, siteId: 'elsewhere' as SiteId };
const three = ['a', 'b', 'c'].map(barCalled);

describe('a list of bars', () => {
  const list = (
    scope: BarScope,
    query: Partial<BarListQuery> = {},
    { deps }: Pick<ReturnType<typeof barWorld>, 'deps'> = barWorld(three),
  ) => listBars(deps, scope, { limit: 1, ...query });
  const cursorOf = async (scope: BarScope, query: Partial<BarListQuery> = {}) => {
    const first = await list(scope, query);
    if (!first.ok || first.nextCursor === undefined) throw new Error('more bars follow');
    return first.nextCursor;
  };

  it('comes page by page', async () => {
    const first = await list(here);
    expect(first).toMatchObject({ ok: true, page: { bars: [three[0]] } });
    const second = await list(here, { cursor: await cursorOf(here) });
    expect(second).toMatchObject({ ok: true, page: { bars: [three[1]] } });
    expect(await list(here, {}, barWorld(three.slice(2)))).toEqual({ ok: true, page: { bars: [three[2]] } });
  });

  it('asks for as many as its query says, and for those that end within thirty days where it says so', async () => {
    const due = { due: 'true' } as const;
    const held = barWorld(three);
    await list(here, { limit: 7 }, held);
    await list(here, { limit: 7, ...due }, held);
    await list(here, { limit: 7, ...due, cursor: await cursorOf(here, due) }, held);
    expect(held.asked).toStrictEqual([
      { limit: 7 },
      { limit: 7, dueBefore: later(30 * 86_400) },
      { limit: 7, after: 'a', dueBefore: later(30 * 86_400) },
    ]);
  });

  it('goes on only with a cursor of the same list', async () => {
    const wrong = { code: 'invalid_request', errors: [{ path: 'cursor' }] };
    expect(await list(everywhere, { cursor: await cursorOf(here) })).toMatchObject(wrong);
    expect(await list(here, { cursor: await cursorOf(everywhere) })).toMatchObject(wrong);
    expect(await list(here, { due: 'true', cursor: await cursorOf(here) })).toMatchObject(wrong);
    expect(await list(here, { cursor: await cursorOf(here, { due: 'true' }) })).toMatchObject(wrong);
  });

  it('goes on only with a cursor of the same site', async () => {
    const cursor = await cursorOf(here);
    const { deps } = barWorld(three);
    const both = { deps: { ...deps, getSite: () => Promise.resolve(siteWith()) } };
    expect(await list(here, { cursor }, both)).toMatchObject({ ok: true });
    expect(await list(elsewhere, { cursor }, both)).toMatchObject({ code: 'invalid_request' });
  });

  it('is of the firm, or of a site that it has', async () => {
    expect(await list(everywhere)).toMatchObject({ ok: true });
    expect(await list(elsewhere)).toEqual({ ok: false, code: 'site_not_found' });
  });
});
