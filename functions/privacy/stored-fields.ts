/** A kind of stored item, and what each of its attributes says of a person. */
export interface StoredKind {
  /** In the words of docs/architecture.md. */
  readonly kind: string;
  readonly table: 'Visits' | 'Registry' | 'DayKeys' | 'Audit';
  /** The keys of such items. */
  readonly pk: RegExp;
  readonly sk: RegExp;
  /** Attributes that hold something of a person beside what the API shows, with what that is. */
  readonly ofPerson: Readonly<Record<string, string>>;
  /** Attributes that the API shows; the register has their fields. */
  readonly shown: readonly string[];
  /** Attributes that say nothing of a person alone: ids, versions, times of the record itself. */
  readonly other: readonly string[];
  readonly kept: string;
}

const keys = ['pk', 'sk', 'purgeAt', 'firmId', 'siteId'];
const lists = ['dayPk', 'daySk'];
const nameParts = {
  nameKeys: 'keyed hashes of whole names',
  partKeys: 'keyed hashes of parts of names',
  englishParts: 'keyed hashes of the words of an English name',
  chineseParts: 'keyed hashes of the characters of a Chinese name',
  prefixKey: 'keyed hash of the identity-card prefix',
};
const asBar = 'as long as the bar';
const asVisit = 'as long as the visit';
const twoDays = 'two days after the window of the visit';
const asSettings = 'as long as the firm';

/**
 * Every kind of item that the service stores. A test reads the tables of a whole day and fails where an item or an attribute
 * is not in this list.
 */
