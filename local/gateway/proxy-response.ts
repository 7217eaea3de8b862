import * as z from 'zod/mini';

const headerValue = z.union([z.string(), z.number(), z.boolean()]);
const schema = z.object({
  statusCode: z.coerce.number().check(z.int(), z.gte(100), z.lte(599)),
  headers: z.nullish(z.record(z.string(), headerValue)),
  multiValueHeaders: z.nullish(z.record(z.string(), z.array(headerValue))),
  body: z.nullish(z.string()),
  isBase64Encoded: z.optional(z.boolean()),
});

export interface ProxyResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Buffer | string;
}

/** Reads what a function answered with; undefined where API Gateway would find it malformed. */
export function parseProxyResponse(payload: string): ProxyResponse | undefined {
  const { success, data } = schema.safeParse(JSON.parse(payload));
  if (!success) return undefined;
  const single = Object.entries(data.headers ?? {}).map(([name, value]) => [name, String(value)] as const);
  const multiple = Object.entries(data.multiValueHeaders ?? {}).map(
    ([name, values]) => [name, values.map(String)] as const,
  );
  return {
    status: data.statusCode,
    headers: { 'content-type': 'application/json', ...lowerCased(single), ...lowerCased(multiple) },
    body: data.isBase64Encoded ? Buffer.from(data.body ?? '', 'base64') : (data.body ?? ''),
  };
}

const lowerCased = <Value>(headers: readonly (readonly [string, Value])[]): Record<string, Value> =>
  Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]));
