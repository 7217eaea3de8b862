import { beforeAll, describe, expect, it } from '@jest/globals';
import type { RouteName } from '../../../functions/edge/routes.ts';
import { callRoute, type Handler, type Sent } from '../../support/api-event.ts';
import { openDeployed } from '../../support/deployed.ts';
import { printedBy } from '../../support/printed.ts';

openDeployed(() => ({ WEB_ADDRESS: 'https://gate.example.com' }));
let invitations: Handler;
let visits: Handler;
let audit: Handler;
beforeAll(async () => {
  invitations = (await import('../../../functions/invitations/invitations.handler.ts')).handler;
  visits = (await import('../../../functions/front-desk/visits.handler.ts')).handler;
  audit = (await import('../../../functions/audit/audit.handler.ts')).handler;
}, 60_000);

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const send = (name: RouteName, sent: Sent = {}) => callRoute(invitations, name, { role: 'manager', ...sent });
/** As the gateway passes on the request of somebody without a token. */
const open = (name: RouteName, body: unknown) =>
  callRoute(invitations, name, { role: '' as 'guard', firmId: '', siteIds: '', body });
const read = async (visitId: string) =>
  (await callRoute(visits, 'getVisit', { role: 'manager', path: { visitId } })).body;

async function book(): Promise<string> {
  const { body } = await callRoute(visits, 'preRegister', {
    role: 'manager',
    body: {
      visitor: { englishName: 'MARKEDNAME Tai Man', idPrefix: 'A123' },
      host: { unit: '12A', name: 'HOSTNAME' },
      purpose: 'Dinner',
      notes: 'NOTE for the guard',
      expectedFrom: inHours(0),
      expectedUntil: inHours(2),
    },
  });
  return String(body['visitId']);
}

async function invited(body: object = {}) {
  const visitId = await book();
  const made = await send('invite', { path: { visitId }, body });
  expect(made.status).toBe(201);
  const token = String(made.body['link']).split('#')[1] ?? '';
  return { visitId, token, made };
}

describe('over the routes', () => {
  it('a visitor sees where, when, whom, and what is told; no note, no prefix, no id', async () => {
    const { visitId, token, made } = await invited({ withPin: true });
    expect(made.headers['etag']).toBe('"2"');
    expect(made.body).toMatchObject({ visitId, pin: expect.stringMatching(/^\d{6}$/) as unknown });
    const { status, headers, body } = await open('viewInvitation', { token });
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('no-store');
    expect(body).toMatchObject({
      state: 'expected',
      site: { name: 'Tower', timeZone: 'Asia/Hong_Kong' },
      firm: { name: 'Demo' },
      gates: ['Main'],
      host: { unit: '12A', name: 'HOSTNAME' },
      visitor: { englishName: 'MARKEDNAME Tai Man' },
      mayChange: true,
      pin: 'own',
      notice: { version: 'v1' },
      version: 2,
    });
    for (const secret of [visitId, 'NOTE', 'A123', 'demo'])
      expect(JSON.stringify(body)).not.toContain(secret);
    const pin = await open('showInvitationPin', { token });
    expect(pin.body).toEqual({ pin: made.body['pin'], version: 2 });
  });

  it('what the visitor changes is in the history of the visit and on the trail as theirs', async () => {
    const { visitId, token } = await invited();
    const corrected = await open('correctInvitedName', {
      token,
      visitor: { englishName: 'MARKEDNAME Dai Man', chineseName: '陳大文' },
      version: 2,
    });
    expect(corrected.body).toMatchObject({ visitor: { chineseName: '陳大文' }, version: 3 });
    const declined = await open('declineInvitation', { token, version: 3 });
    expect(declined.body).toMatchObject({ state: 'cancelled', byVisitor: true });
    expect(JSON.stringify(declined.body)).not.toMatch(/MARKEDNAME|HOSTNAME|12A/);
    expect(await read(visitId)).toMatchObject({
      state: 'cancelled',
      invited: true,
      visitorChanges: [{ change: 'name' }, { change: 'declined' }],
    });
    const trail = await callRoute(audit, 'listAudit', { role: 'admin', query: { visitId } });
    const entries = trail.body['items'] as { operation: string; role: string; memberId: string }[];
    const theirs = entries.filter(({ role }) => role === 'public').map(({ operation }) => operation);
    expect(theirs.sort()).toEqual(['correctInvitedName', 'declineInvitation']);
    expect(entries.map(({ operation }) => operation)).toContain('invite');
  });

  it('revokes with 204, also what is revoked already', async () => {
    const { visitId, token } = await invited();
    for (let times = 0; times < 2; times += 1)
      expect((await send('revokeInvitation', { path: { visitId } })).status).toBe(204);
    expect((await open('viewInvitation', { token })).body['code']).toBe('invitation_not_found');
    expect(await read(visitId)).not.toHaveProperty('invited');
  });

  it('answers everything that is no valid link in the same way', async () => {
    const { visitId, token } = await invited();
    await send('revokeInvitation', { path: { visitId } });
    const answers = [];
    for (const wrong of ['', 'x', 'A'.repeat(160), token.slice(0, -1), `${token}A`, token]) {
      const { status, headers, body } = await open('viewInvitation', { token: wrong });
      answers.push(JSON.stringify([status, headers, body]));
    }
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('invitation_not_found');
    for (const name of ['correctInvitedName', 'declineInvitation', 'showInvitationPin'] as const) {
      const body = { token, ...(name === 'showInvitationPin' ? {} : { version: 2 }) };
      const visitor = name === 'correctInvitedName' ? { visitor: { englishName: 'X Y' } } : {};
      expect((await open(name, { ...body, ...visitor })).body['code']).toBe('invitation_not_found');
    }
  });

  it('refuses what does not fit', async () => {
    const { visitId, token } = await invited();
    const codes = [];
    for (const body of [
      { token, version: 2 },
      { token, version: 2, visitor: {} },
      { token, version: 2, visitor: { englishName: '<b>' } },
      { token, version: 2, visitor: { idPrefix: 'A123' } },
      { token, version: '2', visitor: { englishName: 'X Y' } },
      { token: 'x'.repeat(201), version: 2, visitor: { englishName: 'X Y' } },
    ])
      codes.push((await open('correctInvitedName', body)).body['code']);
    expect(new Set(codes)).toEqual(new Set(['invalid_request']));
    expect((await send('invite', { path: { visitId }, body: { more: 1 } })).body['code']).toBe(
      'invalid_request',
    );
    expect((await send('invite', { path: { visitId: 'x' }, body: {} })).body['code']).toBe('visit_not_found');
    expect((await send('invite', { role: 'guard', path: { visitId }, body: {} })).status).toBe(403);
  });

  it('prints no name, no token and no PIN', async () => {
    const printed = await printedBy(async () => {
      const { token } = await invited({ withPin: true });
      await open('viewInvitation', { token });
      await open('showInvitationPin', { token });
      await open('correctInvitedName', { token, visitor: { englishName: 'MARKEDNAME B' }, version: 2 });
      await open('viewInvitation', { token: 'wrong' });
    });
    const text = printed.join('');
    expect(text).toContain('Invitations');
    expect(text).not.toMatch(/MARKEDNAME|HOSTNAME|[\w-]{80,}|\b\d{6}\b(?=")/);
  });
});
