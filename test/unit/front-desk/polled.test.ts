import { describe, expect, it } from '@jest/globals';
import type { ApiRequest } from '../../../functions/edge/respond.ts';
import type { Role } from '../../../functions/edge/routes.ts';
import { polledLists } from '../../../functions/front-desk/polled.ts';
import type { EpochSeconds, SiteId } from '../../../functions/kernel/brands.ts';
import { failure } from '../../../functions/kernel/problems.ts';
import type { ChangeMark } from '../../../functions/visits/change-mark-table.ts';
import { callerWith, nine } from '../../support/site.ts';

const later = (seconds: number) => (nine + seconds) as EpochSeconds;

/** A list of a site, polled; the test sets its content, the time, and the mark as the stream would. */
function polling() {
  const world = { now: nine, mark: { count: 0, at: 0 as EpochSeconds } as ChangeMark, items: [1], reads: 0 };
  const polled = polledLists({
    marks: { read: () => Promise.resolve(world.mark) },
    clock: () => world.now,
  });
  const respond = () => {
    world.reads += 1;
    return Promise.resolve({ ok: true as const, status: 200, body: { items: world.items, asOf: world.now } });
  };
  const routes = { day: polled('day', respond, ['asOf']), onSite: polled('on-site', respond, ['asOf']) };
  const ask = async (
    etag?: string,
    more: { role?: Role; site?: string; query?: Record<string, string>; list?: 'day' | 'onSite' } = {},
  ) => {
    const answer = await routes[more.list ?? 'day']({
      caller: callerWith(more.role ?? 'manager'),
      siteId: (more.site ?? 'tower') as SiteId,
      query: more.query ?? {},
      headers: etag === undefined ? {} : { 'if-none-match': etag },
    } as unknown as ApiRequest);
    if (!answer.ok) throw new Error(answer.code);
    return { status: answer.status, etag: answer.headers?.['etag'] ?? '', body: answer.body };
  };
  const change = (items: number[], count: number, at = world.now) => {
    world.items = items;
    world.mark = { count, at };
  };
  return { world, ask, change };
}

describe('a list that is polled', () => {
  it('is read once while nothing changes, and asked again it is 304', async () => {
    const { world, ask } = polling();
    const { etag, body } = await ask();
    expect(body).toMatchObject({ items: [1] });
    for (let polls = 0; polls < 5; polls += 1) {
      world.now = later(polls * 5);
      expect(await ask(etag)).toEqual({ status: 304, etag, body: undefined });
    }
    expect(world.reads).toBe(1);
  });

  it('is read again after a change, and told to the other desks without another read when it has settled', async () => {
    const { world, ask, change } = polling();
    const { etag } = await ask();
    change([1, 2], 1);
    const changed = await ask(etag);
    expect(changed).toMatchObject({ status: 200, body: { items: [1, 2] } });
    expect(changed.etag).not.toBe(etag);
    // The index may still be behind the table: it is read until the change is five seconds old.
    expect((await ask(changed.etag)).status).toBe(304);
    expect(world.reads).toBe(3);
    world.now = later(5);
    expect((await ask(changed.etag)).status).toBe(304);
    expect((await ask(changed.etag)).status).toBe(304);
    expect(world.reads).toBe(4);
  });

  it('does not miss a change that the index shows late', async () => {
    const { world, ask, change } = polling();
    const { etag } = await ask();
    // The stream has told of the change, the index has not got it yet.
    change([1], 1);
    world.now = later(1);
    expect((await ask(etag)).status).toBe(304);
    world.items = [1, 2];
    world.now = later(2);
    expect((await ask(etag)).status).toBe(200);
  });

  it('is read again after a minute, because time changes lists, too', async () => {
    const { world, ask } = polling();
    const { etag } = await ask();
    world.items = [];
    world.now = later(59);
    expect((await ask(etag)).status).toBe(304);
    world.now = later(60);
    expect(await ask(etag)).toMatchObject({ status: 200, body: { items: [] } });
  });

  it('is whole for a client that has something else', async () => {
    const { ask } = polling();
    await ask();
    expect((await ask('"other"')).status).toBe(200);
    expect((await ask()).status).toBe(200);
  });

  it.each([
    ['another role, which sees other fields', { role: 'guard' as const }],
    ['another site', { site: 'court' }],
    ['another question', { query: { state: 'expected' } }],
    ['another list', { list: 'onSite' as const }],
  ])('is read for %s', async (_, other) => {
    const { world, ask } = polling();
    const { etag } = await ask();
    await ask(etag, other);
    expect(world.reads).toBe(2);
  });

  it('is the same question whatever the order of its parameters', async () => {
    const { world, ask } = polling();
    const { etag } = await ask(undefined, { query: { state: 'expected', limit: '9' } });
    expect((await ask(etag, { query: { limit: '9', state: 'expected' } })).status).toBe(304);
    expect(world.reads).toBe(1);
  });

  it('remembers no refusal', async () => {
    const polled = polledLists({
      marks: { read: () => Promise.resolve({ count: 0, at: 0 as EpochSeconds }) },
      clock: () => nine,
    });
    const refused = failure('forbidden');
    const request = { caller: callerWith(), siteId: 'tower', query: {}, headers: { 'if-none-match': '*' } };
    const route = polled('day', () => Promise.resolve(refused));
    expect(await route(request as unknown as ApiRequest)).toBe(refused);
    expect(await route(request as unknown as ApiRequest)).toBe(refused);
  });
});
