import type { z } from 'zod/mini';
import { countColons, countMembers } from '../kernel/json-members.ts';
import { largestBodyBytes } from '../kernel/limits.ts';
import { failure, type Failure, type FieldError } from '../kernel/problems.ts';

/** What was parsed, or the problem to answer with. */
export type Parsed<Value> = { readonly ok: true; readonly value: Value } | Failure;

interface Body {
  readonly text: string | null;
  readonly contentType: string | undefined;
  readonly isBase64Encoded: boolean;
}

/** Parses a JSON body with `schema`. Errors echo nothing of the input except the names of unknown fields. */
export function parseBody<Schema extends z.ZodMiniType>(
  schema: Schema,
  body: Body,
): Parsed<z.output<Schema>> {
  if (body.contentType !== undefined && !/^application\/json\b/i.test(body.contentType.trim())) {
    return failure('unsupported_media_type');
  }
  const text = body.isBase64Encoded
    ? Buffer.from(body.text ?? '', 'base64').toString('utf8')
    : (body.text ?? '');
  if (Buffer.byteLength(text) > largestBodyBytes) return failure('body_too_large');
  const json = parseJson(text);
  if (!isObject(json)) return failure('malformed_json');
  return countColons(text) === countMembers(json) ? parseFields(schema, json) : failure('duplicate_keys');
}

/** Parses query or path parameters with `schema`. */
export function parseFields<Schema extends z.ZodMiniType>(
  schema: Schema,
  fields: object,
): Parsed<z.output<Schema>> {
  const result = schema.safeParse(fields, { reportInput: true });
  if (result.success) return { ok: true, value: result.data };
  return failure('invalid_request', undefined, result.error.issues.flatMap(fieldErrors));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isObject = (json: unknown): json is object =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

/** The most characters of a field's name that an error repeats. */
const longestName = 40;

function fieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  const at = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...at, key.slice(0, longestName)].join('.'),
      message: 'is not a field of this request',
    }));
  }
  return [{ path: at.join('.'), message: describe(issue) }];
}

function describe(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is required' : `must be of type ${issue.expected}`;
    case 'too_small':
      return `must be at least ${String(issue.minimum)}${issue.origin === 'string' ? ' characters' : ''}`;
    case 'too_big':
      return `must be at most ${String(issue.maximum)}${issue.origin === 'string' ? ' characters' : ''}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    default:
      return issue.message === 'Invalid input' ? 'is not valid' : issue.message;
  }
}
