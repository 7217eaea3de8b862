import type {
  EpochSeconds,
  FirmId,
  HoldId,
  LocalDay,
  MemberId,
  PersonKey,
  SiteId,
  VisitId,
} from '../kernel/brands.ts';
import { daySeconds, later } from '../kernel/clock.ts';
import type { HoldOnVisit } from '../visits/visit.ts';

/** What one member asked for and, once that is so, what another one decided. */
export interface HoldStep {
  /** Until when the visits are to be kept. */
  readonly until: EpochSeconds;
  readonly askedBy: MemberId;
  readonly askedAt: EpochSeconds;
  readonly decision?: 'approved' | 'refused';
  readonly decidedBy?: MemberId;
  readonly decidedAt?: EpochSeconds;
}

/** A recorded reason to keep visits past their retention. It names no visitor but in the reason, which is sealed. */
export interface Hold {
  readonly firmId: FirmId;
  readonly siteId: SiteId;
  readonly holdId: HoldId;
  /** What happened, in a few words. */
  readonly incident: string;
  readonly reason: string;
  readonly visitIds: readonly VisitId[];
  /** Set where the visits of a person were asked for: keyed hashes, and the days on which the visits begin. */
  readonly person?: HeldPerson;
  /** The request, then its renewals. */
  readonly steps: readonly [HoldStep, ...HoldStep[]];
  readonly endedAt?: EpochSeconds;
  readonly endedBy?: MemberId;
  readonly version: number;
  /** When the record ceases to exist. */
  readonly purgeAt: EpochSeconds;
}

/** Whose visits of which days are held. */
export interface HeldPerson {
  readonly keys: readonly PersonKey[];
  /** True where the keys are of names with an identity-card prefix. */
  readonly isStrong: boolean;
  readonly fromDay: LocalDay;
  readonly toDay: LocalDay;
}

export type HoldState = 'waiting' | 'in_force' | 'refused' | 'lapsed' | 'expired' | 'ended';

/** How far ahead a hold, or its renewal, may reach. */
export const mostHoldDays = 90;
/** How long a request protects before the second person has decided, and how long there is to decide. */
export const approvalDays = 7;
/** So many visits, and the record, fit into one transaction of the database (100) with room to spare. */
export const mostHeldVisits = 50;
/** Each hold makes the item of its visit larger, and each write of that visit dearer. */
export const mostHoldsOfVisit = 20;
/** A request and its renewals: nearly five years, which a new hold can follow. */
export const mostSteps = 20;
/** As long as a visit is usually kept for, as an export. */
export const mostPersonDays = 31;
/** As long as the audit: the record says for so long afterwards who kept what, and why. */
const recordKeptDays = 400;

/** Until when visits are kept by what was approved. */
export const approvedUntil = ({ steps }: Pick<Hold, 'steps'>): EpochSeconds | undefined =>
  latest(steps.filter(({ decision }) => decision === 'approved').map(({ until }) => until));

/** Until when a request that was not decided protects. */
export const waitsUntil = ({ until, askedAt }: HoldStep): EpochSeconds =>
  Math.min(until, later(askedAt, approvalDays * daySeconds)) as EpochSeconds;

/** The latest request, where nobody has decided about it yet. */
export function openStep({ steps }: Pick<Hold, 'steps'>): HoldStep | undefined {
  const last = steps.at(-1);
  return last && last.decision === undefined ? last : undefined;
}

/** What the hold does to each of its visits; `undefined` where it does nothing any more. */
export function onVisitOf(hold: Hold): HoldOnVisit | undefined {
  if (hold.endedAt !== undefined) return undefined;
  const [until, open] = [approvedUntil(hold), openStep(hold)];
  if (until === undefined && !open) return undefined;
  return {
    ...(until === undefined ? {} : { until }),
    ...(open ? { waitsUntil: waitsUntil(open) } : {}),
  };
}

/** Until when the hold protects its visits; `undefined` where it does so no more. */
export function protectsUntil(hold: Hold): EpochSeconds | undefined {
  const { until, waitsUntil: waits } = onVisitOf(hold) ?? {};
  return latest([until, waits].filter((instant) => instant !== undefined));
}

export function holdState(hold: Hold, now: EpochSeconds): HoldState {
  const [first] = hold.steps;
  if (first.decision === 'refused') return 'refused';
  if (hold.endedAt !== undefined) return 'ended';
  const isOver = (protectsUntil(hold) ?? 0) <= now;
  if (first.decision === undefined) return isOver ? 'lapsed' : 'waiting';
  return isOver ? 'expired' : 'in_force';
}

/** The hold with other fields, in its next version, and kept as long as its end asks for. */
export function changedHold(
  hold: Hold,
  changed: Partial<Pick<Hold, 'steps' | 'endedAt' | 'endedBy'>>,
  now: EpochSeconds,
): Hold {
  const after = { ...hold, ...changed, version: hold.version + 1 };
  return { ...after, purgeAt: recordKeptUntil(protectsUntil(after) ?? now) };
}

/** When the record of a hold that ends at this instant ceases to exist. */
export const recordKeptUntil = (end: EpochSeconds): EpochSeconds => later(end, recordKeptDays * daySeconds);

const latest = (instants: readonly EpochSeconds[]): EpochSeconds | undefined =>
  instants.length === 0 ? undefined : (Math.max(...instants) as EpochSeconds);
