/**
 * A rule says what is wrong with a value: one `path: message` for each fault, and nothing for a valid value. Rules are
 * plain functions, because a profile is validated at every cold start, where a schema library would take longer than all
 * our other code.
 */
export type Rule = (value: unknown, path: string) => readonly string[];

type Shape = Readonly<Record<string, Rule>>;

/** One fault unless `fits`. */
export function must(fits: boolean, path: string, message: string): readonly string[] {
  return fits ? [] : [`${path}: ${message}`];
}

/** A text that the pattern matches. */
export const text =
  (pattern: RegExp, message: string): Rule =>
  (value, path) =>
    must(typeof value === 'string' && pattern.test(value), path, message);

/** A whole number from `min` to `max`. */
export const integer =
  (min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER): Rule =>
  (value, path) => {
    const fits = Number.isSafeInteger(value) && Number(value) >= min && Number(value) <= max;
    return must(fits, path, `must be a whole number from ${String(min)} to ${String(max)}`);
  };

/** One of a few values. */
export const oneOf =
  (...values: readonly string[]): Rule =>
  (value, path) =>
    must(
      values.some((each) => each === value),
      path,
      `must be one of ${values.join(', ')}`,
    );

/** A list of at least `least` values that each fit. */
export const listOf =
  (rule: Rule, least = 0): Rule =>
  (value, path) => {
    if (!Array.isArray(value)) return must(false, path, 'must be a list');
    const parts: readonly unknown[] = value;
    return [
      ...must(parts.length >= least, path, 'must not be empty'),
      ...parts.flatMap((part, index) => rule(part, `${path}.${String(index)}`)),
    ];
  };

/** An object with the members of `shape`, those of `optional` where it has them, and no others. */
export const object =
  (shape: Shape, optional: Shape = {}): Rule =>
  (value, path) => {
    if (typeof value !== 'object' || value === null) return must(false, path, 'must be an object');
    const members = value as Readonly<Record<string, unknown>>;
    const at = (name: string) => (path === '' ? name : `${path}.${name}`);
    const known = (name: string) => Object.hasOwn(shape, name) || Object.hasOwn(optional, name);
    return [
      ...Object.entries(shape).flatMap(([name, rule]) => rule(members[name], at(name))),
      ...Object.entries(optional).flatMap(([name, rule]) =>
        Object.hasOwn(members, name) ? rule(members[name], at(name)) : [],
      ),
      ...Object.keys(members).flatMap((name) => must(known(name), at(name), 'is not known')),
    ];
  };
