import { describe, expect, it } from '@jest/globals';
import type { Site } from '../../../functions/registry/firm.ts';
import type { SiteId, VisitId } from '../../../functions/kernel/brands.ts';
import { choiceSeal } from '../../../functions/scans/choice-token.ts';
import { chooseVisit } from '../../../functions/scans/choose-visit.ts';
import { passageOf } from '../../../functions/scans/passage.ts';
import type { VerifiedScan } from '../../../functions/scans/scan.ts';
import { companionIds } from '../../../functions/visits/companions.ts';
import { codeMark } from '../../../functions/visits/re-entry.ts';
import type { Visit } from '../../../functions/visits/visit.ts';
import { heldVisits } from '../../support/held-visits.ts';
import { callerWith, nine, siteWith } from '../../support/site.ts';
import { keys, later, passageWith, scanOf, visitIdOf, visitWith } from '../../support/visit.ts';

const name = { englishName: 'CHAN Tai Man' };
const [wayIn, wayOut] = [scanOf(name), scanOf(name, { direction: 'out' })];
const offered = visitIdOf('offered');
const walkInId = visitIdOf('walk-in');
const visit = visitWith({ visitId: offered });
const inside = { ...visit, state: 'checked_in' } as const;

interface Pick {
  /** Undefined for the choice of none. */
  readonly visitId: VisitId | undefined;
  readonly site?: Partial<Site>;
  readonly siteId?: SiteId;
  /** The site that has accepted the code. */
  readonly claimedBy?: SiteId;
}

/** The outcome of the guard's choice at a register with these visits. */
async function pick(scan: VerifiedScan, held: readonly Visit[], { visitId, ...more }: Pick) {
  const site = siteWith(more.site);
  const { firmId, siteId } = site;
  const seal = choiceSeal('secret', firmId);
  const choiceToken = seal.seal({ firmId, siteId, scan, visitIds: [offered], walkInIds: [walkInId] });
  const { table } = heldVisits({ visits: held });
  if (more.claimedBy) await table.claimCode({ firmId }, scan.codeDigest, more.claimedBy, later(60));
  const deps = {
    getSite: (_: unknown, asked: SiteId) => Promise.resolve(asked === siteId ? site : undefined),
    choiceSeal: () => Promise.resolve(seal),
    visits: table,
    personKeys: () => Promise.resolve(keys),
    clock: () => nine,
  };
  return chooseVisit(deps, callerWith(), more.siteId ?? siteId, scan.scanId, { choiceToken, visitId });
}
const offeredVisit = { visitId: offered };
const none = { visitId: undefined };
const no = (reason: string) => ({ ok: true, outcome: { outcome: 'no_match', reason } });

describe('at the way in', () => {
  it('the picked visit is checked in by the scan', async () => {
    expect(await pick(wayIn, [visit], offeredVisit)).toMatchObject({
      outcome: { outcome: 'checked_in', visit: { visitId: offered, checkedIn: passageOf(wayIn) } },
    });
  });

  it('no companions are listed if there are none', async () => {
    const answer = await pick(wayIn, [visit], offeredVisit);
    expect(answer.ok && Object.keys(answer.outcome)).toEqual(['outcome', 'visit']);
  });

  it('a visit that was deleted or cancelled is not expected', async () => {
    expect(await pick(wayIn, [], offeredVisit)).toEqual(no('not_expected'));
    const cancelled = { ...visit, state: 'cancelled' } as const;
    expect(await pick(wayIn, [cancelled], offeredVisit)).toEqual(no('not_expected'));
  });

  it('the choice of none follows the site’s walk-in setting', async () => {
    const outcome = async (walkIns: Site['walkIns']) => pick(wayIn, [visit], { ...none, site: { walkIns } });
    const walkIn = { visit: { visitId: walkInId } };
    expect(await outcome('record')).toMatchObject({ outcome: { outcome: 'checked_in', ...walkIn } });
    expect(await outcome('approve')).toMatchObject({ outcome: { outcome: 'pending_approval', ...walkIn } });
    expect(await outcome('refuse')).toEqual(no('not_expected'));
  });

  it('companions are offered, also when the choice is repeated', async () => {
    const lead = { ...visit, companions: 1 };
    const [companionId] = companionIds(lead);
    const companion = visitWith({ ...(companionId && { visitId: companionId }), leadVisitId: offered });
    const offers = { outcome: { outcome: 'checked_in', companions: [companion] } };
    expect(await pick(wayIn, [lead, companion], offeredVisit)).toMatchObject(offers);
    const again = { ...lead, state: 'checked_in', checkedIn: passageOf(wayIn) } as const;
    expect(await pick(wayIn, [again, companion], offeredVisit)).toMatchObject(offers);
  });

  it('a visit that this code made before is the answer, whatever is picked', async () => {
    const made = visitWith({ visitId: walkInId, state: 'checked_in', checkedIn: passageOf(wayIn) });
    const answer = { ok: true, outcome: { outcome: 'checked_in', visit: made } };
    expect(await pick(wayIn, [visit, made], offeredVisit)).toEqual(answer);
    expect(await pick(wayIn, [visit, made], none)).toEqual(answer);
  });
});

