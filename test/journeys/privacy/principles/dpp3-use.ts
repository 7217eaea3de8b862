import type { Journey, Story } from '../support/story.ts';
import { newPurposeNeedsConsent } from './dpp3-new-purpose.ts';
import { book, site, wordOf, type World } from '../support/world.ts';

const who = { englishName: 'Purposea Boundary', idPrefix: 'R301' };

/** DPP3: use of personal data. */
export const use: Journey = {
  principle: 'DPP3',
  title: 'use',
  law: [
    'Personal data is used for the purpose for which it was collected, or a directly related one.',
    'Any other use needs the person’s consent, given expressly and of their own free will.',
  ],
  source: 'PDPO, Schedule 1, Principle 3',
  notBuilt: [
    'a lock on visits whose visitor refused the new purpose: the service marks them, also in exports, and the firm refrains',
  ],
  tell: async (world, story) => {
    await twoFirms(world, story);
    await exported(world, story);
    await newPurposeNeedsConsent(world, story);
  },
};

async function twoFirms(world: World, story: Story): Promise<void> {
  const ours = await story.given(
    'the same visitor is booked at a building of one firm and of another firm',
    async () => {
      await book(world, 'rival-manager', { visitor: who }, '/v1/sites/rival-tower');
      return book(world, 'manager', { visitor: who });
    },
  );
  await story.then(
    'of the keyed hashes by which a firm finds its visitors, the two firms have in common',
    'none',
    async () => {
      const [one, other] = [await nameKeys(world, 'demo'), await nameKeys(world, 'rival')];
      if (one.length === 0 || other.length === 0) return 'no hashes were found';
      return one.some((key) => other.includes(key)) ? 'some' : 'none';
    },
  );
  const visit = `visits/${String(ours.body['visitId'])}`;
  const theirs = await world.as('rival-manager');
  const answers = await story.when('the other firm asks for the visit, at its own building and at ours', () =>
    Promise.all([theirs.get(`/v1/sites/rival-tower/${visit}`), theirs.get(`${site}/${visit}`)]),
  );
  await story.then(
    'for that firm there is no such visit and no such building',
    ['refused: 404 visit_not_found', 'refused: 404 site_not_found'],
    () => answers.map(wordOf),
  );
}

/** The hashes of names in the keys of a firm’s items. */
async function nameKeys({ stored }: World, firmId: string): Promise<readonly string[]> {
  const pattern = new RegExp(`^F#${firmId}#S#[^#]+#N#(.+)$`);
  return (await stored.items()).flatMap(({ item }) => pattern.exec(item['pk']?.S ?? '')?.[1] ?? []);
}

async function exported(world: World, story: Story): Promise<void> {
  const [manager, admin, guard] = [
    await world.as('manager'),
    await world.as('admin'),
    await world.as('guard'),
  ];
  const day = (await world.inHours(8)).slice(0, 10);
  const exports = `${site}/exports`;
  const ask = { fromDay: day, toDay: day };
  const without = await story.when('a manager asks for an export of a day and names no purpose', () =>
    manager.post(exports, ask),
  );
  await story.then('it is refused', 'refused: 400 invalid_request', () => wordOf(without));
  const purpose = 'A question of the owners about the lift';
  const byGuard = await story.when('a guard asks for an export', () =>
    guard.post(exports, { ...ask, purpose }),
  );
  await story.then('it is refused', 'refused: 403 forbidden', () => wordOf(byGuard));
  const made = await story.when('the manager names a purpose and reads the export', async () => {
    const answer = await manager.post(exports, { ...ask, purpose });
    await manager.get(`${exports}/${String(answer.body['exportId'])}/visits`);
    return answer;
  });
  const byOther = await story.when('another member of the firm wants to read the same export', () =>
    admin.get(`${exports}/${String(made.body['exportId'])}/visits`),
  );
  await story.then('it is refused', 'refused: 403 forbidden', () => wordOf(byOther));
  await story.then(
    'the record, which is kept for a year, holds the purpose, who asked, and what was read',
    [purpose, 'asked by manager', 'pages read: 1'],
    async () => {
      const items = (await admin.get(exports)).body['items'] as Record<string, unknown>[];
      const record = items.find(({ exportId }) => exportId === made.body['exportId']) ?? {};
      return [
        String(record['purpose']),
        `asked by ${String(record['createdBy'])}`,
        `pages read: ${String(record['pagesRead'])}`,
      ];
    },
  );
}