export const storedKinds: readonly StoredKind[] = [
  {
    kind: 'visit',
    table: 'Visits',
    pk: /#V#[^#]+$/,
    sk: /^VISIT$/,
    ofPerson: {
      sealed:
        'names, prefix, age, host’s name, purpose, plate and notes, sealed under the key of the site and day',
      strongKey: 'keyed hash of name and prefix, of a visitor who came in',
      presenceSk: 'keyed hash of the name, of a visitor who came in',
      pinHash: 'keyed hash of the invitation PIN',
      usedCodes: 'short digests of the codes that were shown',
      askedBy: 'time, gate and digest of the code that asked',
      createdBy: 'id of the member who made it',
      consent: 'what the visitor answered about a later purpose, with the id of the member who asked',
      clearance: 'id of the member who admitted the visitor despite a near bar',
      nearBars: 'ids of near bars',
      undone: 'passages that were taken back; their notes are sealed',
    },
    shown: ['checkedIn', 'checkedOut', 'passages', 'host', 'expectedFrom', 'expectedUntil', 'overstayedAt'],
    other: [
      ...keys,
      ...lists,
      ...['visitId', 'state', 'origin', 'day', 'createdAt', 'version', 'noticeVersion', 'noticeBefore'],
      ...[
        'companions',
        'leadVisitId',
        'seriesId',
        'pinAttempts',
        'undoneScans',
        'allowsReEntry',
        'presencePk',
        'corrected',
        'correctedFields',
        'heldUntil',
        'normalPurgeAt',
        'holds',
      ],
    ],
    kept: asVisit,
  },
  {
    kind: 'visit’s line in the list of a further day',
    table: 'Visits',
    pk: /#V#[^#]+$/,
    sk: /^DAY#/,
    ofPerson: {},
    shown: [],
    other: [...keys, ...lists, 'visitId'],
    kept: asVisit,
  },
  {
    kind: 'way out that waits for its way in',
    table: 'Visits',
    pk: /#V#[^#]+$/,
    sk: /^OUT#/,
    ofPerson: {},
    shown: ['passage'],
    other: [...keys, 'visitId', 'scanId'],
    kept: 'two days',
  },
  {
    kind: 'name pointer',
    table: 'Visits',
    pk: /#N#[^#]+$/,
    sk: /^D#/,
    ofPerson: { nameKey: 'keyed hash of a name', strongKey: 'keyed hash of name and prefix' },
    shown: ['expectedFrom', 'expectedUntil'],
    other: [...keys, 'visitId'],
    kept: twoDays,
  },
  {
    kind: 'near pointer',
    table: 'Visits',
    pk: /#P#[^#]+$/,
    sk: /^D#/,
    ofPerson: nameParts,
    shown: ['expectedFrom', 'expectedUntil'],
    other: [...keys, 'visitId'],
    kept: twoDays,
  },
  {
    kind: 'bar, for scans',
    table: 'Visits',
    pk: /#[NP]#[^#]+$/,
    sk: /^BARRED#/,
    ofPerson: { ...nameParts, nameKey: 'keyed hash of a name', strongKey: 'keyed hash of name and prefix' },
    shown: [],
    other: keys,
    kept: asBar,
  },
  {
    kind: 'bar, for the office',
    table: 'Visits',
    pk: /#BARRED$/,
    sk: /^BARRED#/,
    ofPerson: {
      sealed: 'reason, and the name where the firm asked to keep it; sealed',
      identities: 'keyed hashes of names, and of names with the prefix',
      parts: 'keyed hashes of parts of names',
      offline: 'the same hashed with the key that scanners have',
    },
    shown: ['createdBy', 'reviewedBy'],
    other: [...keys, 'barredId', 'createdAt', 'reviewBy', 'reviewedAt'],
    kept: asBar,
  },
  {
    kind: 'hold',
    table: 'Visits',
    pk: /#HOLDS$/,
    sk: /^H#/,
    ofPerson: {
      sealed: 'incident and reason, sealed',
      person: 'keyed hash of the person whose visits were asked for, and the days',
    },
    shown: ['steps', 'endedBy'],
    other: [...keys, ...lists, 'holdId', 'visitIds', 'endedAt', 'version'],
    kept: '400 days after its end',
  },
  {
    kind: 'request to see or correct data',
    table: 'Visits',
    pk: /#ACCESS$/,
    sk: /^R#/,
    ofPerson: { sealed: 'how the person was recognised, and the office’s own reference; sealed' },
    shown: ['identity', 'steps', 'createdBy'],
    other: [
      ...keys,
      ...['requestId', 'kind', 'siteIds', 'receivedAt', 'dueAt', 'state', 'createdAt', 'version'],
      'reminded',
    ],
    kept: '400 days after it was closed',
  },
  {
    kind: 'use of a code',
    table: 'Visits',
    pk: /#C#[^#]+$/,
    sk: /^CODE$/,
    ofPerson: { pk: 'digest of the code' },
    shown: [],
    other: [...keys, 'boundTo'],
    kept: 'until the code could not be accepted any more',
  },
  {
    kind: 'look of a visitor at their own data',
    table: 'Visits',
    pk: /#LOOK#[^#]+$/,
    sk: /^LOOK$/,
    ofPerson: { pk: 'digest of the code' },
    shown: [],
    other: [...keys, 'lookId'],
    kept: 'a day after the code has expired',
  },
  {
    kind: 'answer to a repeated request',
    table: 'Visits',
    pk: /#I#[^#]+$/,
    sk: /^ANSWER$/,
    ofPerson: { answer: 'what was answered, sealed', fingerprint: 'keyed hash of the request' },
    shown: [],
    other: [...keys, 'claimedBy', 'claimedUntil'],
    kept: 'a day, and never longer than the visit',
  },
  {
    kind: 'record of an export',
    table: 'Visits',
    pk: /#EXPORTS$/,
    sk: /^X#/,
    ofPerson: {},
    shown: ['createdBy'],
    other: [
      ...keys,
      ...lists,
      ...['exportId', 'fromDay', 'toDay', 'purpose', 'createdAt', 'expiresAt', 'pagesRead', 'lastReadAt'],
    ],
    kept: 'a year',
  },
  {
    kind: 'passage that was recorded without a network',
    table: 'Visits',
    pk: /#PASSAGES#[^#]+$/,
    sk: /^PASSAGE$/,
    ofPerson: { told: 'name and host of a walk-in that is held, sealed', note: 'the manager’s note, sealed' },
    shown: ['recordedAt', 'gateId', 'direction', 'method', 'resolvedBy'],
    other: [
      ...keys,
      ...lists,
      ...[
        'scanId',
        'scannerId',
        'counter',
        'visitId',
        'receivedAt',
        'attention',
        'ref',
        'applied',
        'despite',
      ],
      ...['resolvedAt', 'scannerRevokedAt'],
    ],
    kept: 'as long as the visit of that day',
  },
  {
    kind: 'tick of a roll call',
    table: 'Visits',
    pk: /#TICKS$/,
    sk: /^T#/,
    ofPerson: {},
    shown: ['tickedBy', 'tickedAt'],
    other: [...keys, 'visitId', 'state', 'receivedAt'],
    kept: 'a day',
  },
  {
    kind: 'count of PINs tried in a minute',
    table: 'Visits',
    pk: /#PINS$/,
    sk: /^M#/,
    ofPerson: {},
    shown: [],
    other: [...keys, 'tries'],
    kept: 'minutes',
  },
  {
    kind: 'rule of recurring visits',
    table: 'Visits',
    pk: /#SERIES$/,
    sk: /^R#/,
    ofPerson: { sealed: 'as of a visit, sealed', createdBy: 'id of the member who made it' },
    shown: ['host', 'startTime', 'endTime', 'weekdays', 'firstDay', 'until'],
    other: [
      ...keys,
      ...lists,
      ...['seriesId', 'state', 'createdAt', 'madeUntil', 'needsApproval', 'allowsReEntry', 'endsNextDay'],
    ],
    kept: 'until the site’s retention after its last visit is over',
  },
  {
    kind: 'record of a destroyed key, and the end of their chain',
    table: 'Visits',
    pk: /#DESTROYED$/,
    sk: /^(DAY#|HEAD$)/,
    ofPerson: {},
    shown: [],
    other: [
      ...keys,
      ...['day', 'keyId', 'keyMadeAt', 'destructionBegunAt', 'keyDestroyedAt', 'number', 'previousHash'],
      ...['visitsDeleted', 'hash'],
    ],
    kept: '400 days',
  },
  {
    kind: 'count of deleted visits',
    table: 'Visits',
    pk: /#DELETED$/,
    sk: /^DAY#/,
    ofPerson: {},
    shown: [],
    other: [...keys, 'digests'],
    kept: '410 days',
  },
  {
    kind: 'key of a day',
    table: 'DayKeys',
    pk: /#KEYS$/,
    sk: /^K#/,
    ofPerson: {},
    shown: [],
    other: [...keys, 'day', 'keyId', 'madeAt', 'wrapped'],
    kept: 'two days after its day; never in a backup',
  },
  {
    kind: 'entry of the audit trail, and the list of its days',
    table: 'Audit',
    pk: /#AUDIT(#[^#]+)?$/,
    sk: /^[ED]#/,
    ofPerson: {},
    shown: ['memberId', 'role', 'operation', 'subjects'],
    other: [...keys, 'day', 'seq', 'at', 'requestId', 'digest', 'previousHash', 'hash'],
    kept: '400 days',
  },
  {
    kind: 'read of records, and the hours of reads that are closed',
    table: 'Audit',
    pk: /#READS#[^#]+$/,
    sk: /^[RC]#/,
    ofPerson: {},
    shown: ['memberId', 'role', 'operation', 'subjects'],
    other: [...keys, 'day', 'hour', 'at', 'requestId'],
    kept: '400 days',
  },
  {
    kind: 'firm',
    table: 'Registry',
    pk: /^F#[^#]+$/,
    sk: /^FIRM$/,
    ofPerson: {},
    shown: [],
    other: [...keys, 'name', 'status', 'admins', 'sites', 'tier', 'usageKey'],
    kept: asSettings,
  },
  {
    kind: 'site',
    table: 'Registry',
    pk: /^F#[^#]+$/,
    sk: /^S#/,
    ofPerson: {},
    shown: [],
    other: [
      ...keys,
      ...[
        'name',
        'timeZone',
        'retentionDays',
        'retentionReason',
        'retentionSet',
        'walkIns',
        'admitsWeakMatches',
        'keeps',
      ],
      ...['codesUsedOnce', 'notice', 'comingNotice', 'earlierNoticeVersion', 'gates', 'autoCheckOutAt'],
      ...['earlyMinutes', 'lateMinutes', 'version'],
    ],
    kept: asSettings,
  },
  {
    kind: 'version of a notice',
    table: 'Registry',
    pk: /^F#[^#]+$/,
    sk: /^NOTICE#/,
    ofPerson: {},
    shown: [],
    other: [...keys, 'version', 'texts', 'inForceFrom', 'purposeSince', 'isWithdrawn'],
    kept: asSettings,
  },
  {
    kind: 'member',
    table: 'Registry',
    pk: /^(F#[^#]+|SUBJECT#.+)$/,
    sk: /^(M#|MEMBER$)/,
    ofPerson: {},
    shown: ['subject', 'label'],
    other: [...keys, 'memberId', 'kind', 'role', 'siteIds', 'issuer', 'version'],
    kept: 'as long as the member',
  },
  {
    kind: 'scanner',
    table: 'Registry',
    pk: /^F#[^#]+$/,
    sk: /^SCANNER#/,
    ofPerson: {},
    shown: ['enrolledBy', 'revokedBy'],
    other: [...keys, 'scannerId', 'name', 'publicKey', 'enrolledAt', 'revokedAt'],
    kept: 'as long as the scanner',
  },
  {
    kind: 'enrolment code',
    table: 'Registry',
    pk: /^F#[^#]+$/,
    sk: /^ENROLMENT#/,
    ofPerson: { madeBy: 'id of the member who made it' },
    shown: [],
    other: [...keys, 'digest', 'expiresAt', 'scannerId', 'name'],
    kept: 'an hour',
  },
  {
    kind: 'scanner’s token that was seen',
    table: 'Registry',
    pk: /^F#[^#]+#T#/,
    sk: /^TOKEN$/,
    ofPerson: {},
    shown: [],
    other: [...keys, 'seenBy'],
    kept: 'until the token ends',
  },
  {
    kind: 'directory of sites, last closing, retention that was shortened, certificates that an operator denied',
    table: 'Registry',
    pk: /^(DIRECTORY|SHORTENED|SITE#.+|F#[^#]+|TRUST)$/,
    sk: /^(DIRECTORY|F#.+|DAY_END#.+|DENIED)$/,
    ofPerson: {},
    shown: [],
    other: [
      ...keys,
      ...['closedThrough', 'keyIds', 'version', 'loweredAt', 'waitsUntil', 'begunAt', 'doneThrough'],
    ],
    kept: asSettings,
  },
];

/**
 * What the list does not say of a stored item: its kind, or those of its attributes that it does not name. Empty where all
 * is in the list. `table` may be the name as deployed.
 */
export function notInTheList(
  table: string,
  item: Readonly<Record<string, unknown>>,
  { pk, sk }: { readonly pk: string; readonly sk: string },
): readonly string[] {
  const kind = storedKinds.find((each) => table.includes(each.table) && each.pk.test(pk) && each.sk.test(sk));
  if (!kind) return [`an item of ${table} whose sort key begins with ${sk.split('#')[0] ?? ''}`];
  const known = new Set([...Object.keys(kind.ofPerson), ...kind.shown, ...kind.other]);
  return Object.keys(item)
    .filter((name) => !known.has(name))
    .map((name) => `${kind.kind}: ${name}`);
}
