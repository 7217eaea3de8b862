/** Reads the named variables of the function's environment; a missing or empty one stops the start, naming it. */
export function readEnvironment<Name extends string>(...names: Name[]): Readonly<Record<Name, string>> {
  const values = names.map((name) => [name, process.env[name] ?? ''] as const);
  const missing = values.flatMap(([name, value]) => (value === '' ? [name] : []));
  if (missing.length > 0) throw new Error(`environment variables are missing: ${missing.join(', ')}`);
  return Object.fromEntries(values) as Record<Name, string>;
}

/** The origins whose pages may call the API, from the function's environment; empty where it names none. */
export const allowedOrigins = (): readonly string[] =>
  (process.env['CORS_ORIGINS'] ?? '').split(' ').filter(Boolean);
