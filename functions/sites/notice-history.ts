import type { PrivacyNotice, Site } from '../registry/firm.ts';
import { queryPage } from '../table/read.ts';
import type { Item, Key, Table } from '../table/table.ts';
import type { Action } from '../table/transact.ts';

type OfSite = Pick<Site, 'firmId' | 'siteId'>;

/** Where the versions of a site's notice are kept, in the order in which they came into force. */
const versionKey = ({ firmId, siteId }: OfSite, notice: Dated): Key => ({
  pk: `F#${firmId}`,
  sk: `${prefixOf(siteId)}${positionOf(notice)}`,
});
const prefixOf = (siteId: string): string => `NOTICE#${siteId}#`;
type Dated = Pick<PrivacyNotice, 'version' | 'inForceFrom'>;

/** The place of a version in the list: the time from which it is in force, and the version itself. */
export const positionOf = ({ version, inForceFrom }: Dated): string =>
  `${String(inForceFrom ?? 0).padStart(12, '0')}#${version}`;

/** What a change of a site writes into the history of its notice: in the same transaction, so that no version is missing. */
export function historyActions(before: Site | undefined, after: Site): readonly Action[] {
  if (before && placesOf(before) === placesOf(after)) return [];
  const actions = new Map<string, Action>();
  const withdrawn = before?.comingNotice;
  if (withdrawn && !hasBeenInForce(withdrawn, after)) {
    const key = versionKey(after, withdrawn);
    actions.set(key.sk, { put: { ...key, ...withdrawn, isWithdrawn: true } });
  }
  // Of a site from before its versions were recorded, the first is written with the second.
  for (const notice of [before?.notice, after.notice, after.comingNotice]) {
    if (!notice) continue;
    const key = versionKey(after, notice);
    actions.set(key.sk, { put: { ...key, ...notice } });
  }
  return [...actions.values()];
}

/** True where a notice that was to come is the one before the notice of now: it came into force earlier than that one. */
const hasBeenInForce = (coming: PrivacyNotice, { notice, earlierNoticeVersion }: Site): boolean =>
  coming.version === earlierNoticeVersion && (coming.inForceFrom ?? 0) <= (notice.inForceFrom ?? 0);

const placesOf = ({ notice, comingNotice }: Site): string =>
  [positionOf(notice), comingNotice && positionOf(comingNotice)].join(' ');

/** A page of the versions of a site's notice, the latest first; `next` is where the following page begins. */
export async function listNoticeVersions(
  table: Table,
  site: Site,
  { limit, after }: { readonly limit: number; readonly after?: string },
): Promise<{ readonly versions: readonly PrivacyNotice[]; readonly next?: string }> {
  const pk = `F#${site.firmId}`;
  const prefix = prefixOf(site.siteId);
  const page = await queryPage(
    table,
    {
      key: 'pk = :pk AND begins_with(sk, :prefix)',
      values: { pk, prefix },
      newestFirst: true,
      consistent: true,
    },
    { limit, after: after === undefined ? undefined : { pk, sk: `${prefix}${after}` } },
    (item: Item) => (item['isWithdrawn'] === true ? undefined : (item as unknown as PrivacyNotice)),
  );
  // A site whose notice has never changed since versions are recorded has one version.
  if (page.listed.length === 0 && after === undefined) return { versions: [site.notice] };
  const last = page.listed.at(-1);
  return { versions: page.listed, ...(page.more && last ? { next: positionOf(last) } : {}) };
}
