import type {
  BarredId,
  CodeDigest,
  EpochSeconds,
  FirmId,
  GateId,
  LocalDay,
  MemberId,
  ScanId,
  SeriesId,
  SiteId,
  VisitId,
} from '../kernel/brands.ts';
import type { Visitor } from '../person-keys/person.ts';
import type { VisitState } from './visit-states.ts';

/** How a visitor showed who they are. No visitor has to use iAM Smart, so each gate offers all of them. */
export const checkInMethods = ['staff_card', 'host_confirms', 'invitation_pin', 'other_document'] as const;
export type PassageMethod = (typeof checkInMethods)[number] | 'personal_code' | 'seen_leaving' | 'automatic';

/** Whom the visit is for. */
export interface Host {
  readonly unit: string;
  readonly name?: string;
}

/** What the visitor comes in. */
export interface Vehicle {
  /** Number plate in capitals, without blanks and dashes. */
  readonly plate: string;
}

/** A passage through a gate, in or out, and how it came about. */
export interface Passage {
  readonly at: EpochSeconds;
  /** Absent of an automatic check-out, which nobody saw. */
  readonly gateId?: GateId;
  readonly method: PassageMethod;
  /** Absent of an automatic check-out. */
  readonly memberId?: MemberId;
  /** Of the scan that did it; absent when done by hand. */
  readonly scanId?: ScanId;
  readonly codeDigest?: CodeDigest;
}

/** Why a passage is undone: words that hold nothing of the visitor, so that the event may tell them. */
export const undoReasons = ['wrong_visitor', 'wrong_direction', 'did_not_pass', 'trial', 'other'] as const;
export type UndoReason = (typeof undoReasons)[number];

/** A passage that did not take place, as the visit keeps it. Its code counts as not used. */
export interface UndonePassage extends Omit<Passage, 'codeDigest'> {
  readonly direction: 'in' | 'out';
  readonly undoneAt: EpochSeconds;
  readonly undoneBy: MemberId;
  readonly reason: UndoReason;
  readonly note?: string;
}

/** That a supervisor looked at bars that are near a visitor and let the visit go on. */
export interface Clearance {
  readonly bars: readonly BarredId[];
  readonly memberId: MemberId;
  readonly at: EpochSeconds;
}

/** One person's coming to one site: the central record. */
export interface Visit {
  readonly firmId: FirmId;
  readonly siteId: SiteId;
  readonly visitId: VisitId;
  readonly state: VisitState;
  readonly origin: 'pre_registered' | 'walk_in';
  readonly visitor: Visitor;
  readonly host?: Host;
  readonly purpose?: string;
  readonly vehicle?: Vehicle;
  /** What a manager wants the guard to know. */
  readonly notes?: string;
  readonly expectedFrom: EpochSeconds;
  readonly expectedUntil: EpochSeconds;
  /** The site's local day on which the visit begins: the list it stands in. */
  readonly day: LocalDay;
  readonly createdAt: EpochSeconds;
  readonly createdBy: MemberId;
  /** Counts changes; the entity tag. */
  readonly version: number;
  /** Version of the privacy notice in force when the visitor was checked in. */
  readonly noticeVersion?: string;
  /** Of a visitor who leads others: how many; the ids of their visits follow from this one's. */
  readonly companions?: number;
  /** Of a companion: the visit of the visitor they come with. */
  readonly leadVisitId?: VisitId;
  /** Of a recurring visit: the rule that made it. */
  readonly seriesId?: SeriesId;
  /** Keyed hash of the invitation PIN. */
  readonly pinHash?: string;
  /** PINs tried since it was made, or since one was right. */
  readonly pinAttempts?: number;
  /** Before the latest passage in: the version of the notice that was stamped then, or nothing. */
  readonly noticeBefore?: string;
  /** Passages that were recorded by mistake, and taken back. */
  readonly undone?: readonly UndonePassage[];
  /** Ids of the scans that made them: sent again, such a scan does nothing. */
  readonly undoneScans?: readonly ScanId[];
  /** Of a walk-in that waits: the scan that asked. */
  readonly askedBy?: Passage;
  /** The latest passage in. */
  readonly checkedIn?: Passage;
  /** The passage out after it. */
  readonly checkedOut?: Passage;
  /** The visitor may go out and come in again while the window is open. */
  readonly allowsReEntry?: true;
  /** All passages in order, where the visitor may come again: lines of re-entry.ts. */
  readonly passages?: readonly string[];
  /** Marks of the codes that made them: the same code makes no second passage. */
  readonly usedCodes?: readonly string[];
  /** When the visitor's time was over while they were inside (overstay.ts). */
  readonly overstayedAt?: EpochSeconds;
  /** Of a visit that waits for a supervisor: the bars that are near the visitor. */
  readonly nearBars?: readonly BarredId[];
  /** What a supervisor decided about them. */
  readonly clearance?: Clearance;
  /** When the visit ceases to exist. */
  readonly purgeAt: EpochSeconds;
}
