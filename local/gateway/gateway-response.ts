import * as z from 'zod/mini';

/** Kinds of answer that API Gateway gives itself, with their status when the template names none (API Gateway developer guide, "Gateway response types"). */
const kinds = {
  ACCESS_DENIED: { status: 403, message: 'User is not authorized to access this resource' },
  API_CONFIGURATION_ERROR: { status: 500, message: 'Internal server error' },
  AUTHORIZER_CONFIGURATION_ERROR: { status: 500, message: 'Internal server error' },
  AUTHORIZER_FAILURE: { status: 500, message: 'Internal server error' },
  BAD_REQUEST_BODY: { status: 400, message: 'Invalid request body' },
  INTEGRATION_FAILURE: { status: 502, message: 'Internal server error' },
  INTEGRATION_TIMEOUT: { status: 504, message: 'Endpoint request timed out' },
  INVALID_API_KEY: { status: 403, message: 'Forbidden' },
  MISSING_AUTHENTICATION_TOKEN: { status: 403, message: 'Missing Authentication Token' },
  QUOTA_EXCEEDED: { status: 429, message: 'Limit Exceeded' },
  REQUEST_TOO_LARGE: { status: 413, message: 'Request Too Long' },
  THROTTLED: { status: 429, message: 'Too Many Requests' },
  UNAUTHORIZED: { status: 401, message: 'Unauthorized' },
  WAF_FILTERED: { status: 403, message: 'Forbidden' },
} as const;

export type GatewayResponseKind = keyof typeof kinds;

export const gatewayResponseSchema = z.object({
  ResponseType: z.string(),
  StatusCode: z.optional(z.string()),
  ResponseParameters: z._default(z.record(z.string(), z.string()), {}),
  ResponseTemplates: z._default(z.record(z.string(), z.string()), {}),
});

type GatewayResponse = z.output<typeof gatewayResponseSchema>;

/** Values of `$context`, by name: `requestId`, `authorizer.firmId`. */
export type ContextVariables = Readonly<Record<string, string>>;

export interface RenderedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const usualTemplate = '{"message":$context.error.messageString}';

/** Renders API Gateway's own answers from the template's `GatewayResponse` resources. */
export function gatewayResponses(customised: readonly GatewayResponse[]) {
  const byType = new Map(customised.map((response) => [response.ResponseType, response]));
  return (kind: GatewayResponseKind, context: ContextVariables): RenderedResponse => {
    const { status, message } = kinds[kind];
    const own = byType.get(kind);
    const custom = own ?? byType.get(status < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX');
    const templates = Object.entries(custom?.ResponseTemplates ?? {});
    const [contentType, template] = templates.find(([type]) => type === 'application/json') ??
      templates[0] ?? ['application/json', usualTemplate];
    const variables = {
      ...context,
      'error.message': message,
      'error.messageString': JSON.stringify(message),
      'error.responseType': kind,
    };
    return {
      status: Number(custom?.StatusCode ?? status),
      headers: { 'content-type': contentType, ...headersOf(custom?.ResponseParameters ?? {}, variables) },
      body: substitute(template, variables),
    };
  };
}

function headersOf(
  parameters: Readonly<Record<string, string>>,
  context: ContextVariables,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([target, source]) => {
      const name = /^gatewayresponse\.header\.(.+)$/.exec(target)?.[1];
      const fixed = /^'(.*)'$/.exec(source)?.[1];
      return name === undefined
        ? []
        : [[name.toLowerCase(), fixed ?? context[source.replace(/^context\./, '')] ?? '']];
    }),
  );
}

/** Gateway responses know simple variables only, no Velocity statements; a variable that is not set is left out. */
const substitute = (template: string, context: ContextVariables): string =>
  template.replace(
    /\$(?:context\.([\w.]+\w)|\{context\.([\w.]+)\})/g,
    (_, plain?: string, braced?: string) => context[plain ?? braced ?? ''] ?? '',
  );
