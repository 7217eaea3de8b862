/**
 * The catalogue of log messages. Lines carry ids, codes and counts; never names, codes, tokens, keys or bodies, at no
 * level.
 */
interface Lines {
  readonly request_answered: {
    requestId: string;
    route: string;
    status: number;
    code?: string;
    firmId?: string;
  };
  readonly request_failed: { requestId: string; route: string; error: string };
  readonly authorization_failed: { reason: string };
  readonly key_bundle_renewal: { result: string; reason?: string; error?: string };
  /** The store of the key bundle or of the deny list was not reached; the copy in memory is used until it is too old. */
  readonly trust_not_read: { what: 'key_bundle' | 'deny_list'; error: string };
  /** The work of a request with an `Idempotency-Key` is done; if it is sent again, it is done again. */
  readonly answer_not_remembered: { requestId: string; error: string };
  /** A member exported the visits of some days; the record says for what purpose. */
  readonly export_made: { firmId: string; siteId: string; exportId: string; memberId: string; days: number };
  /** A member wrote a correction beside a visit. */
  readonly visit_corrected: {
    firmId: string;
    siteId: string;
    visitId: string;
    memberId: string;
    correctionId: string;
    field: string;
  };
  /** A member asked for a hold, decided about it, renewed or ended it. */
  readonly hold_changed: {
    firmId: string;
    siteId: string;
    holdId: string;
    memberId: string;
    state: string;
    version: number;
    visits: number;
  };
  /** A scanner has sent passages that it made without a network. */
  readonly passages_sent: {
    firmId: string;
    siteId: string;
    memberId: string;
    recorded: number;
    needAttention: number;
    refused: number;
  };
  readonly series_extended: { extended: number; failed: number };
  readonly series_not_extended: { error: string };
  /** The end of the day failed at a site; the next run tries it again. */
  readonly site_not_closed: { firmId: string; siteId: string; error: string };
  readonly days_ended: {
    noShows: number;
    checkOuts: number;
    overstays: number;
    failures: number;
    left: number;
  };
  /** The key of a day was destroyed or lost before its data was due to be purged: names are lost. */
  readonly day_key_missing: { firmId: string; siteId: string; day: string };
  readonly offices_reminded: { open: number; overdue: number; reminded: number; failures: number };
  readonly keys_destroyed: { destroyed: number; failures: number };
  /** The keys of a site that are over were not all destroyed; the next run tries again. */
  readonly keys_not_destroyed: { firmId: string; siteId: string; error: string };
  readonly reads_closed: { closed: number; failures: number };
  /** The reads of a firm's hours were not all closed; the next run tries again. */
  readonly reads_not_closed: { firmId: string; error: string };
  readonly retention_shortened: { shortened: number; failures: number; left: number };
  /** The visits of a site were not all shortened; the next run tries again. */
  readonly retention_not_shortened: { firmId: string; siteId: string; error: string };
  /** The deleted visits of a batch were not counted; the batch is tried again. */
  readonly deletions_not_counted: { error: string };
  /** The changes of a batch are not in the numbers of its sites; the batch is tried again. */
  readonly numbers_not_counted: { error: string };
  /** Polled lists may show the changes of a batch up to a minute later. */
  readonly lists_not_marked: { error: string };
  readonly events_not_published: { error: string };
  /** An invitation was not sent by e-mail; the queue hands it over again. */
  readonly invitation_not_sent: { error: string };
}

/** Writes one line of JSON at `level`, in Lambda's log format. */
export function log<Name extends keyof Lines>(
  level: 'info' | 'warn' | 'error',
  name: Name,
  fields: Lines[Name],
): void {
  const line = { level: level.toUpperCase(), message: name, ...fields };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** What may be logged of an unexpected error: its class and the class of its cause. Messages can hold personal data. */
export function errorName(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return error.cause instanceof Error ? `${error.name} < ${error.cause.name}` : error.name;
}
