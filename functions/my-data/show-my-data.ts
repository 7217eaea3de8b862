import type { FirmId, SiteId } from '../kernel/brands.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import type { Verdict } from '../personal-code/verdict.ts';
import type { PersonKeys } from '../person-keys/person-keys.ts';
import type { RegistryTable } from '../registry/registry-table.ts';
import { cleanCode } from '../personal-code/scanner-input.ts';
import { gatherOwn, type GatherDeps, type Held } from './gather.ts';
import type { LookTable } from './look-table.ts';
import { showerOf } from './own-match.ts';

/** The dependencies of a look at one's own data. */
export interface MyDataDeps extends GatherDeps {
  readonly registry: GatherDeps['registry'] & Pick<RegistryTable, 'findFirmOfSite'>;
  /** Verifies the code, as at a gate. */
  readonly verify: (code: string) => Promise<Verdict>;
  readonly personKeys: (firmId: FirmId) => Promise<PersonKeys>;
  readonly looks: LookTable;
  /** Names a look. It is random: the client of the gateway can choose the id of its request. */
  readonly newLookId: () => string;
}

/** What came of a look. A rejection says nothing of anybody. */
export type Look =
  | { readonly ok: true; readonly outcome: 'shown'; readonly firmName: string; readonly held: Held }
  | { readonly ok: true; readonly outcome: 'rejected'; readonly reason: string; readonly ref: string }
  | Failure;

/** The code was looked with before: it may be a picture that somebody else took. */
const alreadyShown = { reason: 'already_shown', ref: 'R02' } as const;
/** The code does not disclose both a name and the prefix of the identity card. */
const identifiesWeakly = { reason: 'identifies_weakly', ref: 'P04' } as const;

/**
 * Shows a person what a firm holds of them, by their own fresh code (PDPO, section 18 and DPP6). Nothing of any visitor is
 * read before the code has verified and is known to be shown for the first time.
 */
export async function showMyData(deps: MyDataDeps, siteId: SiteId, code: string): Promise<Look> {
  const firmId = await deps.registry.findFirmOfSite(siteId);
  const firm = firmId && (await deps.registry.getFirm(firmId));
  if (!firm) return failure('site_not_found');
  const verdict = await deps.verify(cleanCode(code));
  switch (verdict.outcome) {
    case 'unavailable':
      return failure('cannot_verify_now', `${verdict.reason} (${verdict.ref})`);
    case 'rejected':
      return { ok: true, outcome: 'rejected', reason: verdict.reason, ref: verdict.ref };
    case 'verified': {
      const keys = await deps.personKeys(firm.firmId);
      const shower = showerOf(keys, verdict.disclosure);
      if (!shower) return { ok: true, outcome: 'rejected', ...identifiesWeakly };
      const { codeDigest, expiresAt } = verdict;
      if (!(await deps.looks.claim(firm.firmId, codeDigest, deps.newLookId(), expiresAt)))
        return { ok: true, outcome: 'rejected', ...alreadyShown };
      const held = await gatherOwn(deps, keys, shower, { firmId: firm.firmId, siteId });
      return held === 'late'
        ? failure('not_gathered_in_time')
        : { ok: true, outcome: 'shown', firmName: firm.name, held };
    }
  }
}
