import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openPack } from '../../../client/scanner/pack.ts';
import { typedVisitor } from '../../../client/scanner/typed-name.ts';
import type { LocalDay, VisitId } from '../../../functions/kernel/brands.ts';
import { entryId } from '../../../functions/offline/packed-visits.ts';
import type { Visitor } from '../../../functions/person-keys/person.ts';
import { candidatesFrom } from '../../../functions/scans/match.ts';
import { nearHits } from '../../../functions/scans/near-candidates.ts';
import { pointersTo } from '../../../functions/visits/pointer.ts';
import { openAt } from '../../../functions/visits/visit-window.ts';
import type { Visit } from '../../../functions/visits/visit.ts';
import { nine, siteWith } from '../../support/site.ts';
import { keys, later, visitIdOf, visitWith } from '../../support/visit.ts';
import { storedPack } from './support.ts';

const site = siteWith();
const today = '2026-11-23' as LocalDay;

/** Few words, written in many ways, so that names are often the same and more often near. */
const words = fc.constantFrom(
  'Chan',
  'CHAN',
  'Tai',
  'Man',
  'Taiman',
  'Müller',
  'MUELLER',
  'Peter',
  "O'Brien",
  'Mr',
);
const english = fc.oneof(
  fc.array(words, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' ')),
  fc.constantFrom('CHAN Tai Man', 'Chan, Taiman', 'Mr Chan Tai-man', 'Peter Müller', 'MUELLER, Peter'),
);
const han = fc.constantFrom('陳', '陈', '大', '文', '黃', '黄', '志', '偉', '伟', '先生');
const chinese = fc.oneof(
  fc.array(han, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')),
  fc.constantFrom('陳大文', '陈大文先生', '黃志偉', '黄志伟'),
);
const person: fc.Arbitrary<Visitor> = fc
  .record(
    { englishName: english, chineseName: chinese, idPrefix: fc.constantFrom('A123', 'B456') },
    { requiredKeys: [] },
  )
  .map((made) => made as Visitor);
const visits = fc
  .array(
    fc.record({
      visitor: person.filter(({ englishName, chineseName }) => (englishName ?? chineseName) !== undefined),
      startsAfter: fc.constantFrom(-90_000, -7200, 0, 3600, 50_000, 90_000),
    }),
    { maxLength: 8 },
  )
  .map((made) =>
    made.map(({ visitor, startsAfter }, at) =>
      visitWith({
        visitId: visitIdOf(`visit-${String(at)}`),
        visitor,
        expectedFrom: later(startsAfter),
        expectedUntil: later(startsAfter + 7200),
        day: new Date((nine + startsAfter + 8 * 3600) * 1000).toISOString().slice(0, 10) as LocalDay,
      }),
    ),
  );
const shown = fc.oneof(person, english.map(typedVisitor), chinese.map(typedVisitor));

/** As a scan at nine finds them in the register: the same name, and near names. */
function foundByService(held: readonly Visit[], who: Visitor) {
  const isOpen = openAt(site, nine);
  const parts = keys.partsOf(who);
  const pointers = held.flatMap((visit) => pointersTo(visit, keys.identitiesOf(visit.visitor)));
  const near = held.map((visit) => ({
    visitId: visit.visitId,
    expectedFrom: visit.expectedFrom,
    expectedUntil: visit.expectedUntil,
    ...keys.partsOf(visit.visitor),
  }));
  return {
    same: candidatesFrom(pointers, keys.identitiesOf(who), isOpen).map(({ visitId, match }) => ({
      visitId,
      match,
    })),
    near: nearHits(near, parts, isOpen),
  };
}

const sorted = <Found extends { readonly visitId: VisitId }>(found: readonly Found[]) =>
  [...found].sort((one, other) => one.visitId.localeCompare(other.visitId));

it('finds for any person whom the service finds, as surely and as near, and opens the same visits', async () => {
  let same = 0;
  let near = 0;
  await fc.assert(
    fc.asyncProperty(visits, fc.array(shown, { minLength: 1, maxLength: 4 }), async (held, people) => {
      const pack = await openPack(await storedPack(held, { site }));
      const visitIds = new Map(held.map(({ visitId }) => [entryId(visitId, today), visitId]));
      for (const who of people) {
        const found = await pack.match(who, nine);
        const expected = foundByService(held, who);
        const open = (found?.candidates ?? []).filter(({ isOpen }) => isOpen);
        expect(sorted(open.map(({ content, match }) => ({ visitId: content.visitId, match })))).toEqual(
          sorted(expected.same),
        );
        expect(
          sorted(
            ((await found?.near()) ?? []).map(({ entry, nearness }) => ({
              visitId: visitIds.get(entry.id) ?? visitIdOf('nobody'),
              nearness,
            })),
          ),
        ).toEqual(sorted(expected.near));
        for (const { content } of found?.candidates ?? [])
          expect(content.visitor).toEqual(held.find(({ visitId }) => visitId === content.visitId)?.visitor);
        same += expected.same.length;
        near += expected.near.length;
      }
    }),
    { numRuns: 200 },
  );
  expect(same).toBeGreaterThan(20);
  expect(near).toBeGreaterThan(20);
});
