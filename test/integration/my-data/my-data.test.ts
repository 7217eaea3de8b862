import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { EpochSeconds, FirmId, SiteId } from '../../../functions/kernel/brands.ts';
import { daySeconds, systemClock, toRfc3339 } from '../../../functions/kernel/clock.ts';
import { localDay } from '../../../functions/kernel/local-day.ts';
import { personKeysOf } from '../../../functions/person-keys/person-keys.ts';
import type { Visitor } from '../../../functions/person-keys/person.ts';
import { dayKeyTable } from '../../../functions/seals/day-key-table.ts';
import { sealDayOf } from '../../../functions/seals/seal-day.ts';
import { putItem } from '../../../functions/table/write.ts';
import { holdPartition, visitItem } from '../../../functions/visits/visit-item.ts';
import type { Visit } from '../../../functions/visits/visit.ts';
import { callRoute, type Handler, type Sent } from '../../support/api-event.ts';
import { openDeployed } from '../../support/deployed.ts';
import { freshCode } from '../../support/fresh-code.ts';
import { printedBy } from '../../support/printed.ts';
import { sealedVisits } from '../../support/sealed-visits.ts';
import { passageWith, visitWith } from '../../support/visit.ts';

const world = openDeployed();
let handler: Handler;
let scanHandler: Handler;
let barsHandler: Handler;
let seriesHandler: Handler;
beforeAll(async () => {
  handler = (await import('../../../functions/my-data/my-data.handler.ts')).handler;
  scanHandler = (await import('../../../functions/scans/scan.handler.ts')).handler;
  barsHandler = (await import('../../../functions/bars/barred-people.handler.ts')).handler;
  seriesHandler = (await import('../../../functions/recurring/recurring-visits.handler.ts')).handler;
}, 60_000);
afterEach(() => {
  world.proxy.heal();
});

const now = systemClock();
const ago = (days: number) => (now - days * daySeconds) as EpochSeconds;
const idOf = () => randomUUID().replaceAll('-', '').slice(0, 22) as Visit['visitId'];

/** Stores a visit that began so many days ago. */
async function stored(visitor: Visitor, days: number, more: Partial<Visit> = {}): Promise<Visit> {
  const from = ago(days);
  const visit = visitWith({
    firmId: 'demo' as FirmId,
    siteId: 'court' as SiteId,
    visitId: idOf(),
    visitor,
    state: 'checked_out',
    expectedFrom: from,
    expectedUntil: (from + 3600) as EpochSeconds,
    day: localDay(from, 'Asia/Hong_Kong'),
    createdAt: from,
    purgeAt: (from + 30 * daySeconds) as EpochSeconds,
    ...more,
  });
  await putItem(sealedVisits(world.database), visitItem(visit));
  return visit;
}

let people = 100;
/** A person of whom nobody else in this file has the name. */
const anybody = () => {
  const letters = randomUUID()
    .replaceAll(/[^a-f]/g, '')
    .padEnd(8, 'q');
  const [name, prefix] = [`${letters.slice(0, 4)} ${letters}`, `Y${String((people += 1))}`];
  return { visitor: { englishName: name, idPrefix: prefix }, claims: { name_en: name, id_prefix: prefix } };
};
const look = (code: string, sent: Sent = {}) =>
  callRoute(handler, 'showMyData', { firmId: '', body: { code }, ...sent });
const lookBy = async (claims: Readonly<Record<string, string>>, sent: Sent = {}) =>
  look(await freshCode(world.issuer, claims), sent);
interface Shown {
  readonly visits: readonly Record<string, unknown>[];
  readonly recurringVisits: readonly Record<string, unknown>[];
  readonly notAdmittedAt: readonly unknown[];
  readonly sites: readonly Record<string, unknown>[];
}
const shownTo = async (claims: Readonly<Record<string, string>>, sent: Sent = {}): Promise<Shown> => {
  const { status, body } = await lookBy(claims, sent);
  expect([status, body['outcome']]).toEqual([200, 'shown']);
  return body as unknown as Shown;
};

