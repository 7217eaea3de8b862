import type { Answer, Client } from '../../support/client.ts';

/** What went over the wire between clients and a host. */
export interface Traffic {
  /** Method, path and query of each request. */
  readonly urls: string[];
  readonly sent: string[];
  readonly answered: string[];
  readonly answerHeaders: string[];
}

/** Makes an empty record. */
export const noTraffic = (): Traffic => ({ urls: [], sent: [], answered: [], answerHeaders: [] });

/** A client that records what it sends and what is answered. */
export function recording(client: Client, traffic: Traffic): Client {
  const record = (method: string, path: string, body: string | undefined, answer: Answer): Answer => {
    traffic.urls.push(`${method} ${path}`);
    traffic.sent.push(body ?? '');
    traffic.answered.push(JSON.stringify(answer.body));
    traffic.answerHeaders.push(JSON.stringify([...answer.headers]));
    return answer;
  };
  const send: Client['send'] = async (method, path, more = {}) =>
    record(method, path, more.body, await client.send(method, path, more));
  return {
    send,
    get: (path) => send('GET', path),
    post: (path, body, headers = {}) =>
      send('POST', path, {
        body: typeof body === 'string' ? body : JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...headers },
      }),
  };
}
