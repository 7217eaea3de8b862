import { readFileSync } from 'node:fs';
import type { Journey } from '../support/story.ts';
import { site, wordOf } from '../support/world.ts';

const settledSeconds = 61;

/** DPP5: openness. */
export const openness: Journey = {
  principle: 'DPP5',
  title: 'openness',
  law: [
    'Everybody can find out a firm’s policies and practices about personal data, what kinds of data it holds, and what for.',
  ],
  source: 'PDPO, Schedule 1, Principle 5',
  notBuilt: [],
  tell: async (world, story) => {
    const { anybody } = world;
    const notice = () => anybody.get(`${site}/privacy-notice`);
    const before = await story.given('the building has a notice at a public address', notice);
    await story.then('everybody can read it, without an account', 'allowed', () => wordOf(before));
    const admin = await world.as('admin');
    await story.when('the firm changes the text', async () => {
      const privacyNotice = {
        en: 'We record your name to let you in, and for safety. We keep it for 30 days. Ask the management office to see or correct it.',
        'zh-Hant': '本大廈記錄閣下姓名，以供出入登記及保安之用，保留三十日。如欲查閱或更正，請聯絡管理處。',
      };
      await admin.send('PATCH', site, {
        body: JSON.stringify({ privacyNotice }),
        headers: { 'content-type': 'application/json', 'if-match': '*' },
      });
      await world.pass(settledSeconds);
    });
    const after = await notice();
    await story.then(
      'the public text is the new one, with a version of its own',
      ['new text', 'new version'],
      () => [
        JSON.stringify(after.body['texts']).includes('Ask the management office') ? 'new text' : 'old text',
        after.body['version'] === before.body['version'] ? 'old version' : 'new version',
      ],
    );
    const versions = await story.when('somebody asks for the earlier versions of the notice', () =>
      anybody.get(`${site}/privacy-notice/versions`),
    );
    await story.then(
      'both are there, the latest first, so that the version of a visit can be read later too',
      ['the new version', 'the earlier version'],
      () => {
        const [latest, earlier] = (versions.body['items'] as { version: string }[]).map(
          (item) => item.version,
        );
        return [
          latest === after.body['version'] ? 'the new version' : 'another one',
          earlier === before.body['version'] ? 'the earlier version' : 'another one',
        ];
      },
    );
    const register = readFileSync('docs/processing-register.md', 'utf8');
    await story.then(
      'the register of processing names each field that is held of a visitor, what for, who sees it and how long',
      ['visitor.englishName', 'visitor.chineseName', 'visitor.idPrefix', 'visitor.ageOver'],
      // A field that is shown to several kinds of people has a line for each of them.
      () => [...new Set([...register.matchAll(/`(visitor\.\w+)`/g)].map(([, field = '']) => field))],
    );
    const contract = await story.when(
      'somebody reads the public description of the service’s interface',
      () => anybody.get('/v1/openapi.json'),
    );
    await story.then(
      'it tells, without an account, each field that is held of a visitor',
      ['ageOver', 'chineseName', 'englishName', 'idPrefix'],
      () => visitorFields(contract.body),
    );
  },
};

/** The fields of a visitor in the document of the API. */
function visitorFields(document: Readonly<Record<string, unknown>>): readonly string[] {
  const { schemas } = document['components'] as { schemas: { Visitor: { properties: object } } };
  return Object.keys(schemas.Visitor.properties).sort();
}
