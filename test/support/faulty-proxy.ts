import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { listen } from '../../local/host/listen.ts';

/** A fault of a call: the store refuses it, never answers, or executes it and the answer is lost. */
export type Fault = 'throttled' | 'unavailable' | 'hangs' | 'answer_lost';

/** Stands between a client and a store, and fails calls on request. */
export interface FaultyProxy {
  readonly url: string;
  /** The next `times` calls of the operation (`UpdateItem`) have this fault, once `after` calls have gone through. */
  fail(operation: string, fault: Fault, times?: number, after?: number): void;
  /** The `nth` call from now on (1 is the next) has this fault, and none after it goes through: the caller has died. */
  dieAt(nth: number, fault: Fault): void;
  /** Lets all calls through from now on. */
  heal(): void;
  /** Operations in order of arrival, including failed ones. */
  readonly calls: string[];
  close: () => Promise<void>;
}

/** Starts a proxy in front of the store at `storeUrl`. */
export async function startFaultyProxy(storeUrl: string): Promise<FaultyProxy> {
  const pending: { operation: string; fault: Fault; left: number; after: number }[] = [];
  const calls: string[] = [];
  let death: { left: number; readonly fault: Fault } | undefined;
  const faultFor = (operation: string): Fault | undefined => {
    if (death) {
      death.left -= 1;
      if (death.left <= 0) return death.left === 0 ? death.fault : 'unavailable';
    }
    const next = pending.find((fault) => fault.operation === operation && fault.left > 0);
    if (next && next.after > 0) {
      next.after -= 1;
      return undefined;
    }
    if (next) next.left -= 1;
    return next?.fault;
  };
  const server = createServer((request, response) => {
    void (async () => {
      const body = await buffer(request);
      const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
      calls.push(operation);
      const fault = faultFor(operation);
      if (fault === 'hangs') return;
      if (fault && fault !== 'answer_lost') {
        const [status, type] = refusals[fault];
        refuse(response, status, type);
        return;
      }
      const answer = await fetch(storeUrl, { method: 'POST', headers: kept(request.headers), body });
      const content = Buffer.from(await answer.arrayBuffer());
      if (fault) {
        request.socket.destroy();
        return;
      }
      response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' }).end(content);
    })();
  });
  const { port, close } = await listen([server], 0);
  return {
    url: `http://127.0.0.1:${String(port)}`,
    calls,
    fail: (operation, fault, times = Infinity, after = 0) =>
      pending.push({ operation, fault, left: times, after }),
    dieAt: (nth, fault) => {
      death = { left: nth, fault };
    },
    heal: () => {
      death = undefined;
      pending.length = 0;
    },
    close,
  };
}

const refusals = {
  throttled: [400, 'ThrottlingException'],
  unavailable: [500, 'InternalServerError'],
} as const;

const kept = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' && !['host', 'connection', 'content-length'].includes(name)
        ? [[name, value]]
        : [],
    ),
  );

function refuse(response: ServerResponse, status: number, type: string): void {
  response
    .writeHead(status, { 'content-type': 'application/x-amz-json-1.0' })
    .end(JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: 'as a test asked' }));
}
