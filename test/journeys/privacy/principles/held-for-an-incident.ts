import { daySeconds } from '../../../../functions/kernel/clock.ts';
import type { Story } from '../support/story.ts';
import { cameAndLeft, site, wordOf, type World } from '../support/world.ts';

const holds = `${site}/holds`;

/** Part of DPP2: one visit is kept longer because of an incident. */
export async function heldForAnIncident(world: World, story: Story): Promise<void> {
  const visitId = await story.given('the visitor “Holdana Keptlong” has come in and has left', () =>
    cameAndLeft(world, { englishName: 'Holdana Keptlong', idPrefix: 'R203' }),
  );
  const holdId = await askedFor(world, story, visitId);
  await approved(world, story, holdId);
  const at = `${site}/visits/${visitId}`;
  await story.then(
    'of the hold, this can be seen at the visit',
    ['by a manager: until when', 'by a guard: nothing'],
    () =>
      Promise.all(
        (['manager', 'guard'] as const).map(async (role) => {
          const { body } = await (await world.as(role)).get(at);
          return `by a ${role}: ${body['heldUntil'] === undefined ? 'nothing' : 'until when'}`;
        }),
      ),
  );
  await story.when('40 days have passed, 10 more than the visit is normally kept', () =>
    world.pass(40 * daySeconds),
  );
  await story.then('the visit can still be read, with its name', 'Holdana Keptlong', async () => {
    const { body } = await (await world.as('manager')).get(at);
    return String((body['visitor'] as Record<string, unknown> | undefined)?.['englishName']);
  });
  await story.when('the incident is settled, and the manager ends the hold', async () =>
    (await world.as('manager')).post(`${holds}/${holdId}/end`, {}),
  );
  await story.then(
    'the visit does not exist any more, from that moment',
    'refused: 404 visit_not_found',
    async () => wordOf(await (await world.as('manager')).get(at)),
  );
  await story.then(
    'the register of holds says who asked, who approved and who ended it',
    'manager, admin, manager',
    () => inRegister(world),
  );
}

async function askedFor(world: World, story: Story, visitId: string): Promise<string> {
  const hold = {
    visitId,
    incident: 'A broken lift',
    reason: 'The insurer asks who was there',
    until: await world.inHours(60 * 24),
  };
  const asked = await story.when(
    'a manager asks to hold the visit for 60 days because of a broken lift',
    async () => (await world.as('manager')).post(holds, hold),
  );
  await story.then('the hold waits for a second person, and protects meanwhile for', '7 days', () => {
    const { state, protectsUntil, steps } = asked.body;
    const [{ askedAt = '' } = {}] = steps as { askedAt?: string }[];
    const seconds = (Date.parse(String(protectsUntil)) - Date.parse(askedAt)) / 1000;
    return state === 'waiting' ? `${String(seconds / daySeconds)} days` : String(state);
  });
  return String(asked.body['holdId']);
}

async function approved(world: World, story: Story, holdId: string): Promise<void> {
  const approve = async (member: string) =>
    (await world.as(member)).post(`${holds}/${holdId}/approval`, { decision: 'approved' });
  const own = await story.when('the same manager approves it', () => approve('manager'));
  await story.then('it is refused', 'refused: 409 second_person_needed', () => wordOf(own));
  const other = await story.when('an admin approves it', () => approve('admin'));
  await story.then('the hold is', 'in_force', () => String(other.body['state']));
}

async function inRegister(world: World): Promise<string> {
  const { body } = await (await world.as('manager')).get(holds);
  const [hold = {}] = body['items'] as Record<string, unknown>[];
  const [step = {}] = hold['steps'] as Record<string, unknown>[];
  return [step['askedBy'], step['decidedBy'], hold['endedBy']].join(', ');
}
