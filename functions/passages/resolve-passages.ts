import type { Caller } from '../edge/access.ts';
import { readPage, type PageRead } from '../edge/list-page.ts';
import type { ScanId, SiteId } from '../kernel/brands.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import type { PassageListQuery } from './api/requests.ts';
import type { PassageDeps } from './passage-deps.ts';
import type { PassagePage } from './passage-table.ts';
import type { ListedPassage } from './passage.ts';

type Deps = Pick<PassageDeps, 'getSite' | 'passages' | 'clock'>;

/** The passages of a site that need attention, the latest first; with the resolved ones unless told. */
export async function listPassages(
  { getSite, passages }: Deps,
  { firmId }: Caller,
  siteId: SiteId,
  { needsAttention, limit, cursor }: PassageListQuery,
): Promise<PageRead<PassagePage> | Failure> {
  const site = await getSite(firmId, siteId);
  if (!site) return failure('site_not_found');
  const unresolved = needsAttention === 'true';
  return readPage(`${firmId}/${siteId}/passages/${String(unresolved)}`, cursor, (from) =>
    passages.list(site, { unresolved, limit, ...from }),
  );
}

/** Resolves a passage that needs attention, with a word, once. */
export async function resolvePassage(
  { getSite, passages, clock }: Deps,
  { firmId, memberId }: Caller,
  siteId: SiteId,
  scanId: ScanId,
  note: string,
): Promise<{ readonly ok: true; readonly passage: ListedPassage } | Failure> {
  const site = await getSite(firmId, siteId);
  if (!site) return failure('site_not_found');
  const by = { resolvedAt: clock(), resolvedBy: memberId, note };
  const resolved = await passages.resolve(site, scanId, by);
  if (resolved.ok) return resolved;
  const { passage } = resolved;
  if (!passage) return failure('passage_not_found');
  const why = passage.attention === undefined ? 'needs no attention' : 'is resolved';
  return failure('state_conflict', `The passage ${why}.`);
}
