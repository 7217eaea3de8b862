import { auditHash, auditStart, readsDigest, serviceOperations } from '../../functions/audit/audit-chain.ts';
import type { ShownEntry, ShownRead, TrailFile } from './trail-file.ts';

/** What is wrong with an entry, or with the reads of an hour. */
type Break =
  | 'changed'
  | 'another_firm'
  | 'two_versions'
  | 'missing_before'
  | 'does_not_follow'
  | 'after_the_end'
  | 'reads_changed'
  | 'reads_not_closed'
  | 'end_missing';

/** Where a trail breaks: an entry (`2026-11-23 #7`), or an hour (`2026-11-23T09`). */
export interface BrokenEntry {
  readonly at: string;
  readonly broken: Break;
}

interface Known {
  /** The hash of an entry that was written down before: it has to be in the trail. */
  readonly lastHash?: string | undefined;
}

/** An hour whose reads have no closing entry this long after its end is not as it should be. */
const closedWithinMs = 4 * 3_600_000;

/** Where a trail breaks, the first break first; nothing where it holds. */
export function brokenTrail(trail: TrailFile, { lastHash }: Known = {}): readonly BrokenEntry[] {
  const entries = [...trail.entries].sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
  const found = entries.flatMap((entry, index) => {
    const before = entries[index - 1];
    const own: readonly Break[] = [
      ...(isUnchanged(entry) ? [] : (['changed'] as const)),
      ...(before ? breaksAfter(before, entry) : breaksAtFirst(entry)),
    ];
    return own.map((broken) => ({ at: nameOf(entry), broken }));
  });
  const isMissing = lastHash !== undefined && !entries.some(({ hash }) => hash === lastHash);
  const end = isMissing
    ? [{ at: `the entry with the hash ${lastHash}`, broken: 'end_missing' as const }]
    : [];
  return [...found, ...brokenHours(trail), ...end];
}

const placeOf = ({ day, seq }: ShownEntry): string => `${day} ${String(seq).padStart(10, '0')}`;
const nameOf = ({ day, seq }: ShownEntry): string => `${day} #${String(seq)}`;

const isUnchanged = (entry: ShownEntry): boolean => auditHash(factsOf(entry), entry) === entry.hash;

/** An absent field is absent. */
const factsOf = ({ siteId, digest, ...facts }: ShownEntry) => ({
  ...facts,
  ...(siteId === undefined ? {} : { siteId }),
  ...(digest === undefined ? {} : { digest }),
});

/** The days before the first entry were not asked for, or are deleted. */
function breaksAtFirst({ seq, operation, previousHash }: ShownEntry): readonly Break[] {
  if (seq !== 1) return ['missing_before'];
  return operation === serviceOperations.dayBegun || previousHash === auditStart ? [] : ['does_not_follow'];
}

function breaksAfter(before: ShownEntry, entry: ShownEntry): readonly Break[] {
  if (entry.firmId !== before.firmId) return ['another_firm'];
  const sameDay = entry.day === before.day;
  if (sameDay && entry.seq === before.seq) return entry.hash === before.hash ? [] : ['two_versions'];
  if (entry.seq !== (sameDay ? before.seq + 1 : 1)) return ['missing_before'];
  if (sameDay && before.operation === serviceOperations.dayEnded) return ['after_the_end'];
  if (entry.previousHash === before.hash) return [];
  const isCutOff = !sameDay && before.operation !== serviceOperations.dayEnded;
  return [isCutOff ? 'missing_before' : 'does_not_follow'];
}

/**
 * Reads are held against the entry that closes their hour. That entry is an hour or two later, so at the edges of the span
 * the trail has entries without their reads (left out here), and reads whose entry is of the next day.
 */
function brokenHours({ from, to, entries, reads, fetchedAt }: TrailFile): readonly BrokenEntry[] {
  const closed = new Map(
    entries
      .filter(({ operation }) => operation === serviceOperations.readsClosed)
      .map(({ subjects, digest }) => [(subjects[0] ?? '').replace('reads:', ''), digest] as const),
  );
  const read = Map.groupBy(reads, ({ day, hour }) => `${day}T${hour}`);
  const hours = [...new Set([...closed.keys(), ...read.keys()])]
    .filter((hour) => hour.slice(0, 10) >= from)
    .sort();
  const isOfTheNextDay = (hour: string) => hour >= `${to}T22`;
  return hours.flatMap((hour): BrokenEntry[] => {
    if (closed.has(hour))
      return digestOf(read.get(hour) ?? []) === closed.get(hour)
        ? []
        : [{ at: hour, broken: 'reads_changed' }];
    if (isOfTheNextDay(hour)) return [];
    const isLate = Date.parse(fetchedAt) - Date.parse(`${hour}:00:00Z`) > closedWithinMs;
    return isLate ? [{ at: hour, broken: 'reads_not_closed' }] : [];
  });
}

const digestOf = (reads: readonly ShownRead[]): string =>
  readsDigest(
    reads.map(({ siteId, ...read }) => ({
      ...read,
      firmId: '',
      ...(siteId === undefined ? {} : { siteId }),
    })),
  );

const words: Readonly<Record<Break, string>> = {
  changed: 'its hash does not fit what it says: something in it was changed',
  another_firm: 'it is of another firm',
  two_versions: 'there is another entry of this number',
  missing_before: 'at least one entry before it is missing',
  does_not_follow: 'it does not follow the entry before it: that one, or this one, was replaced',
  after_the_end: 'it was added after the end of its day',
  reads_changed: 'the reads of this hour are not those that its closing entry certifies',
  reads_not_closed: 'no entry closes the reads of this hour: they are not proven',
  end_missing: 'it is not in the trail: entries at the end are missing, or the chain was computed again',
};

/** A line that says where a trail breaks, and how. */
export const brokenInWords = ({ at, broken }: BrokenEntry): string => `${at}: ${words[broken]}`;
