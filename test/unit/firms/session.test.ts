import { describe, expect, it } from '@jest/globals';
import { routes, type Role, type Route, type RouteName } from '../../../functions/edge/routes.ts';
import { sessionView } from '../../../functions/firms/api/view.ts';
import { readSession, routesOf } from '../../../functions/firms/session.ts';
import type { FirmId, MemberId, SiteId } from '../../../functions/kernel/brands.ts';
import type { Firm, Member } from '../../../functions/registry/firm.ts';

const firm: Firm = { firmId: 'firm' as FirmId, name: 'Firm', status: 'active', admins: 1, tier: 'trial' };
const member: Member = {
  firmId: firm.firmId,
  memberId: 'manager' as MemberId,
  kind: 'person',
  role: 'manager',
  siteIds: ['tower'] as unknown as readonly SiteId[],
  issuer: 'https://issuer.test',
  subject: 'subject-of-the-token',
  label: 'Front desk, weekdays',
  version: 1,
};
const everyRoute = Object.entries(routes) as [RouteName, Route][];

describe('the routes of a role', () => {
  it.each(['admin', 'manager', 'guard', 'integration', 'scanner'] satisfies Role[])(
    'are those that the table lets the role %s call, public ones too',
    (role) => {
      const may = everyRoute.filter(([, { roles }]) => roles === 'public' || roles.includes(role));
      expect(routesOf(role)).toEqual(may.map(([name]) => name));
    },
  );

  it('differ where the table differs', () => {
    expect(routesOf('manager')).toContain('approveVisit');
    expect(routesOf('guard')).not.toContain('approveVisit');
    expect(routesOf('scanner')).not.toContain('getSession');
    expect(routesOf('guard')).toContain('privacyNotice');
  });
});

describe('a session', () => {
  const deps = {
    getMember: (firmId: FirmId, memberId: MemberId) =>
      Promise.resolve(firmId === firm.firmId && memberId === member.memberId ? member : undefined),
    getFirm: () => Promise.resolve(firm),
  };

  it('is the member and the firm as the Registry has them', async () => {
    expect(await readSession(deps, member)).toEqual({ ok: true, session: { member, firm } });
  });

  it('does not exist for a member who was removed meanwhile', async () => {
    const removed = { ...member, memberId: 'removed' as MemberId };
    expect(await readSession(deps, removed)).toMatchObject({ ok: false, code: 'unauthenticated' });
  });

  it('does not exist without the firm', async () => {
    const withoutFirm = { ...deps, getFirm: () => Promise.resolve(undefined) };
    expect(await readSession(withoutFirm, member)).toMatchObject({ ok: false, code: 'unauthenticated' });
  });

  it('shows no identity of the token and nothing else of the firm', () => {
    expect(
      sessionView({ member, firm: { ...firm, usageKey: { id: 'k', value: 'v' }, colour: '#004080' } }),
    ).toEqual({
      memberId: 'manager',
      kind: 'person',
      role: 'manager',
      label: 'Front desk, weekdays',
      siteIds: ['tower'] as unknown as readonly SiteId[],
      firm: { firmId: 'firm', name: 'Firm', colour: '#004080', hasLogo: false },
      may: routesOf('manager'),
    });
  });
});
