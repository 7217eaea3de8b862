import type { KeyedItem } from '../table/table.ts';
import type { Booking } from './booking.ts';
import { unitPointerItem } from './unit-pointer.ts';
import { dayEntryItem, nearPointerItem } from './visit-item.ts';

/**
 * Items that lead to a visit: from the parts of the visitor's names, from further days on which it can be used, and from
 * the unit that is visited. They hold no readable data of the visitor. They are not in the visit's transaction, which has too little room. An item that
 * leads nowhere is harmless, because the visit is read.
 */
export function hintItems({ visit, parts, days = [] }: Booking): readonly KeyedItem[] {
  const keys = parts ? [...parts.partKeys, ...(parts.prefixKey ? [parts.prefixKey] : [])] : [];
  return [
    ...(parts ? [...new Set(keys)].map((key) => nearPointerItem(visit, key, parts)) : []),
    ...days.map((entry) => dayEntryItem(visit, entry)),
    ...(visit.host ? [unitPointerItem(visit, visit.host.unit)] : []),
  ];
}
