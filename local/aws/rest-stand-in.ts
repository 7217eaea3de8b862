import { createServer } from 'node:http';
import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { errorCode } from '../host/error-code.ts';
import { listen, type Listening } from '../host/listen.ts';
import type { RestAnswer } from './api-keys.ts';

/** Serves an AWS service that speaks REST and JSON (API Gateway's control plane) on a free port of this machine. */
export async function startRestStandIn(
  answer: (method: string, path: string, body: unknown) => RestAnswer,
): Promise<Listening & { readonly url: string }> {
  const server = createServer((request, response) => {
    void (async () => {
      const sent = await text(request);
      const { status, type, body } = tried(() =>
        answer(
          request.method ?? 'GET',
          (request.url ?? '/').split('?')[0] ?? '/',
          sent ? JSON.parse(sent) : {},
        ),
      );
      response.writeHead(status, {
        'content-type': 'application/json',
        'x-amzn-requestid': randomUUID(),
        ...(type === undefined ? {} : { 'x-amzn-errortype': type }),
      });
      response.end(JSON.stringify(body));
    })();
  });
  const listening = await listen([server], 0);
  return { ...listening, url: `http://127.0.0.1:${String(listening.port)}` };
}

function tried(answer: () => RestAnswer): RestAnswer {
  try {
    return answer();
  } catch (error) {
    if (errorCode(error) !== undefined)
      return { status: 503, type: 'ServiceUnavailableException', body: { message: 'It could not be kept' } };
    return { status: 400, type: 'BadRequestException', body: { message: 'Invalid request' } };
  }
}