describe('a look at one’s own data', () => {
  it('shows what the person changed by their invitation, and nothing of its link', async () => {
    const { visitor, claims } = anybody();
    const at = ago(3);
    await stored(visitor, 2, {
      state: 'cancelled',
      invitationHash: 'a'.repeat(22),
      visitorChanges: [
        { change: 'name', at },
        { change: 'declined', at },
      ],
    });
    const { visits } = await shownTo(claims);
    expect(visits).toMatchObject([
      {
        ownChanges: [
          { change: 'name', at: toRfc3339(at) },
          { change: 'declined', at: toRfc3339(at) },
        ],
      },
    ]);
    expect(JSON.stringify(visits)).not.toContain('a'.repeat(22));
  });

  it('shows the visits at all sites of the firm, the latest first, with what is kept and until when', async () => {
    const { visitor, claims } = anybody();
    const at = (ago(20) + 60) as EpochSeconds;
    const old = await stored(visitor, 20, {
      purpose: 'Piano lesson',
      vehicle: { plate: 'AB1234' },
      checkedIn: passageWith({ at }),
      noticeVersion: 'v0',
    });
    const coming = await stored(visitor, -40, { siteId: 'tower' as SiteId, state: 'expected' });
    const shown = await shownTo(claims);
    expect(shown.visits.map(({ siteId, purgeAt }) => [siteId, purgeAt])).toEqual([
      ['tower', toRfc3339(coming.purgeAt)],
      ['court', toRfc3339(old.purgeAt)],
    ]);
    expect(shown.visits[1]).toMatchObject({
      visitor,
      unit: '12A',
      purpose: 'Piano lesson',
      vehicle: { plate: 'AB1234' },
      noticeVersion: 'v0',
      state: 'checked_out',
      passages: [{ direction: 'in', at: toRfc3339(at), gate: 'Main', method: 'personal_code' }],
      heldBack: [],
    });
    expect(shown.sites.map(({ siteId, notice }) => [siteId, notice])).toEqual([
      ['court', { version: 'v1', texts: { en: 'Told.', 'zh-Hant': '告示。' } }],
      ['tower', { version: 'v1', texts: { en: 'Told.', 'zh-Hant': '告示。' } }],
    ]);
  });

  it('names no other person, and says that something is held back', async () => {
    const { visitor, claims } = anybody();
    await stored(visitor, 3, {
      host: { unit: '3B', name: 'HOST Person' },
      notes: 'Knows NEIGHBOUR Person',
      companions: 1,
      undone: [
        {
          ...passageWith({ at: ago(3) }),
          direction: 'in',
          undoneAt: ago(3),
          undoneBy: 'guard-1' as Visit['createdBy'],
          reason: 'other',
          note: 'It was OTHER Person',
        },
      ],
    });
    const { body } = await lookBy(claims);
    expect((body as unknown as Shown).visits[0]).toMatchObject({
      unit: '3B',
      companions: 1,
      heldBack: ['hostName', 'notes', 'undoNotes', 'companions'],
      passages: [{ direction: 'in', undoneAt: toRfc3339(ago(3)) }],
    });
    expect(JSON.stringify(body)).not.toMatch(/HOST|NEIGHBOUR|OTHER Person|guard-1|manager/);
  });

  it('shows a rule of recurring visits', async () => {
    const { visitor, claims } = anybody();
    const day = localDay(ago(-1), 'Asia/Hong_Kong');
    const { status } = await callRoute(seriesHandler, 'createSeries', {
      role: 'manager',
      body: {
        visitor,
        host: { unit: '9C' },
        startTime: '09:00',
        endTime: '10:00',
        firstDay: day,
        until: day,
      },
    });
    expect(status).toBe(201);
    const { recurringVisits } = await shownTo(claims);
    expect(recurringVisits).toMatchObject([{ siteId: 'court', unit: '9C', firstDay: day, visitor }]);
  });

  it('tells the fact of a bar and the site, and never the reason', async () => {
    const { visitor, claims } = anybody();
    const { status } = await callRoute(barsHandler, 'barPerson', {
      role: 'manager',
      body: { visitor, reason: 'SECRET reason', keepName: true, reviewInDays: 30 },
    });
    expect(status).toBe(201);
    const { body } = await lookBy(claims, { path: { siteId: 'tower' } });
    expect(body['notAdmittedAt']).toEqual([{ siteId: 'court', siteName: 'Tower' }]);
    expect(JSON.stringify(body)).not.toContain('SECRET');
  });

  it('has the same form for a person of whom nothing is held', async () => {
    const held = anybody();
    await stored(held.visitor, 2);
    const [full, empty] = [await lookBy(held.claims), await lookBy(anybody().claims)];
    expect(Object.keys(empty.body)).toEqual(Object.keys(full.body));
    expect(empty.body).toMatchObject({
      outcome: 'shown',
      visits: [],
      recurringVisits: [],
      notAdmittedAt: [],
    });
    expect(empty.headers).toMatchObject({ 'cache-control': 'no-store' });
  });

  it('sees nothing of a person with the same name and another prefix, or without one', async () => {
    const { visitor, claims } = anybody();
    await stored({ ...visitor, idPrefix: 'B999' }, 2);
    await stored({ englishName: visitor.englishName }, 2);
    expect((await shownTo(claims)).visits).toEqual([]);
    expect((await shownTo({ ...claims, id_prefix: 'B999' })).visits).toHaveLength(1);
  });

  it('sees nothing of another firm', async () => {
    const { visitor, claims } = anybody();
    const rival = { firmId: 'rival' as FirmId, siteId: 'rival-tower' as SiteId };
    await stored(visitor, 2, rival);
    expect((await shownTo(claims)).visits).toEqual([]);
    const there = await shownTo(claims, { path: { siteId: 'rival-tower' } });
    expect(there.visits).toMatchObject([{ siteId: 'rival-tower' }]);
  });

  it('shows a visit that a hold keeps long past its day', async () => {
    const { visitor, claims } = anybody();
    const purgeAt = (now + 20 * daySeconds) as EpochSeconds;
    const { visitId } = await stored(visitor, 150, { purgeAt });
    expect((await shownTo(claims)).visits).toEqual([]);
    const court = { firmId: 'demo' as FirmId, siteId: 'court' as SiteId };
    await putItem(sealedVisits(world.database), {
      pk: holdPartition(court),
      sk: 'H#hold',
      visitIds: [visitId],
      purgeAt,
    });
    expect((await shownTo(claims)).visits).toMatchObject([{ purgeAt: toRfc3339(purgeAt) }]);
  });

  it('sees no visit past its purge, though the database still has it', async () => {
    const { visitor, claims } = anybody();
    await stored(visitor, 31, { purgeAt: ago(1) });
    expect((await shownTo(claims)).visits).toEqual([]);
  });

  it('leaves out a visit whose key was destroyed, and shows the others', async () => {
    const { visitor, claims } = anybody();
    const purgeAt = (now + 60 * daySeconds) as EpochSeconds;
    await stored(visitor, 2, { purgeAt });
    await stored(visitor, 1);
    const { client, dayKeys: name } = world.database;
    await dayKeyTable({ client, name }).destroy({ firmId: 'demo', siteId: 'court' }, sealDayOf(purgeAt));
    const { visits } = await shownTo(claims);
    expect(visits).toHaveLength(1);
  });
});

