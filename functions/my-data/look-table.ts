import type { CodeDigest, EpochSeconds, FirmId } from '../kernel/brands.ts';
import { daySeconds, later } from '../kernel/clock.ts';
import type { Table } from '../table/table.ts';
import { putNew } from '../table/write.ts';

/** Which codes were looked with. A fault of the store is thrown. */
export interface LookTable {
  /**
   * True for the first look at a firm with this code, and for the same look again. It does not matter whether the code was
   * used at a gate.
   *
   * @param lookId - names the look, so that a write which is tried again finds itself
   * @param expiresAt - when the code ceases to be fresh
   */
  claim(firmId: FirmId, digest: CodeDigest, lookId: string, expiresAt: EpochSeconds): Promise<boolean>;
}

/** A clock that is set back by less than this does not make a code usable again. */
const keptAfterExpirySeconds = daySeconds;

/** Opens the Visits table for looks. They hold the digest of a code, and nothing of the person. */
export const lookTable = (table: Table): LookTable => ({
  claim: async (firmId, digest, lookId, expiresAt) => {
    const written = await putNew(table, {
      pk: `F#${firmId}#LOOK#${digest}`,
      sk: 'LOOK',
      lookId,
      purgeAt: later(expiresAt, keptAfterExpirySeconds),
    });
    // A write that was answered too late is tried again, and finds itself.
    return written.ok || written.item?.['lookId'] === lookId;
  },
});
