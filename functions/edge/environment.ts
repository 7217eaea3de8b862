import * as z from 'zod/mini';

/** Reads the named variables of the function's environment; a missing one stops the start, naming it. */
export function readEnvironment<Name extends string>(...names: Name[]): Readonly<Record<Name, string>> {
  const shape = Object.fromEntries(names.map((name) => [name, z.string().check(z.minLength(1))]));
  const result = z.object(shape).safeParse(process.env);
  if (!result.success) {
    const missing = result.error.issues.map((issue) => issue.path.join('.')).join(', ');
    throw new Error(`environment variables are missing: ${missing}`);
  }
  return result.data as Readonly<Record<Name, string>>;
}
