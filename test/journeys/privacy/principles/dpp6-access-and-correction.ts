import type { Journey, Story } from '../support/story.ts';
import { byOwnCode, byRequest } from './dpp6-own-code-and-requests.ts';
import { book, scan, site, wordOf, type World } from '../support/world.ts';

/** DPP6: access to personal data and its correction. */
export const accessAndCorrection: Journey = {
  principle: 'DPP6',
  title: 'access and correction',
  law: [
    'A person may ask whether a firm holds data about them, may see it, and may have it corrected.',
    'The firm answers within 40 days. It gives a reason where it refuses.',
  ],
  source: 'PDPO, Schedule 1, Principle 6, and sections 18 to 25 (40 days: sections 19 and 23)',
  notBuilt: [],
  tell: async (world, story) => {
    const visitId = await found(world, story);
    await correctedBefore(world, story, visitId);
    await afterArrival(world, story, visitId);
    await byOwnCode(world, story);
    await byRequest(world, story);
  },
};

const name = 'Accessia Correctwell';

async function found(world: World, story: Story): Promise<string> {
  const booked = await story.given(`a visitor, “${name}”, is booked for today`, () =>
    book(world, 'manager', { visitor: { englishName: name, idPrefix: 'R601' }, purpose: 'Piano lesson' }),
  );
  const manager = await world.as('manager');
  const answer = await story.when(
    'the visitor asks the office what is held, and a manager searches for a part of the name',
    () => manager.post(`${site}/visits/search`, { name: 'Accessia' }),
  );
  const [visit = {}, ...others] = answer.body['items'] as Record<string, unknown>[];
  await story.then('the manager finds one visit', ['1', 'the visit'], () => [
    String(others.length + 1),
    visit['visitId'] === booked.body['visitId'] ? 'the visit' : 'another visit',
  ]);
  const told = ['visitor', 'host', 'purpose', 'expectedFrom', 'expectedUntil', 'purgeAt'];
  await story.then('the manager can tell the visitor all of it, and when it will be deleted', told, () =>
    told.filter((field) => visit[field] !== undefined),
  );
  const stranger = await story.when('a stranger asks for the same visit', () =>
    world.anybody.get(`${site}/visits/${String(visit['visitId'])}`),
  );
  await story.then('it is refused', 'refused: 401 unauthenticated', () => wordOf(stranger));
  return String(visit['visitId']);
}

async function correct(world: World, visitId: string, edit: object) {
  return (await world.as('manager')).send('PATCH', `${site}/visits/${visitId}`, {
    body: JSON.stringify(edit),
    headers: { 'content-type': 'application/json', 'if-match': '*' },
  });
}

async function correctedBefore(world: World, story: Story, visitId: string): Promise<void> {
  const corrected = await story.when('the visitor asks for a correction of the purpose before arrival', () =>
    correct(world, visitId, { purpose: 'Violin lesson' }),
  );
  await story.then('a manager corrects it', 'allowed', () => wordOf(corrected));
  await story.then('the guard reads the corrected text', 'Violin lesson', async () => {
    const read = await (await world.as('guard')).get(`${site}/visits/${visitId}`);
    return String(read.body['purpose']);
  });
}

async function afterArrival(world: World, story: Story, visitId: string): Promise<void> {
  const arrival = await story.when('the visitor comes in', async () =>
    scan(world, await world.code({ englishName: name, idPrefix: 'R601' })),
  );
  await story.then('the booking is found', 'admitted', () => wordOf(arrival));
  const late = await story.when('a manager wants to change the purpose after arrival', () =>
    correct(world, visitId, { purpose: 'Cello lesson' }),
  );
  await story.then('it is refused: what was recorded is not changed', 'refused: 409 state_conflict', () =>
    wordOf(late),
  );
  const note = { field: 'purpose', text: 'It was a cello lesson.', requestedBy: 'visitor' };
  const corrected = await story.when('the manager writes a correction beside it', async () =>
    (await world.as('manager')).post(`${site}/visits/${visitId}/corrections`, note),
  );
  await story.then('it is accepted', 'allowed', () => wordOf(corrected));
  await story.then(
    'whoever reads the visit sees',
    ['the manager: Violin lesson, and: It was a cello lesson.', 'the guard: Violin lesson'],
    () => Promise.all(['manager', 'guard'].map((role) => seenBy(world, role, visitId))),
  );
  await story.then('an export of the day has the correction too', 'It was a cello lesson.', () =>
    exported(world, visitId),
  );
}

const textsIn = (visit: Readonly<Record<string, unknown>>): readonly string[] =>
  ((visit['corrections'] ?? []) as { readonly text: string }[]).map(({ text }) => text);

async function seenBy(world: World, role: string, visitId: string): Promise<string> {
  const { body } = await (await world.as(role)).get(`${site}/visits/${visitId}`);
  return `the ${role}: ${[String(body['purpose']), ...textsIn(body)].join(', and: ')}`;
}

async function exported(world: World, visitId: string): Promise<string> {
  const manager = await world.as('manager');
  const { body: visit } = await manager.get(`${site}/visits/${visitId}`);
  const days = { fromDay: visit['day'], toDay: visit['day'] };
  const asked = await manager.post(`${site}/exports`, { ...days, purpose: 'To check the correction' });
  const page = await manager.get(`${site}/exports/${String(asked.body['exportId'])}/visits?limit=100`);
  const found = (page.body['items'] as Record<string, unknown>[]).find((one) => one['visitId'] === visitId);
  return textsIn(found ?? {}).join(', ');
}
