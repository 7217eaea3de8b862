import { describe, expect, it } from '@jest/globals';
import {
  admit,
  decideOffline,
  walkIn,
  type OfflineFacts,
  type OpenedVisit,
} from '../../../../web/scanner/src/offline/decide-offline.ts';

const visit: OpenedVisit = {
  visitId: 'v1',
  match: 'strong',
  state: 'expected',
  allowsReEntry: false,
  isDenied: false,
  asksSupervisor: false,
  isOpen: true,
};
const other: OpenedVisit = { ...visit, visitId: 'v2' };
const facts: OfflineFacts = {
  direction: 'in',
  policy: { walkIns: 'record', admitsWeakMatches: false },
  hasName: true,
  door: 'open',
  barsIncomplete: false,
  visits: [],
  nearCount: 0,
  nearInside: 0,
  unreadableCount: 0,
  walkInInside: false,
};
const inWith = (more: Partial<OfflineFacts>) => decideOffline({ ...facts, ...more });
const outWith = (more: Partial<OfflineFacts>) => decideOffline({ ...facts, direction: 'out', ...more });

describe('the way in without the service', () => {
  it('looks for similar names only where no visit of the name can come in', () => {
    const { nearCount, ...unknown } = facts;
    expect(nearCount).toBe(0);
    expect(decideOffline(unknown)).toEqual({ do: 'look_near' });
    expect(decideOffline({ ...unknown, visits: [{ ...visit, state: 'checked_out' }] })).toEqual({
      do: 'look_near',
    });
    expect(decideOffline({ ...unknown, visits: [visit] })).toEqual({ do: 'check_in', visitId: 'v1' });
  });

  it.each([
    ['checks in the one strong visit', { visits: [visit] }, { do: 'check_in', visitId: 'v1' }],
    [
      'asks the guard about one weak visit',
      { visits: [{ ...visit, match: 'weak' }] },
      { do: 'choose', visitIds: ['v1'] },
    ],
    [
      'checks in one weak visit where the site admits weak matches',
      { visits: [{ ...visit, match: 'weak' }], policy: { walkIns: 'record', admitsWeakMatches: true } },
      { do: 'check_in', visitId: 'v1' },
    ],
    ['asks which of two visits', { visits: [visit, other] }, { do: 'choose', visitIds: ['v1', 'v2'] }],
    [
      'prefers the strong visit to the weak one',
      { visits: [visit, { ...other, match: 'weak' }] },
      { do: 'check_in', visitId: 'v1' },
    ],
    [
      'knows who is inside',
      { visits: [{ ...visit, state: 'checked_in' }] },
      { do: 'already_in', visitId: 'v1' },
    ],
    [
      'lets a visitor with re-entry in again',
      { visits: [{ ...visit, state: 'checked_out', allowsReEntry: true }] },
      { do: 'check_in', visitId: 'v1' },
    ],
    [
      'waits for the host',
      { visits: [{ ...visit, state: 'pending_approval' }] },
      { do: 'wait_for_host', visitId: 'v1' },
    ],
    ['denies a barred person before anything else', { visits: [visit], door: 'barred' }, { do: 'deny' }],
    [
      'denies a visit that the service found barred',
      { visits: [{ ...visit, isDenied: true }] },
      { do: 'deny' },
    ],
    [
      'asks the supervisor about a near bar',
      { visits: [{ ...visit, asksSupervisor: true }] },
      { do: 'ask_supervisor' },
    ],
    [
      'asks the supervisor where the bars of the code say so',
      { visits: [visit], door: 'ask_supervisor' },
      { do: 'ask_supervisor' },
    ],
    ['asks for the booked name where a similar one is expected', { nearCount: 1 }, { do: 'ask_booked_name' }],
    ['does not admit whom the host refused', { visits: [{ ...visit, state: 'denied' }] }, { do: 'deny' }],
    [
      'says so where the one entry of the name cannot be opened, rather than record a walk-in',
      { unreadableCount: 1, nearCount: 1 },
      { do: 'entry_unreadable' },
    ],
    [
      'goes on to a visit that can be opened beside one that cannot',
      { unreadableCount: 1, visits: [visit] },
      { do: 'check_in', visitId: 'v1' },
    ],
    ['records a walk-in', {}, { do: 'walk_in' }],
    ['knows a walk-in who is inside', { walkInInside: true }, { do: 'already_in_walk_in' }],
    [
      'asks the supervisor about a walk-in with a near bar',
      { door: 'ask_supervisor' },
      { do: 'ask_supervisor' },
    ],
    [
      'asks the supervisor about walk-ins while not all bars are known',
      { barsIncomplete: true },
      { do: 'ask_supervisor' },
    ],
    ['asks for a name', { hasName: false }, { do: 'no_name' }],
    [
      'does not check in before the window',
      { visits: [{ ...visit, isOpen: false }], policy: { walkIns: 'refuse', admitsWeakMatches: false } },
      { do: 'not_expected' },
    ],
  ] as const satisfies readonly (readonly [string, Partial<OfflineFacts>, object])[])(
    '%s',
    (_does, more, step) => {
      expect(inWith(more)).toEqual(step);
    },
  );

  it('never checks in by the guard’s choice whom a bar covers', () => {
    expect(admit({ ...visit, isDenied: true }, 'open')).toEqual({ do: 'deny' });
    expect(admit(visit, 'barred')).toEqual({ do: 'deny' });
    expect(admit({ ...visit, state: 'denied' }, 'open')).toEqual({ do: 'deny' });
    expect(admit({ ...visit, asksSupervisor: true }, 'open')).toEqual({ do: 'ask_supervisor' });
    expect(admit({ ...visit, state: 'checked_in' }, 'open')).toEqual({ do: 'already_in', visitId: 'v1' });
    expect(admit(visit, 'open')).toEqual({ do: 'check_in', visitId: 'v1' });
  });

  it('follows the site’s walk-in policy, after the bars', () => {
    const at = (walkIns: OfflineFacts['policy']['walkIns'], door: OfflineFacts['door'] = 'open') =>
      walkIn({ ...facts, door, policy: { walkIns, admitsWeakMatches: false } });
    expect(at('refuse')).toEqual({ do: 'not_expected' });
    expect(at('approve')).toEqual({ do: 'ask_host' });
    expect(at('record')).toEqual({ do: 'walk_in' });
    expect(at('approve', 'barred')).toEqual({ do: 'deny' });
  });
});

