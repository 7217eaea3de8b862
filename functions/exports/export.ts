import { later, hourSeconds, daySeconds } from '../kernel/clock.ts';
import type { EpochSeconds, ExportId, FirmId, LocalDay, MemberId, SiteId } from '../kernel/brands.ts';
import { countOfDays, daysFrom } from '../kernel/local-time.ts';

/** The record that a member exported the visits of some days, and for what purpose. It holds nothing of any visitor. */
export interface VisitExport {
  readonly firmId: FirmId;
  readonly siteId: SiteId;
  readonly exportId: ExportId;
  /** Days at the site, both included. */
  readonly fromDay: LocalDay;
  readonly toDay: LocalDay;
  /** In the member's words (PDPO, DPP3). */
  readonly purpose: string;
  readonly createdAt: EpochSeconds;
  readonly createdBy: MemberId;
  /** Until when its visits can be read. */
  readonly expiresAt: EpochSeconds;
  /** How many pages were read, and when the last one was. */
  readonly pagesRead: number;
  readonly lastReadAt?: EpochSeconds;
  /** When the record ceases to exist. */
  readonly purgeAt: EpochSeconds;
}

/** As many days as a visit is usually kept for (PCPD: normally not more than a month). */
export const mostExportDays = 31;

/** Long enough to investigate a leak well after the visits themselves are deleted. */
const keptDays = 365;

/** Until when an export that is asked for now can be read, and how long its record is kept. */
export const exportLife = (now: EpochSeconds): Pick<VisitExport, 'expiresAt' | 'purgeAt'> => ({
  expiresAt: later(now, hourSeconds),
  purgeAt: later(now, keptDays * daySeconds),
});

/** The days from `fromDay` to `toDay`, in order. */
export const exportedDays = (fromDay: LocalDay, toDay: LocalDay): readonly LocalDay[] =>
  daysFrom(fromDay, countOfDays(fromDay, toDay));
