import type { Journey, Story } from '../support/story.ts';
import { book, plainWord, recordsOf, scan, site, visitOf, wordOf, type World } from '../support/world.ts';

const marks = ['Lockwell', 'Guardova', '封存', 'R401', 'Sealhost', 'Sealplumbing', 'SL4019'];

/** DPP4: security of personal data. */
export const security: Journey = {
  principle: 'DPP4',
  title: 'security',
  law: [
    'All practicable steps are taken against unauthorised or accidental access, processing, erasure, loss or use.',
    'PCPD has found fault with an open sheet that showed the entries of earlier visitors.',
  ],
  source: 'PDPO, Schedule 1, Principle 4; PCPD, guidance for property management (June 2022)',
  notBuilt: [],
  tell: async (world, story) => {
    await onlyWhoMay(world, story);
    await earlierVisitors(world, story);
    await barred(world, story);
    await nothingInClear(world, story);
    await whoLooked(world, story);
  },
};

async function onlyWhoMay(world: World, story: Story): Promise<void> {
  const list = await story.when('somebody without an account asks for the visits of today', () =>
    world.anybody.get(`${site}/visits`),
  );
  await story.then('it is refused', 'refused: 401 unauthenticated', () => wordOf(list));
  const forged = await story.when('a visitor shows a code with a forged signature at the gate', async () => {
    const code = await world.code({ englishName: 'Forgera Codewell' });
    const at = code.length - 40;
    return scan(world, `${code.slice(0, at)}${code[at] === 'A' ? 'B' : 'A'}${code.slice(at + 1)}`);
  });
  await story.then('the guard is told', ['rejected', 'no name and no visit'], () => [
    wordOf(forged),
    forged.body['visit'] === undefined && !JSON.stringify(forged.body).includes('Forgera')
      ? 'no name and no visit'
      : 'a name or a visit',
  ]);
}

async function earlierVisitors(world: World, story: Story): Promise<void> {
  const guard = await world.as('guard');
  const yesterday = (await world.inHours(8 - 24)).slice(0, 10);
  const answers = await story.when('a guard asks for the visits of yesterday, and for those of today', () =>
    Promise.all([guard.get(`${site}/visits?day=${yesterday}`), guard.get(`${site}/visits`)]),
  );
  await story.then('the guard sees today’s only', ['refused: 403 forbidden', 'allowed'], () =>
    answers.map(wordOf),
  );
  const byName = await story.when('a guard puts a name into the address of a request', () =>
    guard.get(`${site}/visits?name=Lockwell`),
  );
  await story.then(
    'it is refused: a search sends the name in the body, so that it stands in no address',
    'refused: 400 invalid_request',
    () => wordOf(byName),
  );
}

async function barred(world: World, story: Story): Promise<void> {
  const person = { englishName: 'Barrington Outwell', idPrefix: 'R402' };
  const manager = await world.as('manager');
  await story.given('a manager has barred a person and has written down why', () =>
    manager.post(`${site}/barred-people`, { visitor: person, reason: 'Threatened a resident' }),
  );
  const arrival = await story.when('that person shows a code at the gate', async () =>
    scan(world, await world.code(person)),
  );
  await story.then('the guard is told this, and no more', ['not admitted', 'no reason'], () => [
    wordOf(arrival),
    JSON.stringify(arrival.body).includes('Threatened') ? 'a reason' : 'no reason',
  ]);
  const list = await story.when('the guard asks for the list of barred people', async () =>
    (await world.as('guard')).get(`${site}/barred-people`),
  );
  await story.then('it is refused', 'refused: 403 forbidden', () => wordOf(list));
  await story.then(
    'a reader of the database who has no key finds the name or the reason in',
    'no record',
    async () => recordsOf(await world.storedWith('Barrington', 'Outwell', 'Threatened')),
  );
}

async function nothingInClear(world: World, story: Story): Promise<void> {
  const visitor = { englishName: 'Lockwell Guardova', chineseName: '封存', idPrefix: 'R401' };
  const booked = await story.given(
    'a visitor is booked with names in English and Chinese, the beginning of an identity-card number, a host, a purpose and a plate, and has come in',
    async () => {
      const answer = await book(world, 'manager', {
        visitor,
        host: { unit: '12A', name: 'Sealhost' },
        purpose: 'Sealplumbing',
        vehicle: { plate: 'SL 4019' },
      });
      await scan(world, await world.code(visitor));
      return answer;
    },
  );
  const manager = await world.as('manager');
  const read = await manager.get(`${site}/visits/${String(booked.body['visitId'])}`);
  await story.then('a manager of the building reads all of it', [...marks, 'admitted'], () => [
    ...marks.filter((mark) => JSON.stringify(visitOf(read)).includes(mark)),
    plainWord(read.body['state']),
  ]);
  await story.then('a reader of the database who has no key finds any of it in', 'no record', async () =>
    recordsOf(await world.storedWith(...marks)),
  );
  await story.then(
    'in log lines, metrics, events and work that was given up, this of it is found',
    'nothing',
    async () => {
      const written = await world.written(String(booked.body['visitId']));
      return marks.filter((mark) => written.includes(mark)).join(', ') || 'nothing';
    },
  );
}

async function whoLooked(world: World, story: Story): Promise<void> {
  const booked = await story.given('a visitor is booked by a manager', () =>
    book(world, 'manager', { visitor: { englishName: 'Auditia Seenwell', idPrefix: 'R402' } }),
  );
  const visitId = String(booked.body['visitId']);
  const [guard, admin] = [await world.as('guard'), await world.as('admin')];
  await story.when('a guard opens the visit', () => guard.get(`${site}/visits/${visitId}`));
  const members = async (route: string): Promise<readonly string[]> => {
    const { body } = await admin.get(`${route}?visitId=${visitId}`);
    return (body['items'] as { memberId: string; operation: string }[]).map(
      ({ memberId, operation }) => `${memberId}: ${operation}`,
    );
  };
  await story.then('the audit trail names who made it', ['manager: preRegister'], () => members('/v1/audit'));
  await story.then(
    'and who looked at it, the reader of the audit trail among them',
    ['admin: listAudit', 'guard: getVisit'],
    () => members('/v1/audit/reads'),
  );
  await story.then('with nothing of the visitor', 'no record', async () =>
    recordsOf(await world.storedWith('Auditia', 'Seenwell')),
  );
}
