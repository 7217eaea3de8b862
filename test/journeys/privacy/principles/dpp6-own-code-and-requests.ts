import type { Answer } from '../../support/client.ts';
import type { Story } from '../support/story.ts';
import { book, site, wordOf, type World } from '../support/world.ts';

const name = 'Ownlook Seeherself';
const person = { englishName: name, idPrefix: 'R606' };

const look = (world: World, code: string, at = site): Promise<Answer> =>
  world.anybody.post(`${at}/my-data`, { code });

const visitsOf = ({ body }: Answer) => body['visits'] as readonly Record<string, unknown>[];

/** `shown: n visits`, or why the code was not accepted. */
const lookWord = ({ status, body }: Answer): string =>
  body['outcome'] === 'shown'
    ? `shown: ${String((body['visits'] as readonly unknown[]).length)} visits`
    : `refused: ${String(body['outcome'] === 'rejected' ? body['reason'] : (body['code'] ?? status))}`;

/** A visitor sees their data by their own code, and nobody else does. */
export async function byOwnCode(world: World, story: Story): Promise<void> {
  await story.given(`“${name}” is booked, to visit a resident whose name is recorded`, () =>
    book(world, 'manager', {
      visitor: person,
      host: { unit: '8D', name: 'Residentia Hostwell' },
      purpose: 'Piano tuning',
      notes: 'Rings at Neighbouria’s door',
    }),
  );
  await story.given('a namesake with another identity card is booked too', () =>
    book(world, 'manager', { visitor: { ...person, idPrefix: 'R607' }, purpose: 'Secretive errand' }),
  );
  const code = await world.code(person);
  const shown = await story.when('the visitor shows their own code on the public page', () =>
    look(world, code),
  );
  await story.then('their own visit is shown, and not the namesake’s', 'shown: 1 visits', () =>
    lookWord(shown),
  );
  const [visit = {}] = visitsOf(shown);
  const told = ['visitor', 'unit', 'purpose', 'passages', 'purgeAt'];
  await story.then('it says what is kept, what happened, and when it will be deleted', told, () =>
    told.filter((field) => visit[field] !== undefined),
  );
  await story.then(
    'other people’s names are left out, and the visitor is told which fields these are',
    ['hostName', 'notes', 'no other name'],
    () => [
      ...(visit['heldBack'] as string[]),
      /Hostwell|Neighbouria|Secretive/.test(JSON.stringify(shown.body)) ? 'another name' : 'no other name',
    ],
  );
  await story.then(
    'the notice of the building comes with it: purposes, recipients, whom to ask',
    'yes',
    () => (JSON.stringify(shown.body['sites']).includes('"notice"') ? 'yes' : 'no'),
  );
  const again = await story.when('somebody shows a picture of the same code a moment later', () =>
    look(world, code),
  );
  await story.then('nothing is shown', 'refused: already_shown', () => lookWord(again));
  const nobody = await story.when('a stranger shows a code of their own', async () =>
    look(world, await world.code({ englishName: 'Strangera Unknownly', idPrefix: 'R608' })),
  );
  await story.then('they see that nothing is held about them, and nothing of others', 'shown: 0 visits', () =>
    lookWord(nobody),
  );
  const elsewhere = await story.when('the visitor asks another firm', async () =>
    look(world, await world.code(person), '/v1/sites/rival-tower'),
  );
  await story.then('that firm shows nothing of this one', 'shown: 0 visits', () => lookWord(elsewhere));
}

/** Somebody without a code asks the office. */
export async function byRequest(world: World, story: Story): Promise<void> {
  const manager = await world.as('manager');
  const siteIds = ['harbour-court'];
  const asked = { kind: 'access', siteIds, identity: { method: 'card_sighted' }, fileReference: 'DAR 1' };
  const made = await story.when(
    'a person without iAM Smart asks at the counter, and the office records it',
    () => manager.post('/v1/access-requests', asked),
  );
  const requestId = String(made.body['requestId']);
  await story.then('the answer is due in', '40 days', () => `${String(made.body['dueInDays'])} days`);
  const numbered = await story.when('the office wants to record the number of the identity card', () =>
    manager.post('/v1/access-requests', { ...asked, fileReference: 'A123456(7)' }),
  );
  await story.then('it is not accepted', 'refused: 400 invalid_request', () => wordOf(numbered));
  const change = (body: object) =>
    manager.post(`/v1/access-requests/${requestId}/state`, body, { 'if-match': '*' });
  const groundless = await story.when('the office wants to refuse without a ground', () =>
    change({ state: 'refused' }),
  );
  await story.then('it cannot', 'refused: 400 invalid_request', () => wordOf(groundless));
  const answered = await story.when('the office answers', () => change({ state: 'answered' }));
  await story.then('the request is closed, with who answered and when', ['answered', 'at, by'], () => {
    const [step = {}] = answered.body['steps'] as readonly Record<string, unknown>[];
    return [
      String(answered.body['state']),
      ['at', 'by'].filter((field) => step[field] !== undefined).join(', '),
    ];
  });
}
