import { describe, expect, it } from '@jest/globals';
import { companionIds, readCompanions } from '../../../functions/visits/companions.ts';
import { heldVisits } from '../../support/held-visits.ts';
import { siteWith } from '../../support/site.ts';
import { visitIdOf, visitWith } from '../../support/visit.ts';

const lead = { visitId: visitIdOf('lead'), companions: 3 };

describe('the ids of companions’ visits', () => {
  it('are all different, one for each companion, in a fixed order', () => {
    const ids = companionIds(lead);
    expect(new Set([...ids, lead.visitId]).size).toBe(4);
    expect(companionIds({ ...lead, companions: 2 })).toEqual(ids.slice(0, 2));
    expect(companionIds({ visitId: lead.visitId })).toEqual([]);
    for (const id of ids) expect(id).toMatch(/^[\w-]{22}$/);
  });

  it('never change, because visits in the register use them', () => {
    expect(companionIds({ ...lead, companions: 1 })).toEqual(['nM27Jn2ZGYLfYIoA4Dv95w']);
  });

  it('differ for another lead', () => {
    const others = companionIds({ ...lead, visitId: visitIdOf('other') });
    expect(companionIds(lead).filter((id) => others.includes(id))).toEqual([]);
  });
});

it('companions are read in their order, without deleted ones', async () => {
  const [first, , third] = companionIds(lead).map((visitId) => visitWith({ visitId }));
  if (!first || !third) throw new Error('three were asked for');
  const { table } = heldVisits({ visits: [third, first] });
  expect(await readCompanions(table, siteWith(), visitWith(lead))).toEqual([first, third]);
});
