import { describe, expect, it } from '@jest/globals';
import type { BarredId, SiteId } from '../../../functions/kernel/brands.ts';
import { barPerson, bringBarsTo, type BarDeps } from '../../../functions/visits/bar-person.ts';
import type { BarRequest } from '../../../functions/visits/bar-requests.ts';
import type { BarTable } from '../../../functions/visits/bar-table.ts';
import type { Bar } from '../../../functions/visits/bar.ts';
import type { Visitor } from '../../../functions/visits/visit.ts';
import { heldRegister } from '../../support/held-register.ts';
import { callerWith, nine, siteWith } from '../../support/site.ts';
import { guard, keys, later, visitIdOf, visitWith } from '../../support/visit.ts';

const { firmId, siteId } = siteWith();
const manager = callerWith('manager');
const visitId = visitIdOf('a');
const chan = { englishName: 'CHAN Tai Man', chineseName: '陳大文', idPrefix: 'A123' };

/** The bars' table without a database: pages of one. */
function heldBars(bars: readonly Bar[] = []) {
  const spread: { bar: Bar; siteIds: readonly SiteId[] }[] = [];
  const table: BarTable = {
    create: (bar) => Promise.resolve({ created: true, bar }),
    get: (_, barredId) => Promise.resolve(bars.find((bar) => bar.barredId === barredId)),
    list: (_, { after }) => {
      const at = after === undefined ? 0 : bars.findIndex(({ barredId }) => barredId === after) + 1;
      const bar = bars[at];
      const more = at + 1 < bars.length;
      return Promise.resolve({ bars: bar ? [bar] : [], ...(bar && more ? { next: bar.barredId } : {}) });
    },
    review: () => Promise.resolve(undefined),
    spread: (bar, siteIds) => {
      spread.push({ bar, siteIds });
      return Promise.resolve();
    },
    lift: () => Promise.resolve(),
  };
  return { table, spread };
}

function bar(request: Partial<BarRequest>, visitor: Visitor = chan) {
  const { deps } = heldRegister({ visits: [visitWith({ visitId, visitor })] });
  const bars = heldBars();
  const all: BarDeps = { ...deps, bars: bars.table, siteIdsOf: () => Promise.resolve([siteId]) };
  return barPerson(all, manager, { firmId, siteId }, { reviewInDays: 180, ...request });
}
const withoutPrefix = keys.identitiesOf({ englishName: chan.englishName, chineseName: chan.chineseName });

describe('a person who is barred', () => {
  it.each([
    ['named', { visitor: chan }],
    ['of a visit', { fromVisitId: visitId }],
  ])('%s with a prefix is meant alone', async (_, request) => {
    expect(await bar(request)).toMatchObject({
      ok: true,
      created: true,
      bar: { identities: keys.identitiesOf(chan), createdAt: nine, reviewBy: later(180 * 86_400) },
    });
  });

  it('with all of that name is not told apart by the prefix', async () => {
    const barred = await bar({ visitor: chan, allOfThatName: true });
    expect(barred.ok && barred.bar.identities).toEqual(withoutPrefix);
  });

  it.each([
    ['visitor.idPrefix', { visitor: { englishName: 'Chan' } }],
    ['fromVisitId', { fromVisitId: visitId }],
  ])('without a prefix has to be meant: %s', async (path, request) => {
    expect(await bar(request, { englishName: 'Chan' })).toMatchObject({
      code: 'invalid_request',
      errors: [
        {
          path,
          message:
            'without an identity-card prefix everybody of that name is barred: say allOfThatName to mean it',
        },
      ],
    });
  });

  it('of a visit without a name cannot be barred', async () => {
    expect(await bar({ fromVisitId: visitId }, { idPrefix: 'A123' })).toMatchObject({
      code: 'invalid_request',
      errors: [{ path: 'fromVisitId', message: 'is a visit without a name' }],
    });
  });

  it('is kept with a name only where the firm asks, both names in one', async () => {
    const kept = await bar({ visitor: chan, reason: 'Damage.', keepName: true });
    expect(kept).toMatchObject({ bar: { name: 'CHAN Tai Man 陳大文', reason: 'Damage.' } });
    const barred = await bar({ visitor: chan });
    expect(barred).not.toHaveProperty('bar.name');
    expect(JSON.stringify(barred)).not.toMatch(/CHAN|陳|A123/);
  });
});

it('a new site gets all bars of the firm, page by page', async () => {
  const barOf = (name: string): Bar => ({
    firmId,
    barredId: name as BarredId,
    identities: [],
    createdAt: nine,
    createdBy: guard,
    reviewBy: later(86_400),
  });
  const bars = ['a', 'b', 'c'].map(barOf);
  const { table, spread } = heldBars(bars);
  await bringBarsTo(table, { firmId, siteId });
  expect(spread).toEqual(bars.map((one) => ({ bar: one, siteIds: [siteId] })));
});
