import { createHash } from 'node:crypto';
import type { FirmId } from '../kernel/brands.ts';
import { type Failure, invalidField } from '../kernel/problems.ts';
import type { Gate, PrivacyNotice, Site } from '../registry/firm.ts';
import type { NewSite, SiteChange } from './api/requests.ts';

/** PCPD, guidance for property management (2022): entries of a visitors' log normally go within a month. */
const usualRetentionDays = 31;

/** A valid site, or why it is not valid. */
export type Settled = { readonly ok: true; readonly site: Site } | Failure;

/** The notice with a version that is derived from its texts: it changes if and only if a text changes. */
export function noticeOf(texts: PrivacyNotice['texts']): PrivacyNotice {
  const digest = createHash('sha256').update(JSON.stringify([texts.en, texts['zh-Hant']]));
  return { version: digest.digest('hex').slice(0, 12), texts };
}

/** A new site of the firm. */
export function siteOf(firmId: FirmId, { privacyNotice, ...settings }: NewSite): Settled {
  return settle({ firmId, ...settings, notice: noticeOf(privacyNotice), version: 1 });
}

/** The site with other settings. */
export function changedSite(
  site: Site,
  { privacyNotice, ...change }: SiteChange,
  set: NonNullable<Site['retentionSet']>,
): Settled {
  const named = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  return settle({
    ...site,
    ...(named as Partial<Site>),
    ...(privacyNotice ? { notice: noticeOf(privacyNotice) } : {}),
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
