import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { format, resolveConfig } from 'prettier';
import { personalFieldsShown, textsWithoutAWord } from '../../../functions/openapi/personal-fields-shown.ts';
import { processingRegister } from '../../../functions/openapi/processing-register.ts';
import { notInTheList } from '../../../functions/privacy/stored-fields.ts';
import { personalFieldsOf } from '../../../functions/seals/personal-fields.ts';

/** Texts of answers that say nothing of a person. A new one needs an annotation, or a line here. */
const ofNobody: ReadonlySet<string> = new Set([
  // Of the site and its notice.
  ...[
    'name',
    'siteName',
    'firmName',
    'role',
    'operation',
    'subjects',
    'hour',
    'digest',
    'noticeVersion',
    'timeZone',
    'gates',
    'autoCheckOutAt',
    'retentionReason',
    'colour',
    'data',
    'appVersion',
    'en',
    'zh-Hant',
    'zh-Hans',
    'version',
  ],
  ...['privacyNoticeVersion', 'noticeVersion', 'startTime', 'endTime'],
  // Words of the protocol.
  ...['result', 'reason', 'ref', 'code', 'message', 'path', 'nextCursor', 'issuer', 'purpose'],
  // Secrets that are shown once, and what a device needs; opaque.
  ...[
    'pin',
    'link',
    'enrolmentCode',
    'token',
    'choiceToken',
    'der',
    'tag',
    'sealed',
    'wrap',
    'strong',
    'prefix',
    'id',
  ],
  ...['all', 'en', 'tc'],
]);

/** The sealed fields of every kind of stored item: `visit.visitor`. */
const sealedFields = (): readonly string[] =>
  Object.entries({
    visit: { pk: 'F#f#S#s#V#v', sk: 'VISIT' },
    series: { pk: 'F#f#S#s#SERIES', sk: 'R#r' },
    bar: { pk: 'F#f#S#s#BARRED', sk: 'BARRED#b' },
    request: { pk: 'F#f#ACCESS', sk: 'R#r' },
    hold: { pk: 'F#f#S#s#HOLDS', sk: 'H#h' },
    passage: { pk: 'F#f#S#s#PASSAGES#p', sk: 'PASSAGE' },
    answer: { pk: 'F#f#S#s#I#i', sk: 'ANSWER' },
  }).flatMap(([kind, key]) => {
    const { together = [], alone = [] } = personalFieldsOf(key) ?? {};
    return [...together, ...alone].map((at) => [kind, ...at].join('.'));
  });

describe('the register of processing', () => {
  it('is written from the schemas as they are', async () => {
    const file = path.resolve('docs/processing-register.md');
    const written = await format(processingRegister(), { ...(await resolveConfig(file)), filepath: file });
    expect(readFileSync(file, 'utf8')).toBe(written);
  });

  it('leaves no text of an answer without a word', () => {
    expect(textsWithoutAWord(ofNobody)).toEqual([]);
    expect(textsWithoutAWord(new Set())).toContain('getSite: name');
  });

  it('calls sealed what is sealed, and nothing else', () => {
    const said = personalFieldsShown().flatMap(({ data }) => data.sealedIn ?? []);
    expect([...new Set(said)].sort()).toEqual([...sealedFields()].sort());
    for (const { data } of personalFieldsShown())
      expect([data.what, (data.sealedIn ?? []).length > 0]).toEqual([data.what, data.stored === 'sealed']);
  });

  it('finds an item or an attribute that nobody has listed', () => {
    const visit = { pk: 'F#f#S#s#V#v', sk: 'VISIT' };
    expect(notInTheList('Visits', { ...visit, visitId: 'v' }, visit)).toEqual([]);
    expect(notInTheList('Visits', { ...visit, faceImage: 'x' }, visit)).toEqual(['visit: faceImage']);
    const strange = { pk: 'F#f#S#s#FACES', sk: 'FACE#1' };
    expect(notInTheList('Visits', strange, strange)).toEqual([
      'an item of Visits whose sort key begins with FACE',
    ]);
  });
});