describe('the way out without the service', () => {
  it.each([
    [
      'checks out who is inside',
      { visits: [{ ...visit, state: 'checked_in' }] },
      { do: 'check_out', visitId: 'v1' },
    ],
    [
      'asks about a weak match',
      { visits: [{ ...visit, state: 'checked_in', match: 'weak' }] },
      { do: 'choose', visitIds: ['v1'] },
    ],
    [
      'asks for the name as booked where somebody of a similar name is inside',
      { nearInside: 1 },
      { do: 'ask_name_at_exit' },
    ],
    [
      'does not ask where the visit is found',
      { nearInside: 1, visits: [{ ...visit, state: 'checked_in' }] },
      { do: 'check_out', visitId: 'v1' },
    ],
    [
      'does not ask about a walk-in who came in here',
      { nearInside: 1, walkInInside: true },
      { do: 'check_out_unknown' },
    ],
    ['records whom it does not know', {}, { do: 'check_out_unknown' }],
    ['records whom it cannot open', { unreadableCount: 1 }, { do: 'check_out_unknown' }],
    ['records whom it knows as expected only', { visits: [visit] }, { do: 'check_out_unknown' }],
  ] as const satisfies readonly (readonly [string, Partial<OfflineFacts>, object])[])(
    '%s',
    (_does, more, step) => {
      expect(outWith(more)).toEqual(step);
    },
  );
});
