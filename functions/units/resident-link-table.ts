import { hourSeconds } from '../kernel/clock.ts';
import type { EpochSeconds, MemberId } from '../kernel/brands.ts';
import { getItem } from '../table/read.ts';
import type { Key, Table } from '../table/table.ts';
import { putItem } from '../table/write.ts';
import type { Action } from '../table/transact.ts';
import type { LinkRef, ResidentLink } from './resident-link.ts';

/** Links for residents, in the Registry. A fault of the store is thrown. */
export interface ResidentLinks {
  put(link: ResidentLink): Promise<void>;
  get(ref: LinkRef): Promise<ResidentLink | undefined>;
}

/** Until then a second use can be told apart from an unknown link. */
const rememberedSeconds = hourSeconds;

const linkKey = ({ firmId, siteId, digest }: LinkRef): Key => ({
  pk: `F#${firmId}`,
  sk: `RESIDENT_LINK#${siteId}#${digest}`,
});

/** Opens the Registry table for links. Reads are strong. */
export const residentLinks = (table: Table): ResidentLinks => ({
  put: async (link) => {
    await putItem(table, { ...linkKey(link), ...link, purgeAt: link.expiresAt + rememberedSeconds });
  },
  get: async (ref) => (await getItem(table, linkKey(ref))) as ResidentLink | undefined,
});

/** The action that uses up a link for a member. Refused where it is used already, or its time is over. */
export const linkUsed = (link: ResidentLink, memberId: MemberId, now: EpochSeconds): Action => ({
  update: linkKey(link),
  by: {
    update: 'SET memberId = :member',
    condition: 'attribute_not_exists(memberId) AND expiresAt > :now',
    values: { member: memberId, now },
  },
});
