import type { Story } from '../support/story.ts';
import { book, site, visitOf, wordOf, type World } from '../support/world.ts';

/** Longer than a function remembers the settings of a site. */
const settledSeconds = 61;

const newPurpose = {
  en: 'We record your name to let you in, for safety, and to tell you of lift repairs. We keep it for 30 days.',
  'zh-Hant': '本大廈記錄閣下姓名，以供出入登記、保安及通知升降機維修之用，保留三十日。',
};

/** What is kept when the purpose of the notice changes: it needs the consent of the person for the new one. */
export async function newPurposeNeedsConsent(world: World, story: Story): Promise<void> {
  const [manager, admin] = [await world.as('manager'), await world.as('admin')];
  const booked = await story.given('a visitor is booked while the notice states one purpose', () =>
    book(world, 'manager', { visitor: { englishName: 'Consenta Askwell', idPrefix: 'R302' } }),
  );
  const before = (await world.anybody.get(`${site}/privacy-notice`)).body['texts'] as Record<string, string>;
  const change = (privacyNotice: object) =>
    admin.send('PATCH', site, {
      body: JSON.stringify({ privacyNotice }),
      headers: { 'content-type': 'application/json', 'if-match': '*' },
    });
  const untold = await story.when('the firm says that the purpose changed, and changes no text', async () => {
    await world.pass(1);
    return change({ ...before, changesPurpose: true });
  });
  await story.then('it is refused: visitors have to be told', 'refused: 400 invalid_request', () =>
    wordOf(untold),
  );
  await story.when('the firm states another purpose in the notice', async () => {
    await change({ ...newPurpose, changesPurpose: true });
    await world.pass(settledSeconds);
  });
  const at = `${site}/visits/${String(booked.body['visitId'])}`;
  const consent = async () => String(visitOf(await manager.get(at))['purposeConsent']);
  await story.then('what is kept of the visit needs consent for it', 'needed', consent);
  const { version } = (await world.anybody.get(`${site}/privacy-notice`)).body;
  const refused = await story.when('the visitor is asked, and does not agree', () =>
    manager.post(`${at}/consent`, { given: false, noticeVersion: version }),
  );
  await story.then('the answer is recorded with the visit', ['allowed', 'refused'], async () => [
    wordOf(refused),
    await consent(),
  ]);
  await change(before);
  await world.pass(settledSeconds);
}
