import { daySeconds } from '../../../../functions/kernel/clock.ts';
import { eventually } from '../../../support/eventually.ts';
import type { Story } from '../support/story.ts';
import { cameAndLeft, site, wordOf, type World } from '../support/world.ts';

/** Part of DPP2: a site keeps visits for a shorter time than before, then for a longer one. */
export async function shorterFromNowOn(world: World, story: Story): Promise<void> {
  const keep = async (retentionDays: number) =>
    (await world.as('admin')).send('PATCH', site, {
      body: JSON.stringify({ retentionDays }),
      headers: { 'content-type': 'application/json', 'if-match': '*' },
    });
  const old = await story.given(
    'the visitor “Shorta Retaina” has come in and has left ten days ago',
    async () => {
      const visitId = await cameAndLeft(world, { englishName: 'Shorta Retaina', idPrefix: 'R204' });
      await world.pass(10 * daySeconds);
      return visitId;
    },
  );
  const young = await story.given('the visitor “Younga Retaina” has come in and has left today', () =>
    cameAndLeft(world, { englishName: 'Younga Retaina', idPrefix: 'R205' }),
  );
  const read = async (visitId: string) => (await world.as('manager')).get(`${site}/visits/${visitId}`);
  await story.when('the site keeps visits for 7 days instead of 30', () => keep(7));
  await story.when('some minutes have passed', async () => {
    await world.pass(300);
    await eventually(
      async () => (await read(old)).status,
      (status) => status === 404,
    );
  });
  await story.then('the older visit does not exist any more', 'refused: 404 visit_not_found', async () =>
    wordOf(await read(old)),
  );
  const daysLeft = async () => {
    const { purgeAt } = (await read(young)).body;
    const seconds = (Date.parse(String(purgeAt)) - Date.parse(await world.inHours(0))) / 1000;
    return `${String(Math.round(seconds / daySeconds))} days`;
  };
  await story.then('the younger one is kept for', '7 days', daysLeft);
  await story.when('the site keeps visits for 30 days again', () => keep(30));
  await story.then('the visit that exists is not kept longer, but for', '7 days', daysLeft);
}
