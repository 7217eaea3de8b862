import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { routes, type MemberRole, type Route, type RouteName } from '../../functions/edge/routes.ts';
import { catalogue } from '../../functions/openapi/catalogue.ts';
import { device, type Enrolled } from '../support/scanner-device.ts';
import { client, clientFor, makeCode, type Answer, type Client } from './support/client.ts';
import { documented, translate } from './support/example-values.ts';
import { runHost, type RunningHost } from './support/host.ts';

const roles = ['admin', 'manager', 'guard', 'integration', 'host'] as const satisfies readonly MemberRole[];
/** The members of the demo data are called after their roles, but for the host. */
const memberWith = (role: MemberRole) => (role === 'host' ? 'resident' : role);
const own = 'harbour-court';
const second = 'second-court';
const rivals = 'rival-tower';
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const booking = (englishName: string) => ({
  visitor: { englishName, idPrefix: 'A123' },
  host: { unit: '1A' },
  expectedFrom: inHours(0),
  expectedUntil: inHours(2),
});

let host: RunningHost;
let rival: Client;
let rivalVisitId: string;
const members = new Map<string, Client>();
beforeAll(async () => {
  host = await runHost();
  for (const role of roles) members.set(role, await clientFor(host.url, memberWith(role)));
  rival = await clientFor(host.url, 'rival-manager');
  const [{ body: site }] = catalogue.createSite.examples;
  const made = await as('admin').post('/v1/sites', { ...(site as object), siteId: second });
  expect([made.status, made.body['code']]).toEqual([201, undefined]);
  const { body } = await rival.post(`/v1/sites/${rivals}/visits`, booking('RIVAL Visitor'));
  rivalVisitId = String(body['visitId']);
}, 120_000);
afterAll(async () => {
  await host.stop();
});

const as = (role: string): Client => members.get(role) ?? client(host.url);

const dayIn = (hours: number) => new Date(Date.now() + (hours + 8) * 3_600_000).toISOString().slice(0, 10);
/** The request of a caller who knows the documentation: correct except for the caller and the place. */
function call(
  by: Client,
  name: RouteName,
  siteId: string,
  visitId: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const { method, path, body: takesBody }: Route = routes[name];
  const [{ body, query }] = catalogue[name].examples;
  // A guard reads today's list; a visit requested for tomorrow cannot be over.
  const real = {
    [documented.day]: dayIn(method === 'GET' ? 0 : 24),
    [documented.visitId]: visitId,
    [documented.scanId]: randomUUID(),
    ...more,
  };
  const at = path.replaceAll(/\{(\w+)\}/g, (_, parameter: keyof typeof documented) =>
    parameter === 'siteId' ? siteId : translate(documented[parameter], real),
  );
  const search = new URLSearchParams(query).toString();
  return by.send(method, `/v1${at}${search === '' ? '' : `?${translate(search, real)}`}`, {
    headers: { 'content-type': 'application/json', 'if-match': '*' },
    ...(takesBody ? { body: translate(JSON.stringify(body), real) } : {}),
  });
}
const verdictOf = ({ status, body }: Answer): string =>
  `${String(status)} ${typeof body['code'] === 'string' ? body['code'] : 'ok'}`;

const unknownVisitId = 'A'.repeat(22);
const guarded = (Object.keys(routes) as RouteName[]).filter((name) => routes[name].roles !== 'public');
const ofSites = guarded.filter((name) => routes[name].path.includes('{siteId}'));
const mayCall = (role: MemberRole, name: RouteName) =>
  (routes[name].roles as readonly string[]).includes(role);

describe('a caller without a token', () => {
  it.each(guarded)('may not call %s', async (name) => {
    const answer = await call(client(host.url), name, own, unknownVisitId);
    expect(verdictOf(answer)).toBe('401 unauthenticated');
  });
});

