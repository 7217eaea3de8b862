import type { Journey, Story } from '../support/story.ts';
import { book, plainWord, scan, site, visitOf, wordOf, type World } from '../support/world.ts';

/** A change of a site is in use everywhere after a minute (docs/api.md, "Sites and gates"). */
const settledSeconds = 61;

/** DPP1: purpose and manner of collection. */
export const collection: Journey = {
  principle: 'DPP1',
  title: 'purpose and manner of collection',
  law: [
    'Personal data is collected for a lawful purpose of the data user, by lawful and fair means, and not more than the purpose needs.',
    'Before or when it is collected, the person is told the purpose, who may receive the data, whether they must give it, and whom to ask for access and correction.',
    'A person who is asked for the number of an identity card is offered another way, where that is practicable.',
  ],
  source:
    'PDPO, Schedule 1, Principle 1; PCPD, Code of Practice on the Identity Card Number and other Personal Identifiers; PCPD, guidance for property management (June 2022)',
  notBuilt: ['a check that the text of the notice names recipients and whom to ask: the firm writes it'],
  tell: async (world, story) => {
    await toldBefore(world, story);
    await onlyWhatTheSiteKeeps(world, story);
    await noFullNumber(world, story);
    await anotherWay(world, story);
  },
};

async function toldBefore({ anybody }: World, story: Story): Promise<void> {
  const notice = await story.when('a visitor reads the notice of the building before the visit', () =>
    anybody.get(`${site}/privacy-notice`),
  );
  await story.then('it is given to everybody, without an account', 'allowed', () => wordOf(notice));
  await story.then('the notice is in these languages', ['en', 'zh-Hans', 'zh-Hant'], () =>
    Object.keys(notice.body['texts'] as object).sort(),
  );
  await story.then(
    'the notice names the time that data is kept',
    '30 days',
    () => `${String(notice.body['retentionDays'])} days`,
  );
}

async function onlyWhatTheSiteKeeps(world: World, story: Story): Promise<void> {
  const admin = await world.as('admin');
  const change = async (settings: object) => {
    const answer = await admin.send('PATCH', site, {
      body: JSON.stringify(settings),
      headers: { 'content-type': 'application/json', 'if-match': '*' },
    });
    if (answer.status !== 200) throw new Error(`the site was not changed: ${JSON.stringify(answer.body)}`);
    await world.pass(settledSeconds);
  };
  await story.given('the firm has chosen that the building keeps names only', () =>
    change({ keeps: ['englishName', 'chineseName'] }),
  );
  const arrival = await story.when(
    'an unannounced visitor shows a code that discloses a name, the beginning of an identity-card number and an age',
    async () => scan(world, await world.code({ englishName: 'Fong Ka Yee', idPrefix: 'R101', ageOver: 18 })),
  );
  await story.then('the guard is told', 'admitted', () => wordOf(arrival));
  await story.then('of all that was disclosed, this is kept', ['englishName'], () =>
    Object.keys(visitOf(arrival)['visitor'] as object),
  );
  const notice = await world.anybody.get(`${site}/privacy-notice`);
  await story.then('the visit records a version of the notice', 'the one in force', () =>
    visitOf(arrival)['privacyNoticeVersion'] === notice.body['version'] ? 'the one in force' : 'another one',
  );
  await change({ keeps: ['englishName', 'chineseName', 'idPrefix', 'ageOver'] });
}

async function noFullNumber(world: World, story: Story): Promise<void> {
  const full = await story.when('somebody sends a full identity-card number in a booking', () =>
    book(world, 'manager', { visitor: { englishName: 'Fong Ka Yee', idPrefix: 'A123456(7)' } }),
  );
  await story.then('it is not accepted', 'refused: 400 invalid_request', () => wordOf(full));
  const picture = await story.when('somebody sends a picture of an identity card in a booking', () =>
    book(world, 'manager', { visitor: { englishName: 'Fong Ka Yee', idCardPicture: 'iVBORw0KGgo=' } }),
  );
  await story.then('there is no field for it', 'refused: 400 invalid_request', () => wordOf(picture));
}

async function anotherWay(world: World, story: Story): Promise<void> {
  const guard = await world.as('guard');
  const methods = ['staff_card', 'host_confirms', 'other_document'] as const;
  const arrivals = await story.when(
    'three visitors come without a code: one shows a staff card, one is confirmed by the host, one shows another document',
    () =>
      Promise.all(
        methods.map((method, index) =>
          guard.post(`${site}/walk-ins`, {
            visitor: { englishName: `${['Alpha', 'Bravo', 'Carol'][index] ?? ''} Withoutcode` },
            host: { unit: '12A' },
            method,
            gateId: 'main',
            noneOfThese: true,
          }),
        ),
      ),
  );
  await story.then('the guard is told', ['admitted', 'admitted', 'admitted'], () =>
    arrivals.map(({ body }) => plainWord(body['state'])),
  );
  await story.then('nothing of a document is kept, only a name', ['englishName'], () => [
    ...new Set(arrivals.flatMap(({ body }) => Object.keys(body['visitor'] as object))),
  ]);
}