describe('at the way out', () => {
  it('the picked visit is checked out, also by the code of its check-in', async () => {
    const cameIn = { ...inside, checkedIn: passageWith({ codeDigest: wayOut.codeDigest }) };
    expect(await pick(wayOut, [cameIn], offeredVisit)).toMatchObject({
      outcome: { outcome: 'checked_out', visit: { visitId: offered, checkedOut: passageOf(wayOut) } },
    });
  });

  it.each([
    ['was deleted', []],
    ['has not begun', [visit]],
    ['is a no-show', [{ ...visit, state: 'no_show' } as const]],
  ])('a visit that %s is not on site', async (_, held) => {
    expect(await pick(wayOut, held, offeredVisit)).toEqual(no('not_on_site'));
  });

  it('a visit that is deleted during the write is not on site', async () => {
    const { table } = heldVisits({ visits: [inside] });
    const site = siteWith();
    const seal = choiceSeal('secret', site.firmId);
    const deps = {
      getSite: () => Promise.resolve(site),
      choiceSeal: () => Promise.resolve(seal),
      visits: { ...table, change: () => Promise.resolve({ ok: false } as const) },
      personKeys: () => Promise.resolve(keys),
      clock: () => nine,
    };
    const choiceToken = seal.seal({ ...site, scan: wayOut, visitIds: [offered], walkInIds: [walkInId] });
    const request = { choiceToken, visitId: offered };
    expect(await chooseVisit(deps, callerWith(), site.siteId, wayOut.scanId, request)).toEqual(
      no('not_on_site'),
    );
  });

  it('the choice of none is nobody on site, and makes no visit', async () => {
    expect(await pick(wayOut, [inside], none)).toEqual(no('not_on_site'));
  });
});

it.each([
  ['in', wayIn],
  ['out', wayOut],
])('a scan whose passage was undone makes none, at the way %s', async (_, scan) => {
  expect(await pick(scan, [{ ...inside, undoneScans: [scan.scanId] }], offeredVisit)).toEqual({
    ok: false,
    code: 'scan_undone',
  });
});

it('a visitor who came in again is not let out by the code of the way out before', async () => {
  const again: Visit = {
    ...inside,
    allowsReEntry: true,
    usedCodes: [codeMark('out', wayOut.codeDigest)],
  };
  expect(await pick(wayOut, [again], offeredVisit)).toEqual({
    ok: true,
    outcome: { outcome: 'already_checked_in', visit: again },
  });
});

it('a code that another site has accepted lets nobody out, where codes count once', async () => {
  const site = { codesUsedOnce: 'firm' } as const;
  const claimed = { claimedBy: 'elsewhere' as SiteId };
  expect(await pick(wayOut, [inside], { ...offeredVisit, ...claimed, site })).toEqual({
    ok: true,
    outcome: { outcome: 'rejected', reason: 'used_elsewhere', ref: 'R01' },
  });
  expect(await pick(wayOut, [inside], { ...offeredVisit, ...claimed })).toMatchObject({
    outcome: { outcome: 'checked_out' },
  });
});

it('a site of another firm is not found', async () => {
  expect(await pick(wayIn, [visit], { ...offeredVisit, siteId: 'other' as SiteId })).toMatchObject({
    code: 'site_not_found',
  });
});
