import { signPassage } from '../../../../client/scanner/passage.ts';
import { knownTags, mergePack, type StoredPack } from '../../../../client/scanner/pack-store.ts';
import { codeVerifier } from '../../../../client/scanner/verify.ts';
import { defined } from '../../../../functions/kernel/defined.ts';
import { cleanCode, reasonFor } from '../../../../functions/personal-code/scanner-input.ts';
import type { EpochSeconds } from '../../../../functions/kernel/brands.ts';
import type { Enrolled } from '../device/store.ts';
import type { Recorded } from './ledger.ts';
import type { NewPassage, OfflineVerified } from './offline-gate.ts';
import type { OpenPack } from './pack-model.ts';

/** The parts of the protocol that the device needs, from `client/scanner`. */
export interface Kit {
  /** Verifies codes with an answer of `GET /v1/key-bundle`. */
  readonly verifier: (bundle: unknown) => (code: string, nowSeconds: number) => Promise<OfflineVerified>;
  /** What the device has already, as the request for a pack says it. */
  readonly known: (kept: StoredPack | undefined) => string | undefined;
  /** Puts an answer into what was kept. */
  readonly merge: (kept: StoredPack | undefined, answer: PackAnswer) => Promise<StoredPack>;
  readonly openPack: (kept: StoredPack) => Promise<OpenPack>;
  readonly sign: (passage: NewPassage, recorded: Recorded, clock: DeviceClock) => Promise<string>;
}

type PackAnswer = Parameters<typeof mergePack>[1];
type Bundle = Parameters<typeof codeVerifier>[0];

/** What the device’s own clock says, in seconds, and how far the service’s is ahead of it. */
export interface DeviceClock {
  readonly deviceTime: number;
  readonly offsetMs: number;
}

export const openKit = (enrolled: Enrolled): Kit => ({
  verifier: (bundle) => {
    const verify = codeVerifier(bundle as Bundle);
    return async (shown, nowSeconds) => {
      // As the service does: what a hardware scanner puts around a code, or makes of it, is not the visitor's.
      const code = cleanCode(shown);
      const verdict = await verify(code, nowSeconds as EpochSeconds);
      return verdict.outcome === 'rejected' ? { ...verdict, ...reasonFor(code, verdict) } : verdict;
    };
  },
  known: (kept) => kept && knownTags(kept),
  merge: mergePack,
  // The table of Chinese name variants is large, and needed only here.
  openPack: async (kept) => (await import('./open-pack.ts')).openedPack(kept),
  sign: (passage, { at, counter }, { deviceTime, offsetMs }) => {
    const { scanId, gateId, direction, did, visitId, code, byHand, inScanId, hostAgreed } = passage;
    return signPassage(enrolled, enrolled.keyPair.privateKey, {
      scanId,
      gateId,
      direction,
      did,
      recordedAt: at,
      deviceTime,
      offsetMs,
      counter,
      ...defined({ visitId, inScanId, hostAgreed }),
      // A code says more than how it was done without one.
      ...(code === undefined ? defined({ byHand }) : { code }),
    });
  },
});
