import type { KeyedItem } from '../table/table.ts';
import type { Booking } from './booking.ts';
import { dayEntryItem, nearPointerItem } from './visit-item.ts';

/**
 * Items that lead to a visit, and hold nothing of it that a person could read: from the parts of the visitor's names, and
 * from further days on which it can be used. They are not written with the visit, since a transaction has too little room: one that
 * leads nowhere is harmless, since the visit is the truth.
 */
export function hintItems({ visit, parts, days = [] }: Booking): readonly KeyedItem[] {
  const keys = parts ? [...parts.partKeys, ...(parts.prefixKey ? [parts.prefixKey] : [])] : [];
  return [
    ...(parts ? [...new Set(keys)].map((key) => nearPointerItem(visit, key, parts)) : []),
    ...days.map((entry) => dayEntryItem(visit, entry)),
  ];
}