describe('a code', () => {
  it('opens one look at a firm, whoever shows it again', async () => {
    const { visitor, claims } = anybody();
    await stored(visitor, 1);
    const code = await freshCode(world.issuer, claims);
    const [first, second] = [await look(code), await look(` ${code}\r\n`)];
    expect(first.body['outcome']).toBe('shown');
    expect(second.body).toEqual({ outcome: 'rejected', reason: 'already_shown', ref: 'R02' });
    const other = await look(code, { path: { siteId: 'tower' } });
    expect(other.body['reason']).toBe('already_shown');
  });

  it('opens one look of many that come at the same time', async () => {
    const code = await freshCode(world.issuer, anybody().claims);
    const answers = await Promise.all(Array.from({ length: 5 }, () => look(code, { headers: {} })));
    const outcomes = answers.map(({ body }) => body['outcome']).sort();
    expect(outcomes).toEqual(['rejected', 'rejected', 'rejected', 'rejected', 'shown']);
  });

  it('that was used at the gate a moment ago opens one look', async () => {
    const code = await freshCode(world.issuer, anybody().claims);
    const scan = { scanId: randomUUID(), code, gateId: 'main' };
    expect((await callRoute(scanHandler, 'recordScan', { body: scan })).body['outcome']).toBe('checked_in');
    const { body } = await look(code);
    expect((body as unknown as Shown).visits).toMatchObject([{ state: 'checked_in', origin: 'walk_in' }]);
    expect((await look(code)).body['reason']).toBe('already_shown');
  });

  it.each([
    ['no prefix', { name_en: 'CHAN Tai Man' }],
    ['no name', { id_prefix: 'A123' }],
  ])('with %s identifies nobody, and is not used up', async (_, claims) => {
    const code = await freshCode(world.issuer, claims);
    for (const answer of [await look(code), await look(code)])
      expect(answer.body).toEqual({ outcome: 'rejected', reason: 'identifies_weakly', ref: 'P04' });
  });

  it.each([
    ['', 'D01'],
    ['https://example.com/', 'D02'],
    ['x'.repeat(5000), 'D03'],
  ])(
    'that is no Personal Code, or not an acceptable one (%#), is rejected as at a gate',
    async (code, ref) => {
      expect((await look(code)).body).toMatchObject({ outcome: 'rejected', ref });
    },
  );

  it('that is forged is rejected, and nothing is read of any visitor', async () => {
    const code = await freshCode(world.issuer, anybody().claims);
    const forged = `${code.slice(0, -4)}${code.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`;
    const { body } = await look(forged);
    expect(body).toEqual({ outcome: 'rejected', reason: 'signature_invalid', ref: 'S01' });
    expect((await look(code)).body['outcome']).toBe('shown');
  });
});

