import { describe, expect, it } from '@jest/globals';
import { encodeCursor } from '../../../functions/edge/cursor.ts';
import { isListedOn } from '../../../functions/front-desk/listed-on.ts';
import { listOnSite } from '../../../functions/front-desk/list-visits.ts';
import type { LocalDay } from '../../../functions/kernel/brands.ts';
import type { Visit } from '../../../functions/visits/visit.ts';
import { heldRegister } from '../../support/held-register.ts';
import { callerWith, siteWith } from '../../support/site.ts';
import { later, passageWith, visitIdOf, visitWith } from '../../support/visit.ts';

const site = siteWith();
const { siteId } = site;
const guard = callerWith('guard');
const inside = (name: string, at: number) =>
  visitWith({ visitId: visitIdOf(name), state: 'checked_in', checkedIn: passageWith({ at: later(at) }) });
const call = (visits: readonly Visit[], query: { limit: number; cursor?: string }) =>
  listOnSite(heldRegister({ visits }).deps, guard, siteId, query);

describe('the roll call', () => {
  const [first, second, third] = [inside('c', -180), inside('b', -120), inside('a', -60)];

  it('is in the order in which visitors came in', async () => {
    expect(await call([third, first, second], { limit: 3 })).toMatchObject({
      visits: [first, second, third],
    });
  });

  it('goes on at the time of the visitor who was shown last, although that visit does not exist any more', async () => {
    const page = await call([first, second, third], { limit: 2 });
    const cursor = page.ok ? page.nextCursor : undefined;
    if (cursor === undefined) throw new Error('one more follows');
    expect(await call([first, third], { limit: 2, cursor })).toMatchObject({ visits: [third] });
  });

  it('refuses a cursor that names no place in it', async () => {
    const cursor = encodeCursor(`firm/${siteId}/on-site`, ['nowhere']);
    expect(await call([first], { limit: 1, cursor })).toMatchObject({
      code: 'invalid_request',
      errors: [{ path: 'cursor' }],
    });
  });
});

describe('the list of a day', () => {
  const shows = (day: string, visit: Visit, ...[state]: [Visit['state']?]) =>
    isListedOn(site, day as LocalDay, state)(visit);

  it('has a visit on each day on which it can be used', () => {
    const twoDays = visitWith({ expectedUntil: later(86_400) });
    const days = ['2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25'];
    expect(days.filter((day) => shows(day, twoDays))).toEqual(['2026-11-23', '2026-11-24']);
  });

  it('has a visit on its own day also after the time zone of the site was changed', () => {
    const before = visitWith({ day: '2026-11-22' as LocalDay });
    const days = ['2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24'];
    expect(days.filter((day) => shows(day, before))).toEqual(['2026-11-22', '2026-11-23']);
  });

  it('has the visits in one state where a state is asked for', () => {
    expect(shows('2026-11-23', visitWith(), 'expected')).toBe(true);
    expect(shows('2026-11-23', visitWith(), 'checked_in')).toBe(false);
  });
});
