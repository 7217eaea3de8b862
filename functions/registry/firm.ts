import type { EpochSeconds, FirmId, GateId, MemberId, SiteId, UnitId } from '../kernel/brands.ts';
import type { MemberRole } from '../edge/routes.ts';
import type { Tier } from '../kernel/tiers.ts';

/** A property management company: the tenant. */
export interface Firm {
  readonly firmId: FirmId;
  readonly name: string;
  readonly status: 'active' | 'suspended';
  /** Its colour on pages and passes: `#rrggbb`. */
  readonly colour?: string;
  /** Set where the firm has a logo, which is an item of its own. */
  readonly logo?: FirmLogo;
  /** How many of its members are admins; counted with each change, so that the last admin cannot be removed. */
  readonly admins: number;
  /** How many sites it has made over the API; absent means none. */
  readonly sites?: number;
  /** How much it may use the API: the usage plan of its key. */
  readonly tier: Tier;
  /**
   * Its key in API Gateway, which counts its requests; the authorizer answers with `value`. No client ever sends it, so it
   * grants no access; still it is not logged.
   */
  readonly usageKey?: { readonly id: string; readonly value: string };
}

/** What is known of a firm's logo without reading it. */
export interface FirmLogo {
  readonly mediaType: 'image/png' | 'image/jpeg' | 'image/webp';
  readonly width: number;
  readonly height: number;
}

/** A place at a site where people come in or go out. */
export interface Gate {
  readonly gateId: GateId;
  readonly name: string;
  /** `both` follows the scan's own `direction`, and means `in` where the scan names none. */
  readonly direction: 'in' | 'out' | 'both';
}

/** A field of a disclosure that a site may keep. */
export type DisclosureField = 'englishName' | 'chineseName' | 'idPrefix' | 'ageOver';

/** The information for visitors before their data is collected (PDPO, Data Protection Principle 1(3)). */
export interface PrivacyNotice {
  /** Stamped on each visit; changes whenever a text changes. */
  readonly version: string;
  /** Where there is no Simplified Chinese, its readers are shown the traditional text. */
  readonly texts: {
    readonly en: string;
    readonly 'zh-Hant': string;
    readonly 'zh-Hans'?: string | undefined;
  };
  /** Since when it is shown, or will be. Unset where that was not recorded yet. */
  readonly inForceFrom?: EpochSeconds;
  /**
   * Since when the purpose that it states has been the same. Unset: always. Data that was collected before is kept for the
   * purpose of then, and needs consent for this one (PDPO, DPP3).
   */
  readonly purposeSince?: EpochSeconds;
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
  /** Who set the retention, or its reason, and when; unset: it is as it was when the site was made. */
  readonly retentionSet?: { readonly by: MemberId; readonly at: EpochSeconds };
  /** What happens to a verified visitor without a pre-registration. */
  readonly walkIns: 'record' | 'approve' | 'refuse';
  /** True where a single pre-registration that matches by name alone is checked in without the guard's choice. */
  readonly admitsWeakMatches: boolean;
  /** How long before its window a visit can be used, 0–1440; unset: an hour, and all through its first day. */
  readonly earlyMinutes?: number | undefined;
  /** How long after its window a visit can be used, 0–1440; unset: an hour, and all through its last day. */
  readonly lateMinutes?: number | undefined;
  /** The fields of a disclosure that are stored for a walk-in. All others are dropped. */
  readonly keeps: readonly DisclosureField[];
  /**
   * `firm`: a code that was accepted at one site is refused at the firm's other sites with this setting. Unset: a code
   * counts once at this site.
   */
  readonly codesUsedOnce?: 'site' | 'firm' | undefined;
  /** The notice in force when the settings were last changed. Which one is in force now, {@link noticeAt} says. */
  readonly notice: PrivacyNotice;
  /** The notice that comes into force later. */
  readonly comingNotice?: PrivacyNotice | undefined;
  /** Version of the notice before `notice`, for passages that are reported late. */
  readonly earlierNoticeVersion?: string | undefined;
  readonly gates: readonly Gate[];
  /** Local time of day, `HH:MM`, at which visitors who are still inside are checked out. */
  readonly autoCheckOutAt: string;
  /** Counts the changes of settings and gates, from 1. */
  readonly version: number;
}

/** A unit that a host acts for. */
export interface Tenancy {
  readonly unitId: UnitId;
  /** The unit as the site wrote it when the host was bound to it. */
  readonly unit: string;
  /** The host sees what was booked after this moment. What was before belongs to those who lived there before. */
  readonly since: EpochSeconds;
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
  /** Of a host, and of nobody else: the units at its one site. Never empty. */
  readonly units?: readonly Tenancy[];
  /** Counts the changes, from 1. */
  readonly version: number;
}