describe.each(roles)('a member with the role %s', (role) => {
  it.each(ofSites)('finds no site when calling %s at another firm’s site', async (name) => {
    const answer = await call(as(role), name, rivals, rivalVisitId);
    expect(verdictOf(answer)).toBe(mayCall(role, name) ? '404 site_not_found' : '403 forbidden');
  });

  // An admin has all sites of the firm; the same routes are called at their own site below.
  if (role !== 'admin')
    it.each(ofSites)(
      'finds no site when calling %s at a site of the firm that is not theirs',
      async (name) => {
        const answer = await call(as(role), name, second, unknownVisitId);
        expect(verdictOf(answer)).toBe(mayCall(role, name) ? '404 site_not_found' : '403 forbidden');
      },
    );

  it.each(ofSites.filter((name) => routes[name].path.includes('{visitId}')))(
    'finds no visit when calling %s with another firm’s visit at their own site',
    async (name) => {
      const answer = await call(as(role), name, own, rivalVisitId);
      expect(verdictOf(answer)).toBe(mayCall(role, name) ? '404 visit_not_found' : '403 forbidden');
    },
  );

  const refused = guarded.filter((name) => !mayCall(role, name));
  if (refused.length > 0)
    it.each(refused)('may not call %s', async (name) => {
      expect(verdictOf(await call(as(role), name, own, unknownVisitId))).toBe('403 forbidden');
    });

  it.each(guarded.filter((name) => mayCall(role, name) && routes[name].method === 'GET'))(
    'may call %s, and sees no data of another firm',
    async (name) => {
      const answer = await call(as(role), name, own, unknownVisitId);
      expect(verdictOf(answer)).not.toMatch(/^(401|403)|site_not_found/);
      expect(JSON.stringify(answer.body)).not.toMatch(/rival/i);
    },
  );
});

describe('a resident who knows the ids of a neighbour', () => {
  const ofHosts = ofSites.filter((name) => mayCall('host', name));
  const withId = ofHosts.filter((name) => /\{(visit|series)Id\}/.test(routes[name].path));
  let visitId = '';
  let seriesId = '';
  beforeAll(async () => {
    const neighbour = await clientFor(host.url, 'neighbour');
    const visit = { ...booking('NEIGHBOUR Visitor'), host: {}, needsApproval: true };
    const booked = await neighbour.post(`/v1/sites/${own}/my-visits`, visit);
    const day = dayIn(24);
    const rule = { startTime: '09:00', endTime: '12:00', firstDay: day, until: day };
    const made = await neighbour.post(`/v1/sites/${own}/my-recurring-visits`, {
      visitor: { englishName: 'NEIGHBOUR Cleaner' },
      ...rule,
    });
    visitId = String(booked.body['visitId']);
    seriesId = String(made.body['seriesId']);
    expect([booked.status, made.status]).toEqual([201, 201]);
  });

  const withoutRequestId = ({ status, body }: Answer) => ({ status, body: { ...body, requestId: 'any' } });

  it.each(withId)('is answered by %s as with ids that nobody has', async (name) => {
    const theirs = await call(as('host'), name, own, visitId, { [documented.seriesId]: seriesId });
    const nobodys = await call(as('host'), name, own, unknownVisitId, {
      [documented.seriesId]: unknownVisitId,
    });
    expect(verdictOf(theirs)).toMatch(/^404 (visit|series)_not_found$/);
    expect(withoutRequestId(theirs)).toEqual(withoutRequestId(nobodys));
  });

  it('sees nothing of them in any list', async () => {
    for (const list of ['my-visits?limit=100', 'my-visits?period=past', 'my-recurring-visits'])
      expect(JSON.stringify((await as('host').get(`/v1/sites/${own}/${list}`)).body)).not.toMatch(
        new RegExp(`neighbour|12B|${visitId}|${seriesId}`, 'i'),
      );
  });

  it('books nothing for their unit', async () => {
    const answer = await as('host').post(`/v1/sites/${own}/my-visits`, {
      ...booking('OWN Visitor'),
      host: { unit: '12b' },
    });
    expect(verdictOf(answer)).toBe('403 unit_not_yours');
  });

  it('may call none of the routes that show the visits of the site', () => {
    const theirs = guarded.filter((name) => mayCall('host', name) && name !== 'getSession');
    expect(theirs.filter((name) => !routes[name].path.includes('/my-'))).toEqual([]);
    expect(guarded.filter((name) => routes[name].path.includes('/my-'))).toEqual(theirs);
  });
});

