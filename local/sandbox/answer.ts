import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { problemResponse } from '../../functions/edge/problem-response.ts';
import type { Failure } from '../../functions/kernel/problems.ts';

/** Answers with JSON. */
export function answerJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(value));
}

/** Answers with a problem, as the API does. */
export function answerProblem(response: ServerResponse, failed: Failure): void {
  const { statusCode, headers, body } = problemResponse(failed, randomUUID());
  response.writeHead(statusCode, headers);
  response.end(body);
}
