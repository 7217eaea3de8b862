import { randomBytes } from 'node:crypto';
import type { EpochSeconds } from '../../../../functions/kernel/brands.ts';
import { daySeconds, epochSeconds, later } from '../../../../functions/kernel/clock.ts';
import { dayKeyTable } from '../../../../functions/seals/day-key-table.ts';
import { dayKeys } from '../../../../functions/seals/day-keys.ts';
import { kmsKeyWrap } from '../../../../functions/seals/key-wrap.ts';
import { dayText } from '../../../../functions/seals/seal-day.ts';
import { dayOfSealed } from '../../../../functions/seals/sealed-value.ts';
import { copyTable, dropTable } from '../../../../tools/restore-drill/copy-table.ts';
import { keysAsOf, readDays, type DayRead } from '../../../../tools/restore-drill/read-days.ts';
import type { Journey, Story } from '../support/story.ts';
import { heldForAnIncident } from './held-for-an-incident.ts';
import { shorterFromNowOn } from './shorter-from-now-on.ts';
import { book, recordsOf, scan, site, visitOf, wordOf, type World } from '../support/world.ts';

const copy = 'restored-from-a-backup';

/** DPP2: accuracy and duration of retention. */
export const accuracyAndRetention: Journey = {
  principle: 'DPP2',
  title: 'accuracy and duration of retention',
  law: [
    'All practicable steps are taken so that personal data is accurate, and so that it is not kept longer than its purpose needs.',
    'The firm takes care that its data processor does not keep it longer either.',
    'PCPD expects entries of a visitors’ log to go within a month as a rule.',
  ],
  source:
    'PDPO, Schedule 1, Principle 2, and section 26 (erasure); PCPD, guidance for property management (June 2022)',
  notBuilt: [],
  tell: async (world, story) => {
    await corrected(world, story);
    await keptNoLonger(world, story);
    const visitId = await visitOfOneMorning(world, story);
    await goneEverywhere(world, story, visitId);
    await heldForAnIncident(world, story);
    await shorterFromNowOn(world, story);
  },
};

async function corrected(world: World, story: Story): Promise<void> {
  const manager = await world.as('manager');
  const booked = await story.given('an office has booked a visitor with a wrong name, “Tang Siu Mei”', () =>
    book(world, 'manager', { visitor: { englishName: 'Tang Siu Mei', idPrefix: 'R201' } }),
  );
  const at = `${site}/visits/${String(booked.body['visitId'])}`;
  const correct = (ifMatch: string, englishName: string) =>
    manager.send('PATCH', at, {
      body: JSON.stringify({ visitor: { englishName } }),
      headers: { 'content-type': 'application/json', 'if-match': ifMatch },
    });
  const tag = booked.headers.get('etag') ?? '';
  const first = await story.when('the office corrects it to “Tang Siu Mui”', () =>
    correct(tag, 'Tang Siu Mui'),
  );
  await story.then('the correction is accepted', 'allowed', () => wordOf(first));
  const stale = await story.when('a second member corrects what they read before that', () =>
    correct(tag, 'Tang Siu Man'),
  );
  await story.then(
    'they have to read again, so that no correction is overwritten unseen',
    'refused: 412 precondition_failed',
    () => wordOf(stale),
  );
  const arrival = await story.when('the visitor shows a code with the correct name', async () =>
    scan(world, await world.code({ englishName: 'Tang Siu Mui', idPrefix: 'R201' })),
  );
  await story.then('the corrected booking is found', ['admitted', 'the corrected booking'], () => [
    wordOf(arrival),
    visitOf(arrival)['visitId'] === booked.body['visitId'] ? 'the corrected booking' : 'another visit',
  ]);
}

async function keptNoLonger(world: World, story: Story): Promise<void> {
  const admin = await world.as('admin');
  const longer = await story.when('a firm asks for a retention of 60 days and gives no reason', () =>
    admin.send('PATCH', site, {
      body: JSON.stringify({ retentionDays: 60 }),
      headers: { 'content-type': 'application/json', 'if-match': '*' },
    }),
  );
  await story.then('it is refused', 'refused: 400 invalid_request', () => wordOf(longer));
}

