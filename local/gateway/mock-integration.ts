import * as z from 'zod/mini';
import type { ProxyResponse } from './proxy-response.ts';

/** A method that the gateway itself answers: the preflight of lib/preflight.ts. */
export const mockIntegrationSchema = z.object({
  Type: z.literal('MOCK'),
  IntegrationResponses: z.tuple([
    z.object({
      StatusCode: z.string(),
      ResponseParameters: z.record(z.string(), z.string()),
      ResponseTemplates: z.object({ 'application/json': z.string() }),
    }),
  ]),
});

const template =
  /^#set\(\$origin = \$input\.params\("Origin"\)\)\n#if\(\$origin\.matches\("(.+)"\)\)\n#set\(\$context\.responseOverride\.header\.([\w-]+) = \$origin\)\n#end$/;

/** Reads what the method answers to an origin. Throws where its template is another than the preflight's. */
export function mockAnswer({
  IntegrationResponses: [response],
}: z.output<typeof mockIntegrationSchema>): (origin: string | undefined) => ProxyResponse {
  const [, expression, name] = template.exec(response.ResponseTemplates['application/json']) ?? [];
  if (expression === undefined || name === undefined)
    throw new Error('the local host supports mock integrations for preflights only');
  const fits = new RegExp(expression);
  const headers = Object.fromEntries(
    Object.entries(response.ResponseParameters).map(([target, value]) => [
      target.replace('method.response.header.', '').toLowerCase(),
      value.replaceAll(/^'|'$/g, ''),
    ]),
  );
  return (origin) => ({
    status: Number(response.StatusCode),
    headers: {
      ...headers,
      ...(origin !== undefined && fits.test(origin) ? { [name.toLowerCase()]: origin } : {}),
    },
    body: '',
  });
}
