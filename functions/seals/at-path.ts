import type { Item } from '../table/table.ts';
import type { FieldPath } from './personal-fields.ts';

const isObject = (value: unknown): value is Item =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);

/** The values at a path; several where it leads through a list, none where there is no such field. */
export function valueAt(value: unknown, [first, ...rest]: readonly string[]): readonly unknown[] {
  if (first === undefined) return value === undefined ? [] : [value];
  if (first === '*') return Array.isArray(value) ? value.flatMap((each) => valueAt(each, rest)) : [];
  return isObject(value) ? valueAt(value[first], rest) : [];
}

/** The item with other values at a path; `undefined` removes the field. */
export function replaceAt(item: Item, path: FieldPath, replace: (value: unknown) => unknown): Item {
  return replaced(item, path, replace) as Item;
}

function replaced(
  value: unknown,
  [first, ...rest]: readonly string[],
  replace: (value: unknown) => unknown,
): unknown {
  if (first === undefined) return replace(value);
  if (first === '*') return Array.isArray(value) ? value.map((each) => replaced(each, rest, replace)) : value;
  if (!isObject(value) || value[first] === undefined) return value;
  const { [first]: inner, ...others } = value;
  const made = replaced(inner, rest, replace);
  return made === undefined ? others : { ...others, [first]: made };
}

/** The item without the field at a path. */
export const withoutPath = (item: Item, path: FieldPath): Item => replaceAt(item, path, () => undefined);
