import type { Bar } from '../bars/bar.ts';
import { packParts, type PackBar } from './pack-format.ts';

/** The bars of a pack, and whether some that stand have no hashes for devices. */
export interface PackedBars {
  readonly bars: readonly PackBar[];
  readonly barsIncomplete: boolean;
}

/** Writes the bars that devices can ask: those whose names were hashed for them when the bar was made. */
export const packedBars = (bars: readonly Bar[]): PackedBars => ({
  bars: bars.flatMap(({ barredId, offline }) =>
    offline === undefined
      ? []
      : {
          barredId,
          identities: offline.identities,
          ...(offline.parts === undefined ? {} : { parts: packParts(offline.parts) }),
        },
  ),
  barsIncomplete: bars.some(({ offline }) => offline === undefined),
});
