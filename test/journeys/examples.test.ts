import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Operation } from '../../functions/edge/operation.ts';
import { routes, type Route, type RouteName } from '../../functions/edge/routes.ts';
import { catalogue } from '../../functions/openapi/catalogue.ts';
import { givens, notPlayed, type Given } from './support/example-givens.ts';
import { documented, translate } from './support/example-values.ts';
import { client, clientFor, makeCode, type Client } from './support/client.ts';
import { runHost, type RunningHost } from './support/host.ts';

let host: RunningHost;
const members: Record<string, Client> = {};
beforeAll(async () => {
  host = await runHost();
  for (const name of ['admin', 'manager', 'guard']) members[name] = await clientFor(host.url, name);
}, 90_000);
afterAll(async () => {
  expect(await host.stop()).toBe(0);
});

const as = (member: string): Client => members[member] ?? client(host.url);
// Reads come first, so that they find the demo data as documented; removals come last.
const turn = (name: RouteName): number => ({ GET: 0, POST: 1, PATCH: 1, DELETE: 2 })[routes[name].method];
const played = (Object.entries(catalogue) as [RouteName, Operation][])
  .sort(([a], [b]) => turn(a) - turn(b))
  .filter(([name]) => notPlayed[name] === undefined)
  .flatMap(([name, operation]) =>
    operation.examples.map((example, index) => [name, example.title, operation, index] as const),
  );

describe('the examples of the published document', () => {
  it.each(played)(
    '%s: %s',
    async (name, _, operation, index) => {
      const example = operation.examples[index] ?? operation.examples[0];
      const route: Route = routes[name];
      const given: Given = givens[name] ?? (route.path.includes('{visitId}') ? 'a visit' : 'nothing');
      const real = await prepare(given);
      const query = new URLSearchParams(example.query).toString();
      const sent = translate(`/v1${route.path}${query === '' ? '' : `?${query}`}`, {
        ...real,
        ...Object.fromEntries(
          Object.entries(documented).map(([key, value]) => [`{${key}}`, real[value] ?? value]),
        ),
      });
      const answer = await as(
        route.roles === 'public' || route.roles.includes('admin') ? 'admin' : (route.roles[0] ?? 'admin'),
      ).send(route.method, sent, {
        headers: {
          'content-type': 'application/json',
          ...(operation.conditional === 'If-Match' ? { 'if-match': '*' } : {}),
        },
        ...(example.body === undefined ? {} : { body: translate(JSON.stringify(example.body), real) }),
      });
      const documentedAnswer = operation.answers[answer.status as keyof Operation['answers']];
      expect([answer.status, answer.body['code']]).toEqual([
        Number(Object.keys(operation.answers)[0]),
        undefined,
      ]);
      for (const header of ['x-request-id', ...(documentedAnswer?.headers ?? [])])
        expect([header, answer.headers.get(header)]).toEqual([header, expect.any(String)]);
      if (!documentedAnswer?.schema) return;
      expect(documentedAnswer.schema.parse(answer.body)).toEqual(answer.body);
      if (example.answer === undefined) return;
      const expected = JSON.parse(translate(JSON.stringify(example.answer), real)) as unknown;
      const makes = answer.status === 201 || name === 'importVisits';
      const madeHere = makes ? /^\w+Id$/ : /^$/;
      expect(comparable(answer.body, expected, madeHere)).toEqual(comparable(expected, expected, madeHere));
    },
    30_000,
  );
});

const hourMs = 3_600_000;
const hongKongIsAheadMs = 8 * hourMs;
const site = '/v1/sites/harbour-court';

/** Values that depend on time or random data, compared only by their type. */
const volatile =
  /^(at|undoneAt|undoneBy|createdAt|createdBy|tickedAt|tickedBy|retentionSetAt|expiresAt|expected(From|Until)|checked(In|Out)At|purgeAt|asOf|fetchedAt|validUntil|not(Before|After)|keyId|der|version|privacyNoticeVersion|texts|count|nextCursor|choiceToken|issuer|subject|pin)$/;

