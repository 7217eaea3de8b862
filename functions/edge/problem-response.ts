import { defined } from '../kernel/defined.ts';
import { problems, type Failure } from '../kernel/problems.ts';

/** What a Lambda proxy integration answers with. */
export interface HttpResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Renders an expected failure as `application/problem+json` (RFC 9457). */
export function problemResponse(failed: Failure, requestId: string): HttpResponse {
  const { status, title } = problems[failed.code];
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'x-request-id': requestId,
      ...(status === 503 || status === 429 ? { 'retry-after': '2' } : {}),
    },
    body: JSON.stringify({
      type: `urn:gatehouse:problem:${failed.code}`,
      title,
      status,
      code: failed.code,
      ...defined({ detail: failed.detail }),
      requestId,
      ...(failed.errors ? { errors: failed.errors } : {}),
    }),
  };
}