/** One visitor comes in and leaves; answers the id of the visit. */
async function visitOfOneMorning(world: World, story: Story): Promise<string> {
  const who = { englishName: 'Retainwell Vanishova', idPrefix: 'R202' };
  const [arrival, leaving] = await story.given(
    'the visitor “Retainwell Vanishova” has come in and has left',
    async () =>
      [await scan(world, await world.code(who)), await scan(world, await world.code(who), 'out')] as const,
  );
  await story.then('both passages are recorded', ['admitted', 'gone out'], () => [
    wordOf(arrival),
    wordOf(leaving),
  ]);
  await story.then('the visit ceases to exist so long after the visitor left', '30 days', () => {
    const { purgeAt, checkedOutAt } = visitOf(leaving);
    const seconds = (Date.parse(String(purgeAt)) - Date.parse(String(checkedOutAt))) / 1000;
    return `${String(seconds / daySeconds)} days`;
  });
  await story.then(
    'a reader of the database who has no key finds a part of the name in',
    'no record',
    async () => recordsOf(await world.storedWith('Retainwell', 'Vanishova')),
  );
  return String(visitOf(leaving)['visitId']);
}

async function goneEverywhere(world: World, story: Story, visitId: string): Promise<void> {
  const { client, deployment } = world.stored;
  const nowSeconds = async () => epochSeconds(Date.parse(await world.inHours(0)) / 1000);
  const day = await dayOfKey(world, visitId);
  await story.when('the table of visits is restored from a backup', () =>
    copyTable(client, deployment.visitsTable, copy),
  );
  await story.then('a reader of the copy who has the keys of that day can read', 'every visit', async () =>
    readable(world, await nowSeconds()),
  );
  await story.then(
    'a reader of the copy who has the keys that are left 40 days later can read',
    'no visit',
    async () => readable(world, later(await nowSeconds(), 40 * daySeconds)),
  );
  await story.when('30 days and an hour have passed', () => world.pass(30 * daySeconds + 3_600));
  const manager = await world.as('manager');
  const gone = await manager.get(`${site}/visits/${visitId}`);
  await story.then('the visit does not exist any more', 'refused: 404 visit_not_found', () => wordOf(gone));
  await story.when('four more days have passed', () => world.pass(4 * daySeconds));
  await story.then(
    'the service has, of the key that sealed the visit',
    'no key, and a record of its destruction',
    () => keyAndRecord(world, day),
  );
  await story.then(
    'a reader of the copy who has the keys that are really left can read',
    'no visit',
    async () => readable(world, await nowSeconds()),
  );
  await dropTable(client, copy);
}

/** Which visits of the restored copy can be read, with the keys as they are at this instant. */
async function readable({ stored: { client, deployment } }: World, asOf: EpochSeconds): Promise<string> {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const keys = dayKeys({
    table: dayKeyTable({ client, name: deployment.dayKeysTable }),
    wrap: kmsKeyWrap({
      keyId: deployment.sealKey,
      region: deployment.region,
      endpoint: deployment.endpoints.kms ?? '',
      credentials: () => credentials,
    }),
    clock: () => asOf,
    randomBytes,
  });
  const days = await readDays({ client, name: copy }, keysAsOf(keys, asOf), randomBytes);
  const [visits, opened] = [sum(days, 'visits'), sum(days, 'readable')];
  if (visits === 0 || sum(days, 'clear') > 0) return 'visits without a seal';
  if (opened === 0) return 'no visit';
  return opened === visits ? 'every visit' : 'some visits';
}

const sum = (days: readonly DayRead[], count: 'visits' | 'readable' | 'clear'): number =>
  days.reduce((total, day) => total + day[count], 0);

/** The day, as `YYYY-MM-DD`, of the key that sealed a visit. */
async function dayOfKey({ stored }: World, visitId: string): Promise<string> {
  const found = (await stored.items()).find(
    ({ item }) => item['sk']?.S === 'VISIT' && item['pk']?.S?.endsWith(`#V#${visitId}`),
  );
  const day = dayOfSealed(found?.item['sealed']?.B);
  if (day === undefined) throw new Error('the visit is not sealed');
  return dayText(day);
}

async function keyAndRecord({ stored }: World, day: string): Promise<string> {
  const items = (await stored.items()).map(({ item }) => item);
  const ofSite = (kind: string, sk: string) =>
    items.find((item) => item['pk']?.S === `F#demo#S#harbour-court#${kind}` && item['sk']?.S === sk);
  const key = ofSite('KEYS', `K#${day}`) === undefined ? 'no key' : 'the key';
  const isRecorded = ofSite('DESTROYED', `DAY#${day}`)?.['destroyedAt'] !== undefined;
  return `${key}, and ${isRecorded ? 'a record' : 'no record'} of its destruction`;
}
