import { firmBrandKey, firmKey } from '../registry/registry-items.ts';
import type { Firm } from '../registry/firm.ts';
import { getItem } from '../table/read.ts';
import type { Table } from '../table/table.ts';
import { transact } from '../table/transact.ts';
import type { FirmDeps } from './change-firm.ts';

/**
 * A firm's name and look, in the Registry. The authorizer reads the firm with every token, so the picture is in an item of
 * its own, which counts the versions.
 */
export const firmTable = (table: Table): FirmDeps => ({
  getLook: async (firmId) => {
    const [firm, brand] = await Promise.all([
      getItem(table, firmKey(firmId)),
      getItem(table, firmBrandKey(firmId)),
    ]);
    if (!firm) return undefined;
    const logo = brand?.['logo'] as Uint8Array | undefined;
    return {
      firm: firm as unknown as Firm,
      ...(logo ? { logo } : {}),
      version: Number(brand?.['version'] ?? 1),
    };
  },
  putLook: async ({ firm, logo: picture, version }) => {
    const { firmId, name, colour, logo } = firm;
    const before = version - 1;
    // A firm that was never changed has no item of its look: it is at its first version.
    const unchanged = before === 1 ? 'attribute_not_exists(pk) OR version = :before' : 'version = :before';
    const removed = [...(colour === undefined ? ['colour'] : []), ...(logo === undefined ? ['logo'] : [])];
    const set = [
      '#name = :name',
      ...(colour === undefined ? [] : ['colour = :colour']),
      ...(logo ? ['logo = :logo'] : []),
    ];
    const written = await transact(table, [
      {
        put: { ...firmBrandKey(firmId), firmId, version, ...(picture ? { logo: picture } : {}) },
        if: { condition: unchanged, values: { before } },
      },
      {
        update: firmKey(firmId),
        by: {
          update: `SET ${set.join(', ')}${removed.length > 0 ? ` REMOVE ${removed.join(', ')}` : ''}`,
          condition: '#status = :active',
          values: { name, colour, logo, active: 'active' },
        },
      },
    ]);
    if (written.ok) return 'done';
    return written.refused[0] ? 'stale' : 'firm_not_active';
  },
});
