import type { EpochSeconds, FirmId } from '../kernel/brands.ts';
import { type Failure, invalidField } from '../kernel/problems.ts';
import type { Gate, Site } from '../registry/firm.ts';
import type { NewSite, SiteChange } from './api/requests.ts';
import { firstNotice, nextNotices } from './notice-versions.ts';

/** PCPD, guidance for property management (2022): entries of a visitors' log normally go within a month. */
const usualRetentionDays = 31;

/** A valid site, or why it is not valid. */
export type Settled = { readonly ok: true; readonly site: Site } | Failure;

/** A new site of the firm. */
export function siteOf(firmId: FirmId, { privacyNotice, ...settings }: NewSite, now: EpochSeconds): Settled {
  const first = firstNotice(privacyNotice, now);
  return first.ok ? settle({ firmId, ...settings, ...first.notices, version: 1 }) : first;
}

/** The site with other settings, as a member set them at an instant. */
export function changedSite(
  site: Site,
  { privacyNotice, ...change }: SiteChange,
  set: NonNullable<Site['retentionSet']>,
): Settled {
  const named = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const next = privacyNotice && nextNotices(site, privacyNotice, set.at);
  if (next?.ok === false) return next;
  return settle({
    ...site,
    ...(named as Partial<Site>),
    ...next?.notices,
    ...(change.retentionDays === undefined && change.retentionReason === undefined
      ? {}
      : { retentionSet: set }),
    version: site.version + 1,
  });
}

/** The site with other gates. */
export const withGates = (site: Site, gates: readonly Gate[]): Site => ({
  ...site,
  gates,
  version: site.version + 1,
});

/** Checks settings against each other: a long retention needs a reason. */
function settle(wanted: NewSettings): Settled {
  const { retentionReason, ...site } = wanted;
  if (site.retentionDays <= usualRetentionDays) return { ok: true, site };
  if (retentionReason !== undefined) return { ok: true, site: { ...site, retentionReason } };
  const message = `is required when retentionDays is over ${String(usualRetentionDays)}`;
  return invalidField('retentionReason', message);
}

type NewSettings = Omit<Site, 'retentionReason'> & { readonly retentionReason?: string | undefined };
