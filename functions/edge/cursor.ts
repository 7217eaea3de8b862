import { type Failure, invalidField } from '../kernel/problems.ts';
import type { Parsed } from './parse-request.ts';

/** Makes an opaque cursor: `scope` says which list it belongs to, `after` the last sort key and id seen. */
export function encodeCursor(scope: string, after: readonly string[]): string {
  return Buffer.from(JSON.stringify([scope, ...after])).toString('base64url');
}

/** Reads a cursor back. A cursor of another list or another firm, or a malformed one, is an invalid request. */
export function decodeCursor(scope: string, parts: number, cursor: string): Parsed<readonly string[]> {
  const [of, ...after] = parse(cursor);
  const fits =
    of === scope && after.length === parts && after.every((part) => typeof part === 'string' && part !== '');
  return fits ? { ok: true, value: after as string[] } : notOfThisList();
}

/** The answer to a cursor that does not belong to this list. */
export const notOfThisList = (): Failure => invalidField('cursor', 'is not a cursor of this list');

function parse(cursor: string): readonly unknown[] {
  try {
    const json: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(json) ? json : [];
  } catch {
    return [];
  }
}
