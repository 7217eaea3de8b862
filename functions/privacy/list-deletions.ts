import type { Caller } from '../edge/access.ts';
import { notOfThisList } from '../edge/cursor.ts';
import { readPage, type PageAsked } from '../edge/list-page.ts';
import type { FirmId, SiteId } from '../kernel/brands.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import type { DeletionCountTable } from '../visits/deletion-count-table.ts';
import type { SiteRef } from '../visits/visit-item.ts';
import type { DestructionTable } from './destruction-table.ts';
import type { Destruction } from './destruction.ts';

/** The dependencies of the list. */
export interface DeletionDeps {
  readonly getSite: (firmId: FirmId, siteId: SiteId) => Promise<SiteRef | undefined>;
  readonly destructions: Pick<DestructionTable, 'list'>;
  readonly deletions: Pick<DeletionCountTable, 'between'>;
}

/** A destroyed key, and how many visits of its day are deleted by now. */
interface Deletion {
  readonly destruction: Destruction;
  readonly deletedNow: number;
}

type DeletionList =
  { readonly ok: true; readonly deletions: readonly Deletion[]; readonly nextCursor?: string } | Failure;

const isDay = /^\d{4}-\d\d-\d\d$/;

/** The destroyed keys of a site, the latest day first, with the counts of deleted visits; of one month where it is given. */
export async function listDeletions(
  { getSite, destructions, deletions }: DeletionDeps,
  { firmId }: Caller,
  siteId: SiteId,
  { limit, cursor, month }: PageAsked & { readonly month?: string | undefined },
): Promise<DeletionList> {
  const site = await getSite(firmId, siteId);
  if (!site) return failure('site_not_found');
  const scope = `${firmId}/${siteId}/deletion-certificates/${month ?? ''}`;
  const read = await readPage(scope, cursor, async ({ after }) =>
    // Clients can forge a cursor. One that leads out of the list is refused.
    after !== undefined && !(isDay.test(after) && after.startsWith(month ?? ''))
      ? undefined
      : destructions.list(site, { limit, after, month }),
  );
  if (!read.ok) return read;
  const { page, ...more } = read;
  if (!page) return notOfThisList();
  const days = page.destructions.map(({ day }) => day);
  const [newest, oldest] = [days[0], days.at(-1)];
  const counts =
    newest === undefined || oldest === undefined ? undefined : await deletions.between(site, oldest, newest);
  return {
    ...more,
    deletions: page.destructions.map((destruction) => ({
      destruction,
      deletedNow: counts?.get(destruction.day) ?? 0,
    })),
  };
}
