import { mergePack, type PackAnswer } from '../../../client/scanner/pack-store.ts';
import { webCrypto } from '../../../client/scanner/web-crypto.ts';
import type { EpochSeconds } from '../../../functions/kernel/brands.ts';
import type { KeyBundle } from '../../../functions/personal-code/key-bundle.ts';
import { knownProfiles } from '../../../functions/personal-code/known-profiles.ts';
import { personalCodeVerifier } from '../../../functions/personal-code/personal-code-verifier.ts';
import type { Verdict } from '../../../functions/personal-code/verdict.ts';
import type { Visitor } from '../../../functions/person-keys/person.ts';

/** One code to verify. */
export interface Asked {
  readonly codeBase64: string;
  readonly profile: string;
  readonly bundle: KeyBundle | null;
  readonly now: number;
}

/** What a match came to, without what a page cannot hand over. */
export interface Matched {
  readonly opened: readonly { readonly visitId: string; readonly match: string; readonly visitor: Visitor }[];
  readonly near: readonly { readonly id: string; readonly nearness: string }[];
  readonly door: string;
}

/** What the page does for a test; everything that goes in and out is JSON. */
export interface ScannerInPage {
  readonly verify: (asked: readonly Asked[]) => Promise<readonly Verdict[]>;
  readonly match: (
    answer: PackAnswer,
    people: readonly Visitor[],
    at: number,
  ) => Promise<readonly (Matched | null)[]>;
}

const verify = personalCodeVerifier(webCrypto);

async function verdictOf({ codeBase64, profile: id, bundle, now }: Asked): Promise<Verdict> {
  const profile = knownProfiles.get(id);
  if (!profile) throw new Error(`there is no profile ${id}`);
  const bytes = Uint8Array.from(atob(codeBase64), (character) => character.charCodeAt(0));
  return verify(bytes, profile, bundle ?? undefined, now as EpochSeconds);
}

const inPage: ScannerInPage = {
  verify: async (asked) => {
    const verdicts: Verdict[] = [];
    for (const one of asked) verdicts.push(await verdictOf(one));
    return verdicts;
  },
  match: async (answer, people, at) => {
    const { openPack } = await import('../../../client/scanner/pack.ts');
    const pack = await openPack(await mergePack(undefined, answer));
    return Promise.all(
      people.map(async (person) => {
        const found = await pack.match(person, at as EpochSeconds);
        if (!found) return null;
        const opened = found.candidates.map(({ content: { visitId, visitor }, match }) => ({
          visitId,
          match,
          visitor,
        }));
        const near = (await found.near()).map(({ entry: { id }, nearness }) => ({ id, nearness }));
        const { door } = await pack.door({ code: person });
        return { opened, near, door };
      }),
    );
  },
};
Object.assign(globalThis, { scannerInPage: inPage });
