import { countColons } from '../kernel/json-members.ts';
import type { Members } from './envelope.ts';
import { pass, refuse, type Step } from './rejections.ts';

/** Deepest nesting of objects and arrays, the outermost counted. */
const maxDepth = 4;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const byteOrderMark = '\uFEFF';

/**
 * Reads a JSON object from bytes, more strictly than `JSON.parse`: valid UTF-8 without byte order mark, no name twice in one
 * object, no `__proto__`, at most 4 levels deep.
 */
export function parseStrictJson(bytes: Uint8Array): Step<Members> {
  const text = decodeUtf8(bytes);
  if (text === undefined || text.startsWith(byteOrderMark)) return refuse('bad_text');
  const value = parse(text);
  if (!isObject(value)) return refuse('bad_data');
  const members = countMembers(value, 1);
  if (members === undefined) return refuse('bad_data');
  // JSON.parse keeps the last of two equal names, so the text has more colons than the value has members.
  return members === countColons(text) ? pass(value) : refuse('duplicate_keys');
}

/** Text of valid UTF-8, or `undefined`. A byte order mark is kept. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Members {
  return isNested(value) && !Array.isArray(value);
}

function isNested(value: unknown): value is Members | readonly unknown[] {
  return typeof value === 'object' && value !== null;
}

/** Members of all objects in `value`; `undefined` where it is too deep or has a `__proto__`. */
function countMembers(value: Members | readonly unknown[], depth: number): number | undefined {
  if (depth > maxDepth || Object.hasOwn(value, '__proto__')) return undefined;
  const parts: unknown[] = Object.values(value);
  let members = Array.isArray(value) ? 0 : parts.length;
  for (const part of parts) {
    if (!isNested(part)) continue;
    const more = countMembers(part, depth + 1);
    if (more === undefined) return undefined;
    members += more;
  }
  return members;
}
