import type { FirmId, GateId, MemberId, SiteId } from '../kernel/brands.ts';
import type { MemberRole } from '../edge/routes.ts';
import type { Tier } from '../kernel/tiers.ts';

/** A property management company: the tenant. */
export interface Firm {
  readonly firmId: FirmId;
  readonly name: string;
  readonly status: 'active' | 'suspended';
  /** How many of its members are admins; counted with each change, so that the last one stays. */
  readonly admins: number;
  /** How many sites it made over the API; none where it is absent. */
  readonly sites?: number;
  /** What it may ask of the API: the usage plan that its key is in. */
  readonly tier: Tier;
  /**
   * Its key in API Gateway, which counts its requests; the authorizer answers with `value`. No client ever sends it, so
   * it opens nothing; still it is not logged.
   */
  readonly usageKey?: { readonly id: string; readonly value: string };
}

/** A place at a site where people come in or go out. */
export interface Gate {
  readonly gateId: GateId;
  readonly name: string;
  /** `both` follows the scan's own `direction`, and means `in` where the scan names none. */
  readonly direction: 'in' | 'out' | 'both';
}

/** A field of a disclosure that a site may ask for. */
export type DisclosureField = 'englishName' | 'chineseName' | 'idPrefix' | 'ageOver';

/** What visitors are told before their data is collected (PDPO, Data Protection Principle 1(3)). */
export interface PrivacyNotice {
  /** Stamped on each visit; changes whenever a text changes. */
  readonly version: string;
  readonly texts: { readonly en: string; readonly 'zh-Hant': string };
}

/** Premises run by a firm, with the settings that decide what happens at its gates. */
export interface Site {
  readonly firmId: FirmId;
  readonly siteId: SiteId;
  readonly name: string;
  /** IANA name: `Asia/Hong_Kong`. */
  readonly timeZone: string;
  /** Days that a visit is kept after check-out; 1–31 unless a reason is recorded. */
  readonly retentionDays: number;
  /** Why visits are kept for longer than 31 days, in the firm's words. */
  readonly retentionReason?: string;
  /** What happens to a verified visitor whom nobody pre-registered. */
  readonly walkIns: 'record' | 'approve' | 'refuse';
  /** True where one pre-registration that fits by name alone is checked in without the guard's tap. */
  readonly admitsWeakMatches: boolean;
  /** How long before its window a visit can be used, 0–1440; unset: an hour, and all through its first day. */
  readonly earlyMinutes?: number | undefined;
  /** How long after its window a visit can be used, 0–1440; unset: an hour, and all through its last day. */
  readonly lateMinutes?: number | undefined;
  /** The fields of a disclosure that are kept for a walk-in; everything else is dropped. */
  readonly keeps: readonly DisclosureField[];
  /** Whether a code that was accepted at one site is refused at the firm's others that say so too; unset: at this site alone. */
  readonly codesUsedOnce?: 'site' | 'firm' | undefined;
  readonly notice: PrivacyNotice;
  readonly gates: readonly Gate[];
  /** Local time of day, `HH:MM`, at which whoever is still inside is checked out. */
  readonly autoCheckOutAt: string;
  /** Counts the changes of settings and gates, from 1. */
  readonly version: number;
}

/** A person or a program that acts for a firm. */
export interface Member {
  readonly firmId: FirmId;
  readonly memberId: MemberId;
  /** People sign in with the authorization code flow and PKCE, programs with client credentials. */
  readonly kind: 'person' | 'program';
  readonly role: MemberRole;
  /** The sites it may act at; `*` for all of the firm. */
  readonly siteIds: readonly SiteId[] | '*';
  /** Issuer and `sub` of the access tokens that speak for it. */
  readonly issuer: string;
  readonly subject: string;
  /** What the firm calls it. */
  readonly label?: string;
  /** Counts the changes, from 1. */
  readonly version: number;
}
