import type {
  BarredId,
  CodeDigest,
  CorrectionId,
  EpochSeconds,
  FirmId,
  GateId,
  HoldId,
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

/** The host of the visit. */
export interface Host {
  readonly unit: string;
  readonly name?: string;
}

/** The visitor's vehicle. */
export interface Vehicle {
  /** Number plate in capitals, without blanks and dashes. */
  readonly plate: string;
}

/** A passage through a gate, in or out, and the method by which it was recorded. */
export interface Passage {
  readonly at: EpochSeconds;
  /** Absent for an automatic check-out, which no guard saw. */
  readonly gateId?: GateId;
  readonly method: PassageMethod;
  /** Absent for an automatic check-out. */
  readonly memberId?: MemberId;
  /** The scan that made it; absent when made by hand. */
  readonly scanId?: ScanId;
  readonly codeDigest?: CodeDigest;
  /** The scanner had no network and sent it later. */
  readonly recordedOffline?: true;
  /** Set where the visitor came in although the visit did not allow it: the state of the visit before. */
  readonly despite?: VisitState;
}

/** Why a passage is undone: fixed words without personal data, so that the event may have them. */
export const undoReasons = ['wrong_visitor', 'wrong_direction', 'did_not_pass', 'trial', 'other'] as const;
export type UndoReason = (typeof undoReasons)[number];

/** A passage that was recorded but did not take place. Its code counts as unused. */
export interface UndonePassage extends Omit<Passage, 'codeDigest' | 'despite'> {
  readonly direction: 'in' | 'out';
  readonly undoneAt: EpochSeconds;
  readonly undoneBy: MemberId;
  readonly reason: UndoReason;
  readonly note?: string;
}

/** A supervisor's decision to admit a visitor despite near bars. */
export interface Clearance {
  readonly bars: readonly BarredId[];
  readonly memberId: MemberId;
  readonly at: EpochSeconds;
}

/** What a visitor answered who was asked whether their visit may be used for the purpose of a later notice. */
export interface ConsentAnswer {
  readonly given: boolean;
  readonly at: EpochSeconds;
  /** Who asked the visitor. */
  readonly memberId: MemberId;
  /** The version that the visitor was shown. */
  readonly noticeVersion: string;
}

/** Whether a visit may be used for the purpose that the site states now. */
export type PurposeConsent = 'needed' | 'given' | 'refused';

/** What a correction can be about. */
export const correctedFields = [
  'visitor.englishName',
  'visitor.chineseName',
  'visitor.idPrefix',
  'host.unit',
  'host.name',
  'purpose',
  'vehicle.plate',
  'notes',
  'expectedFrom',
  'expectedUntil',
  'checkedInAt',
  'checkedOutAt',
  'other',
] as const;

/** A note beside a visit: what was recorded is not right. */
export interface Correction {
  readonly correctionId: CorrectionId;
  readonly field: (typeof correctedFields)[number];
  readonly text: string;
  readonly requestedBy: 'visitor' | 'office';
  /** The access request with which the visitor asked for it. */
  readonly accessRequestId?: string;
  readonly at: EpochSeconds;
  readonly by: MemberId;
}

/** What a visitor can change by their invitation: correct their name, or say that they cannot come. */
export const visitorChangeKinds = ['name', 'declined'] as const;

/** A change that the visitor made themselves. */
export interface VisitorChange {
  readonly change: (typeof visitorChangeKinds)[number];
  readonly at: EpochSeconds;
}

/** One stay of one person at one site: the central record. */
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
  /** A manager's note for the guard. */
  readonly notes?: string;
  readonly expectedFrom: EpochSeconds;
  readonly expectedUntil: EpochSeconds;
  /** The site's local day on which the visit begins: the list that it belongs to. */
  readonly day: LocalDay;
  readonly createdAt: EpochSeconds;
  readonly createdBy: MemberId;
  /** Counts changes; the entity tag. */
  readonly version: number;
  /** Version of the privacy notice in force when the visitor was checked in. */
  readonly noticeVersion?: string;
  /** Set for a visitor with companions: how many. The ids of their visits are derived from this one's. */
  readonly companions?: number;
  /** Set for a companion: the visit of the visitor they come with. */
  readonly leadVisitId?: VisitId;
  /** Set for a recurring visit: the rule that made it. */
  readonly seriesId?: SeriesId;
  /** Keyed hash of the invitation PIN. */
  readonly pinHash?: string;
  /** Hash of the secret in the link of the invitation (functions/invitations/). */
  readonly invitationHash?: string;
  /** What the visitor changed themselves, by the link of their invitation, in order. */
  readonly visitorChanges?: readonly VisitorChange[];
  /** How many PINs were tried since it was made, or since a right one. */
  readonly pinAttempts?: number;
  /** The version of the notice before the latest check-in; empty where there was none. */
  readonly noticeBefore?: string;
  /** Passages that were recorded by mistake, and taken back. */
  readonly undone?: readonly UndonePassage[];
  /** The ids of the scans that made them. Such a scan does nothing when it is repeated. */
  readonly undoneScans?: readonly ScanId[];
  /** Set for a walk-in that waits: the scan that asked. */
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
  /** What the visitor answered when asked about the purpose of a later notice. */
  readonly consent?: ConsentAnswer;
  /** Computed when the visit is shown, and never stored (purpose-consent.ts). */
  readonly purposeConsent?: PurposeConsent;
  /** When the visitor overstayed (overstay.ts). */
  readonly overstayedAt?: EpochSeconds;
  /** When a supervisor was asked at a gate, the latest time. */
  readonly askedAt?: EpochSeconds;
  /** Set where the visit waits for a supervisor: the near bars. */
  readonly nearBars?: readonly BarredId[];
  /** The supervisor's decision about them. */
  readonly clearance?: Clearance;
  /** What is not right of the above, in the order in which it was said. It changes nothing. */
  readonly corrections?: readonly Correction[];
  /** The fields of these corrections, in the same order. */
  readonly correctedFields?: readonly Correction['field'][];
  /** When the visit ceases to exist. */
  readonly purgeAt: EpochSeconds;
  /** Until when holds keep the visit; it may be over already. Only the office sees it. */
  readonly heldUntil?: EpochSeconds;
  /** When the visit would be purged without its holds, where these keep it longer (held.ts). */
  readonly normalPurgeAt?: EpochSeconds;
  /** The holds on the visit, by their ids. */
  readonly holds?: Readonly<Record<HoldId, HoldOnVisit>>;
}

/** What a hold does to one visit. */
export interface HoldOnVisit {
  /** Until when it keeps the visit, as a second person approved. */
  readonly until?: EpochSeconds;
  /** Until when it keeps the visit although the second person has not approved that yet. */
  readonly waitsUntil?: EpochSeconds;
}
