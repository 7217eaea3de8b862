import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.ts';
import { client, clientFor, makeCode, type Client } from './support/client.ts';
import { runHost, type RunningHost } from './support/host.ts';

const site = '/v1/sites/harbour-court';

describe('a visitor with an invitation', () => {
  let host: RunningHost;
  let manager: Client;
  let guard: Client;
  let visitor: Client;
  beforeAll(async () => {
    host = await runHost();
    manager = await clientFor(host.url, 'manager');
    guard = await clientFor(host.url, 'guard');
    visitor = client(host.url);
  }, 120_000);
  afterAll(async () => {
    await host.stop();
  });

  async function invited(visitorName: string, body: object = {}) {
    const { body: visit } = await manager.post(`${site}/visits`, {
      visitor: { englishName: visitorName },
      host: { unit: '12A' },
      expectedFrom: new Date().toISOString(),
      expectedUntil: new Date(Date.now() + 3_600_000).toISOString(),
    });
    const at = `${site}/visits/${String(visit['visitId'])}`;
    const made = await manager.post(`${at}/invitation`, body);
    expect([made.status, made.body['code']]).toEqual([201, undefined]);
    return { at, link: String(made.body['link']), token: String(made.body['link']).split('#')[1] };
  }
  const view = (token: unknown) => visitor.post('/v1/invitations/view', { token });

  it('gets it by e-mail, corrects a wrong name and comes in by their code', async () => {
    const { at, link, token } = await invited('LEE Ka Fay', {
      sendTo: { email: 'guest@example.com' },
      language: 'en',
    });
    const caught = async () => {
      const { body } = await visitor.get('/sandbox/mail/all.json');
      const mails = body['items'] as { to: string; text: string; subject: string }[];
      return mails.find(({ text }) => text.includes(link));
    };
    await eventually(caught, (mail) => mail !== undefined);
    const mail = await caught();
    expect(mail).toMatchObject({ to: 'guest@example.com' });
    expect(mail?.subject).not.toContain('LEE');
    const seen = await view(token);
    expect(seen.body).toMatchObject({
      state: 'expected',
      visitor: { englishName: 'LEE Ka Fay' },
      mayChange: true,
    });
    const corrected = await visitor.post('/v1/invitations/correction', {
      token,
      visitor: { englishName: 'LEE Ka Fai' },
      version: seen.body['version'],
    });
    expect([corrected.status, corrected.body['code']]).toEqual([200, undefined]);
    const code = await makeCode(host.url, { englishName: 'LEE Ka Fai' });
    const scanId = crypto.randomUUID();
    const scan = await guard.post(`${site}/scans`, { scanId, code, gateId: 'main' });
    expect(scan.body).toMatchObject({ outcome: 'choose' });
    const visitId = at.split('/').at(-1);
    const chosen = await guard.post(`${site}/scans/${scanId}/choice`, {
      visitId,
      choiceToken: scan.body['choiceToken'],
    });
    expect(chosen.body).toMatchObject({ outcome: 'checked_in', visit: { visitId } });
    expect((await view(token)).body).toMatchObject({ state: 'inside', mayChange: false });
  });

  it('comes in by the PIN of the page, without iAM Smart', async () => {
    const { at, token } = await invited('HO Mei');
    const { body } = await visitor.post('/v1/invitations/pin', { token });
    const came = await guard.post(`${at}/check-in`, {
      method: 'invitation_pin',
      gateId: 'main',
      pin: body['pin'],
    });
    expect([came.status, came.body['state']]).toEqual([200, 'checked_in']);
  });

  it('says that they cannot come, and the gate does not expect them', async () => {
    const { at, token } = await invited('NG Po');
    const { body } = await view(token);
    await visitor.post('/v1/invitations/decline', { token, version: body['version'] });
    expect((await guard.get(at)).body).toMatchObject({
      state: 'cancelled',
      visitorChanges: [{ change: 'declined' }],
    });
  });

  it('sees nothing with half a link, another firm’s member as little as anybody', async () => {
    const { token } = await invited('MOK Yan');
    const rival = await clientFor(host.url, 'rival-manager');
    for (const caller of [visitor, rival]) {
      const half = await caller.post('/v1/invitations/view', { token: token?.slice(0, -10) });
      expect([half.status, half.body['code']]).toEqual([404, 'invitation_not_found']);
    }
  });
});
