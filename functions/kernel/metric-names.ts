/**
 * Every metric that Gatehouse's functions emit (namespace {@link metricNamespace}), with its unit and its one dimension
 * beside `service`. Dashboards and alarms are built from this list, and a test holds both against what the functions emit.
 */
export const metrics = {
  /** One for every answered scan, by outcome. */
  Scans: { unit: 'Count', dimension: 'outcome' },
  /** One for every rejected scan, by the ref of the conformance table (`T01`). */
  RejectedScans: { unit: 'Count', dimension: 'ref' },
  /** One for every visit that became `checked_in`, by scan or by hand. */
  CheckIns: { unit: 'Count' },
  /** One for every visit that became `checked_out`. */
  CheckOuts: { unit: 'Count' },
  /** One for every passage that was undone, by direction: as many of the check-ins or check-outs did not take place. */
  UndonePassages: { unit: 'Count', dimension: 'direction' },
  /**
   * One for every passage that a scanner sent later and that was recorded now, by its reason for attention (`recorded`
   * where it has none), and one for every row that is none (`refused`).
   */
  Passages: { unit: 'Count', dimension: 'result' },
  /** One for every refused enrolment or token of a scanner, by reason (functions/kernel/scanner-refusals.ts). */
  RefusedScanners: { unit: 'Count', dimension: 'reason' },
  /** One for every invitation PIN that was not the visit's. */
  WrongPins: { unit: 'Count' },
  /** One for every PIN that was tried while it was locked. */
  LockedPins: { unit: 'Count' },
  /** One for every invitation that was made, viewed, corrected or declined, and every PIN that was shown, by that word. */
  Invitations: { unit: 'Count', dimension: 'result' },
  /** One for every e-mail with an invitation, by result: `sent`, `skipped`, `refused` or `failed`. */
  InvitationMails: { unit: 'Count', dimension: 'result' },
  /** One for every export of visits that was asked for. */
  Exports: { unit: 'Count' },
  /** One for every try of a person to see their own data, by result: `shown`, `rejected` or `failed`. */
  OwnDataLooks: { unit: 'Count', dimension: 'result' },
  /** Requests to see or correct data whose answer was due; emitted by each daily run, also as 0. */
  OverdueAccessRequests: { unit: 'Count' },
  /** Visits that became `no_show`; emitted by each run of the end of the day. */
  NoShows: { unit: 'Count' },
  /** Visits that were marked as overstayed; emitted likewise. */
  Overstays: { unit: 'Count' },
  /** Sites that a run of the end of the day could not close; emitted likewise, also as 0. */
  DayEndFailures: { unit: 'Count' },
  /** Keys of days that are over which were destroyed; emitted by each run. */
  DestroyedKeys: { unit: 'Count' },
  /** One for every event of a visit that was published, by type. */
  VisitEvents: { unit: 'Count', dimension: 'type' },
  /** Days until no active certificate is left: when scanning would stop if no successor came; emitted by each renewal. */
  DaysToExpiry: { unit: 'NoUnit' },
  /** Age of the current key bundle in hours; emitted by each renewal, also by one that fails. */
  BundleAgeHours: { unit: 'NoUnit' },
  /** 1 for a renewal that failed, 0 for one that did not. */
  RenewalFailed: { unit: 'Count' },
} as const;

export type MetricName = keyof typeof metrics;
export const metricNamespace = 'Gatehouse';
