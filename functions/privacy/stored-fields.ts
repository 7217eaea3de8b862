import type { StoredKind } from './stored-kind.ts';
import { storedOfFirms } from './stored-of-firms.ts';
import { storedOfVisits } from './stored-of-visits.ts';
import { storedRecords } from './stored-records.ts';

/**
 * Every kind of item that the service stores. A test reads the tables of a whole day and fails where an item or an attribute
 * is not in this list.
 */
export const storedKinds: readonly StoredKind[] = [...storedOfVisits, ...storedRecords, ...storedOfFirms];

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