describe('an account that is no member', () => {
  it('becomes the resident of a unit by a link, sees that unit alone, and nothing after moving out', async () => {
    const response = await fetch(`${host.url}/oidc/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from('sandbox-newcomer:sandbox-only').toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'gatehouse/visits' }),
    });
    const { access_token: accessToken } = (await response.json()) as { access_token: string };
    const newcomer = client(host.url, accessToken);
    const mine = () => newcomer.get(`/v1/sites/${own}/my-visits`);
    expect(verdictOf(await mine())).toBe('401 unauthenticated');
    const units = `/v1/sites/${own}/units`;
    const made = await as('manager').post(units, { rows: [{ unit: '12C' }] });
    const [{ unitId = '' } = {}] = made.body['items'] as { unitId?: string }[];
    const { body: link } = await as('manager').post(`${units}/${unitId}/enrolment-links`, {});
    const token = { token: link['token'] };
    expect(verdictOf(await client(host.url).post('/v1/resident-enrolments', token))).toBe(
      '401 unauthenticated',
    );
    expect(verdictOf(await newcomer.post('/v1/resident-enrolments', token))).toBe('201 ok');
    expect((await mine()).body).toMatchObject({ items: [], units: [{ unit: '12C' }] });
    const { body: session } = await newcomer.get('/v1/session');
    expect(session).toMatchObject({ role: 'host', siteIds: [own] });
    const left = await as('manager').send(
      'DELETE',
      `${units}/${unitId}/residents/${String(session['memberId'])}`,
    );
    expect(left.status).toBe(204);
    // The gateway still knows the token's rights.
    expect(verdictOf(await mine())).toMatch(/^(403 forbidden|401 unauthenticated)$/);
  });
});

describe('a scanner that was revoked', () => {
  let revoked: Client;
  beforeAll(async () => {
    const { body: made } = await as('manager').post(`/v1/sites/${own}/scanners/enrolment-codes`, {});
    const keyPair = await device.makeDeviceKey();
    const request = await device.enrolmentRequest(String(made['enrolmentCode']), 'Lost phone', keyPair);
    const scanner = (await client(host.url).post('/v1/scanner-enrolments', request))
      .body as unknown as Enrolled;
    await as('manager').post(`/v1/sites/${own}/scanners/${scanner.scannerId}/revocation`, {});
    const plain = client(host.url);
    revoked = {
      ...plain,
      send: async (method, path, sent = {}) => {
        const asked = { method, path: path.slice('/v1'.length), body: sent.body ?? '' };
        const now = Date.now() / 1000;
        const authorization = await device.authorizationFor(scanner, keyPair.privateKey, asked, now);
        return plain.send(method, path, { ...sent, headers: { ...sent.headers, authorization } });
      },
    };
  });

  it.each(guarded.filter((name) => name !== 'recordPassages'))('may not call %s', async (name) => {
    const answer = await call(revoked, name, own, unknownVisitId);
    expect(verdictOf(answer)).toBe('401 unauthenticated');
  });

  it('delivers passages at its own site alone', async () => {
    expect(verdictOf(await call(revoked, 'recordPassages', own, unknownVisitId))).toBe('200 ok');
    for (const site of [second, rivals])
      expect(verdictOf(await call(revoked, 'recordPassages', site, unknownVisitId))).toBe(
        '401 unauthenticated',
      );
  });
});

describe('two firms at the same time', () => {
  const firms = [
    { guard: () => as('guard'), office: () => as('manager'), site: own, mark: 'MARKED OURS' },
    { guard: () => rival, office: () => rival, site: rivals, mark: 'MARKED THEIRS' },
  ] as const;

  it('receive no data of each other', async () => {
    const answers: { readonly site: string; readonly text: string }[] = [];
    const idsOf = new Map<string, Set<string>>(firms.map(({ site }) => [site, new Set<string>()]));
    const keep = (site: string, { body }: Answer): Answer['body'] => {
      answers.push({ site, text: JSON.stringify(body) });
      return body;
    };
    // Both firms have the same name and the same code: only the caller differs.
    const morning = async ({ guard, office, site, mark }: (typeof firms)[number], round: number) => {
      const at = `/v1/sites/${site}`;
      const englishName = `CHAN Number ${'I'.repeat(round + 1)}`;
      const booked = keep(
        site,
        await office().post(`${at}/visits`, { ...booking(englishName), purpose: mark }),
      );
      idsOf.get(site)?.add(String(booked['visitId']));
      const code = await codeOf(englishName);
      const scan = { scanId: randomUUID(), code, gateId: 'main' };
      expect(keep(site, await guard().post(`${at}/scans`, scan))).toMatchObject({
        outcome: 'checked_in',
        visit: { visitId: booked['visitId'], purpose: mark },
      });
      for (const list of ['visits', 'on-site']) keep(site, await guard().get(`${at}/${list}?limit=100`));
      keep(site, await office().get('/v1/sites'));
    };
    const codes = new Map<string, Promise<string>>();
    const codeOf = (englishName: string): Promise<string> => {
      const made = codes.get(englishName) ?? makeCode(host.url, { englishName, idPrefix: 'A123' });
      codes.set(englishName, made);
      return made;
    };
    const rounds = Array.from({ length: 12 }, (_, round) => round);
    await Promise.all(rounds.flatMap((round) => firms.map((firm) => morning(firm, round))));

    expect(answers.length).toBe(rounds.length * firms.length * 5);
    for (const { site, mark } of firms) {
      const strangers = answers.filter((answer) => answer.site !== site);
      const secrets = [mark, site, ...(idsOf.get(site) ?? [])];
      expect(secrets.length).toBe(rounds.length + 2);
      expect(strangers.filter(({ text }) => secrets.some((secret) => text.includes(secret)))).toEqual([]);
    }
  }, 90_000);
});
