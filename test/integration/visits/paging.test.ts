import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { EpochSeconds, VisitId } from '../../../functions/kernel/brands.ts';
import { listVisits } from '../../../functions/front-desk/list-visits.ts';
import { preRegister } from '../../../functions/front-desk/pre-register.ts';
import { cancelVisit } from '../../../functions/front-desk/cancel-approve-refuse.ts';
import { openDatabase } from '../../support/database.ts';
import { callerWith } from '../../support/site.ts';
import { register } from './register.ts';

const database = openDatabase();

const manager = callerWith('manager');
/** Minutes after nine: several visits may begin at the same moment. */
const minute = fc.integer({ min: 0, max: 5 });
/** A change between two pages: a visit that begins then is made, or the n-th known visit is cancelled. */
const write = fc.oneof(fc.record({ make: minute }), fc.record({ cancel: fc.integer({ min: 0, max: 20 }) }));

describe('the pages of a day', () => {
  it('show each visit that existed all along once, in order, whatever is written between them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(minute, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.array(write, { maxLength: 2 }), { maxLength: 8 }),
        async (beginnings, limit, writes) => {
          const { deps, site, time } = register(database);
          const make = async (begins: number): Promise<VisitId> => {
            const made = await preRegister(deps, manager, site.siteId, {
              visitor: { englishName: 'CHAN Tai Man' },
              host: { unit: '1' },
              expectedFrom: (time.now + begins * 60) as EpochSeconds,
              expectedUntil: (time.now + 7200) as EpochSeconds,
            });
            if (!made.ok) throw new Error(made.code);
            return made.visit.visitId;
          };
          const before = await Promise.all(beginnings.map(make));
          const shown: { visitId: VisitId; begins: number }[] = [];
          const between = [...writes];
          let cursor: string | undefined;
          do {
            const page = await listVisits(deps, manager, site.siteId, { limit, cursor });
            if (!page.ok) throw new Error(page.code);
            expect(page.visits.length).toBeLessThanOrEqual(limit);
            shown.push(
              ...page.visits.map(({ visitId, expectedFrom }) => ({ visitId, begins: expectedFrom })),
            );
            cursor = page.nextCursor;
            for (const one of between.shift() ?? []) {
              const visitId = 'cancel' in one ? before[one.cancel] : undefined;
              if ('make' in one) await make(one.make);
              else if (visitId !== undefined)
                await cancelVisit(deps, { caller: manager, siteId: site.siteId, visitId });
            }
          } while (cursor !== undefined);
          const ids = shown.map(({ visitId }) => visitId);
          expect(new Set(ids).size).toBe(ids.length);
          expect(before.filter((visitId) => !ids.includes(visitId))).toEqual([]);
          const order = shown.map(({ begins }) => begins);
          expect(order).toEqual([...order].sort((a, b) => a - b));
        },
      ),
      { numRuns: 15 },
    );
  }, 120_000);
});
