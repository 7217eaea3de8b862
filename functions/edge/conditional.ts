import { createHash } from 'node:crypto';
import { isCurrent } from './if-none-match.ts';
import type { Answer, Respond } from './respond.ts';

/**
 * The entity tag of a body: the same content has the same tag. The fields named by `except` do not count: they change with
 * each read (`asOf`).
 */
export function contentTag(body: object, except: readonly string[] = []): string {
  const content = Object.entries(body).filter(([name]) => !except.includes(name));
  const digest = createHash('sha256').update(JSON.stringify(content)).digest('base64url');
  return `"${digest.slice(0, 22)}"`;
}

/**
 * An answer with the entity tag of its content, or 304 where the client has that content (RFC 9110 §13.1.2). An answer that
 * names its tag keeps it; another than 200 stays as it is.
 */
export function unlessCurrent(
  ifNoneMatch: string | undefined,
  answer: Answer,
  except: readonly string[] = [],
): Answer {
  if (answer.status !== 200 || typeof answer.body !== 'object' || answer.body === null) return answer;
  const etag = answer.headers?.['etag'] ?? contentTag(answer.body, except);
  return isCurrent(ifNoneMatch, etag)
    ? { ok: true, status: 304, headers: { ...answer.headers, etag } }
    : { ...answer, headers: { ...answer.headers, etag } };
}

/** Makes a route answer 304 where nothing of its answer has changed. What is read for it stays the same. */
export const conditional =
  (respond: Respond, except: readonly string[] = []): Respond =>
  async (request) => {
    const answer = await respond(request);
    return answer.ok ? unlessCurrent(request.headers['if-none-match'], answer, except) : answer;
  };