/**
 * `json` with the type in place of values that cannot be known (volatile values, new ids); of a list, only the items that
 * `like` has too.
 */
function comparable(json: unknown, like: unknown, madeHere: RegExp): unknown {
  if (Array.isArray(json)) {
    const shown = (Array.isArray(like) ? like : []) as Identified[];
    const ids = new Set(shown.map(idOf));
    return json
      .filter((item: Identified) => ids.has(undefined) || ids.has(idOf(item)))
      .map((item, at) => comparable(item, shown[at], madeHere));
  }
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) => [
      key,
      volatile.test(key) || madeHere.test(key)
        ? typeof value
        : comparable(value, (like as Record<string, unknown> | undefined)?.[key], madeHere),
    ]),
  );
}

interface Identified {
  readonly visitId?: string;
  readonly memberId?: string;
  readonly seriesId?: string;
  readonly exportId?: string;
}
const idOf = ({ visitId, memberId, seriesId, exportId }: Identified) =>
  visitId ?? memberId ?? seriesId ?? exportId;

/** Makes the things that an example requires; returns the real values for its invented ones. */
async function prepare(given: Given): Promise<Record<string, string>> {
  const now = Date.now();
  const dayAt = (ms: number) => new Date(ms + hongKongIsAheadMs).toISOString().slice(0, 10);
  const scanId = randomUUID();
  const day =
    given === 'a scan that leaves a choice' || given === 'today' ? dayAt(now) : dayAt(now + 24 * hourMs);
  const real = { [documented.scanId]: scanId, [documented.day]: day };
  if (given === 'nothing' || given === 'today') return real;
  if (given === 'a member') {
    const [{ body }] = catalogue.addMember.examples;
    const member = { ...(body as object), subject: randomUUID() };
    const made = await as('admin').post('/v1/members', member);
    return { ...real, [documented.memberId]: String(made.body['memberId']) };
  }
  if (given === 'recurring visits') {
    const [{ body }] = catalogue.createSeries.examples;
    const rule = JSON.stringify(body).replaceAll(documented.day, day);
    const made = await as('manager').post(`${site}/recurring-visits`, rule);
    const [first] = made.body['upcoming'] as Identified[];
    return {
      ...real,
      [documented.seriesId]: String(made.body['seriesId']),
      [documented.visitId]: String(first?.visitId),
    };
  }
  const [{ body: template }] = catalogue.preRegister.examples;
  const visit = async (changed: object = {}) => {
    const sent = JSON.stringify({ ...(template as object), ...changed }).replaceAll(documented.day, day);
    return String((await as('manager').post(`${site}/visits`, sent)).body['visitId']);
  };
  switch (given) {
    case 'a visit':
      return { ...real, [documented.visitId]: await visit() };
    case 'an export': {
      const visitId = await visit();
      const [{ body }] = catalogue.createExport.examples;
      const asked = JSON.stringify(body).replaceAll(documented.day, day);
      const made = await as('admin').post(`${site}/exports`, asked);
      const exportId = String(made.body['exportId']);
      return { ...real, [documented.visitId]: visitId, [documented.exportId]: exportId };
    }
    case 'a visitor inside': {
      const visitId = await visit();
      const passage = { method: 'staff_card', gateId: 'main' };
      await as('guard').post(`${site}/visits/${visitId}/check-in`, passage);
      return { ...real, [documented.visitId]: visitId };
    }
    case 'a scan that leaves a choice': {
      const visitId = await visit({
        visitor: { englishName: 'CHAN, Siu Ming' },
        host: { unit: '12A' },
        purpose: undefined,
        expectedFrom: new Date(now).toISOString(),
        expectedUntil: new Date(now + hourMs).toISOString(),
      });
      const code = await makeCode(host.url, { englishName: 'Chan Siu Ming' });
      const { body } = await as('guard').post(`${site}/scans`, { scanId, code, gateId: 'main' });
      return {
        ...real,
        [documented.visitId]: visitId,
        [documented.choiceToken]: String(body['choiceToken']),
      };
    }
  }
}
