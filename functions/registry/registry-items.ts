import { createHash } from 'node:crypto';
import type { FirmId, MemberId, SiteId } from '../kernel/brands.ts';
import type { Item, Key } from '../table/table.ts';
import type { Firm, Member, Site } from './firm.ts';

/** `F#firm` / `FIRM`. */
export const firmKey = (firmId: FirmId): Key => ({ pk: `F#${firmId}`, sk: 'FIRM' });

/** `F#firm` / `BRAND`: the firm's logo, and the version of its name and look. */
export const firmBrandKey = (firmId: FirmId): Key => ({ pk: `F#${firmId}`, sk: 'BRAND' });

/** `F#firm` / `S#site`. */
export const siteKey = (firmId: FirmId, siteId: SiteId): Key => ({
  pk: `F#${firmId}`,
  sk: `S#${siteId}`,
});

/** `SITE#site` / `DIRECTORY`: which firm a site belongs to, for the public privacy notice alone. */
export const directoryKey = (siteId: SiteId): Key => ({ pk: `SITE#${siteId}`, sk: 'DIRECTORY' });

/**
 * `SUBJECT#hash` / `MEMBER`: the only way from a token to a firm, so it is the only key that does not begin with a firm.
 * The hash keeps addresses and user names that some issuers put into `sub` out of keys.
 */
export const memberKey = (issuer: string, subject: string): Key => ({
  pk: `SUBJECT#${createHash('sha256')
    .update(JSON.stringify([issuer, subject]))
    .digest('base64url')}`,
  sk: 'MEMBER',
});

/** `DIRECTORY` / `F#firm#S#site`: one partition with all sites of all firms, for the work that runs for every site. */
export const siteListKey = (firmId: FirmId, siteId: SiteId): Key => ({
  pk: 'DIRECTORY',
  sk: `F#${firmId}#S#${siteId}`,
});

/** `F#firm` / `M#member`: a member among those of its firm. */
export const firmMemberKey = (firmId: FirmId, memberId: MemberId): Key => ({
  pk: `F#${firmId}`,
  sk: `M#${memberId}`,
});

/** Makes a firm's Registry item. */
export const firmItem = (firm: Firm) => ({ ...firmKey(firm.firmId), ...firm });

/** Makes a site's Registry items: the site itself, its line in the directory, and its line in the list of all sites. */
export const siteItems = (site: Site) => [
  { ...site, ...siteKey(site.firmId, site.siteId) },
  { ...directoryKey(site.siteId), firmId: site.firmId, siteId: site.siteId },
  { ...siteListKey(site.firmId, site.siteId), firmId: site.firmId, siteId: site.siteId },
];

/** The defaults of a site that was written before these settings existed. */
const laterSettings = { autoCheckOutAt: '00:00', version: 1 };

/** Reads a site from its item. */
export const siteFrom = (item: Item): Site => ({ ...laterSettings, ...item }) as unknown as Site;

/** Makes a member's Registry items: among its firm's members, and the lookup by its token's subject. */
export const memberItems = (member: Member) => [
  { ...member, ...firmMemberKey(member.firmId, member.memberId) },
  { ...member, ...memberKey(member.issuer, member.subject) },
];
