import type { FirmId, SiteId } from '../kernel/brands.ts';
import { queryAll } from '../table/read.ts';
import type { Table } from '../table/table.ts';

/** A line of the directory of all sites. */
export interface DirectoryLine {
  readonly firmId: FirmId;
  readonly siteId: SiteId;
}

/** All sites of all firms, from the Registry: for what runs by the clock. */
export async function listDirectory(registry: Table): Promise<readonly DirectoryLine[]> {
  const lines = await queryAll(registry, { key: 'pk = :pk', values: { pk: 'DIRECTORY' } });
  return lines.map(({ firmId, siteId }) => ({ firmId, siteId }) as DirectoryLine);
}
