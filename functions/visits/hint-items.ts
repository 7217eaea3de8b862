import type { Booking } from './visit-booking-table.ts';
import { nearPointerItem } from './visit-item.ts';

/**
 * Items that lead to a visit and hold nothing of it that a person could read. They are written before the visit and not
 * with it, since a transaction has too little room: one that leads nowhere is harmless, since the visit is the truth.
 */
export const hintItems = ({ visit, parts }: Booking): readonly object[] =>
  parts
    ? [...new Set([...parts.partKeys, ...(parts.prefixKey ? [parts.prefixKey] : [])])].map((key) =>
        nearPointerItem(visit, key, parts),
      )
    : [];
