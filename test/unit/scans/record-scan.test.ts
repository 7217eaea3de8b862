import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { ScanId } from '../../../functions/kernel/brands.ts';
import type { Verdict } from '../../../functions/personal-code/verdict.ts';
import { recordScan } from '../../../functions/scans/record-scan.ts';
import { heldVisits } from '../../support/held-visits.ts';
import { callerWith, nine, siteWith } from '../../support/site.ts';
import { keys, mainGate } from '../../support/visit.ts';

const site = siteWith();
const rejects = (code: string, ref: string) => {
  const verdict = { outcome: 'rejected', reason: 'not_a_personal_code', ref } as unknown as Verdict;
  const deps = {
    visits: heldVisits({}).table,
    getSite: () => Promise.resolve(site),
    personKeys: () => Promise.resolve(keys),
    verify: () => Promise.resolve(verdict),
    clock: () => nine,
  };
  const request = { code, gateId: mainGate, scanId: randomUUID() as ScanId };
  return recordScan(deps, callerWith(), site.siteId, request);
};
/** A code as a scanner with another keyboard layout types it: each dot is another character. */
const mistyped = `${Buffer.from(JSON.stringify({ alg: 'ES256', typ: 'dc+sd-jwt' })).toString('base64url')}>${'a1_'.repeat(100)}>${'b2-'.repeat(40)}`;

describe('a code that is rejected', () => {
  it('and that a scanner mistyped tells the guard to set up the scanner', async () => {
    expect(await rejects(mistyped, 'D01')).toEqual({
      ok: true,
      outcome: { outcome: 'rejected', reason: 'scanner_layout', ref: 'D10' },
    });
  });

  it.each([
    ['after it was decoded', mistyped, 'S01D'],
    ['while it was decoded, for another reason', 'https://example.com/menu', 'D01'],
  ])('%s tells its own reason', async (_, code, ref) => {
    expect(await rejects(code, ref)).toEqual({
      ok: true,
      outcome: { outcome: 'rejected', reason: 'not_a_personal_code', ref },
    });
  });
});
