import { chainStart, hashOf } from '../../functions/privacy/deletion-chain.ts';
import type { CertifiedDeletion } from './chain-file.ts';

/** What is wrong with a certificate. */
export type Break = 'changed' | 'two_versions' | 'another_site' | 'missing_before' | 'does_not_follow';

/** A certificate at which the chain breaks. */
export interface BrokenLink {
  readonly number: number;
  readonly day: string;
  readonly broken: Break;
}

/**
 * The certificates at which a chain breaks, in the order of their numbers; none where it holds. The same certificate may
 * come twice, as it does in the files of two months that overlap.
 */
export function brokenLinks(records: readonly CertifiedDeletion[]): readonly BrokenLink[] {
  const [first, ...rest] = [...records].sort(
    (one, other) => one.certificate.number - other.certificate.number,
  );
  if (!first) return [];
  const atFirst: Break[] = [
    ...breaksOfItself(first),
    ...(first.certificate.number === 1 && first.certificate.previousHash !== chainStart
      ? (['does_not_follow'] as const)
      : []),
  ];
  const found = [
    atFirst,
    ...rest.map((record, index) => breaksAfter([first, ...rest][index] ?? first, record)),
  ];
  return [first, ...rest].flatMap(({ certificate: { number }, day }, index) =>
    (found[index] ?? []).map((broken) => ({ number, day, broken })),
  );
}

function breaksAfter(before: CertifiedDeletion, record: CertifiedDeletion): readonly Break[] {
  const [last, own] = [before.certificate, record.certificate];
  if (own.number === last.number)
    return own.hash === last.hash ? breaksOfItself(record) : [...breaksOfItself(record), 'two_versions'];
  return [
    ...breaksOfItself(record),
    ...(record.siteId === before.siteId ? [] : (['another_site'] as const)),
    ...placeBreaks(last, own),
  ];
}

function placeBreaks(
  last: CertifiedDeletion['certificate'],
  own: CertifiedDeletion['certificate'],
): readonly Break[] {
  if (own.number !== last.number + 1) return ['missing_before'];
  return own.previousHash === last.hash ? [] : ['does_not_follow'];
}

const breaksOfItself = (record: CertifiedDeletion): readonly Break[] =>
  hashOf(record, record.certificate) === record.certificate.hash ? [] : ['changed'];

const words: Readonly<Record<Break, string>> = {
  changed: 'its hash does not fit what it says: something in it was changed',
  two_versions: 'there is another certificate of this number',
  another_site: 'it is of another site',
  missing_before: 'at least one certificate before it is missing',
  does_not_follow: 'it does not follow the certificate before it: that one, or this one, was replaced',
};

/** A line that says where a chain breaks, and how. */
export const brokenInWords = ({ number, day, broken }: BrokenLink): string =>
  `certificate ${String(number)} (${day}): ${words[broken]}`;