describe('a request', () => {
  it.each([
    ['without a code', {}],
    ['with another type', { code: 1 }],
    ['with a field too many', { code: 'a', siteIds: ['tower'] }],
    ['with a code longer than any', { code: 'x'.repeat(12_001) }],
  ])('%s is refused', async (_, body) => {
    const answer = await callRoute(handler, 'showMyData', { firmId: '', body });
    expect([answer.status, answer.body['code']]).toEqual([400, 'invalid_request']);
  });

  it('that is too large is refused before it is parsed', async () => {
    const answer = await callRoute(handler, 'showMyData', { firmId: '', body: { code: 'x'.repeat(17_000) } });
    expect([answer.status, answer.body['code']]).toEqual([413, 'body_too_large']);
  });

  it.each(['no-such-site', 'NO SITE'])(
    'for the site %s is answered as the public notice is',
    async (siteId) => {
      const { status, body } = await lookBy(anybody().claims, { path: { siteId } });
      expect([status, body['code']]).toEqual([404, 'site_not_found']);
    },
  );

  it('is answered 503 where the store is down, and nothing is said of the person', async () => {
    const code = await freshCode(world.issuer, anybody().claims);
    world.proxy.fail('PutItem', 'unavailable', 4);
    const { status, body } = await look(code);
    expect([status, body['code']]).toEqual([503, 'store_unavailable']);
  });

  it('prints nothing of the person', async () => {
    const { visitor, claims } = anybody();
    await stored(visitor, 1);
    const lines = await printedBy(async () => {
      await lookBy(claims);
    });
    const printed = lines.join('');
    expect(printed).toContain('OwnDataLooks');
    expect(printed).not.toMatch(new RegExp(`${visitor.englishName}|${visitor.idPrefix}|eyJ`, 'i'));
    const keys = personKeysOf('a secret for tests', 'demo' as FirmId).identitiesOf(visitor);
    for (const { nameKey } of keys) expect(printed).not.toContain(nameKey);
  });
});
