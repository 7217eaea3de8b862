import { createServer, type IncomingMessage } from 'node:http';
import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { errorCode } from '../host/error-code.ts';
import { listen } from '../host/listen.ts';
import { ServiceFault } from './secret-store.ts';

/** An error to send instead of the answer: `InternalServiceError` with 500 is what the SDK retries. */
export interface Fault {
  readonly status: number;
  readonly type: string;
}

/** Answers an operation such as `GetSecretValue`; a {@link ServiceFault} becomes its wire error. */
export type Answer = (operation: string, input: unknown) => object;

export interface StandIn {
  readonly url: string;
  /** Decides before each call (`secretsmanager.GetSecretValue`) whether it fails; `undefined` ends all faults. */
  setFault(decide: ((target: string) => Fault | undefined) | undefined): void;
  close: () => Promise<void>;
}

/**
 * Serves AWS services that speak JSON 1.1 on a free port of this machine: the `x-amz-target` header
 * (`secretsmanager.GetSecretValue`) names service and operation.
 */
export async function startStandIn(services: Readonly<Record<string, Answer>>): Promise<StandIn> {
  let faultOf: ((target: string) => Fault | undefined) | undefined;

  const answer = async (request: IncomingMessage): Promise<{ status: number; body: object }> => {
    const target = String(request.headers['x-amz-target']);
    const body = await text(request);
    const fault = faultOf?.(target);
    if (fault)
      return { status: fault.status, body: { __type: fault.type, message: 'a fault that a test requested' } };
    const [service = '', operation = ''] = target.split('.');
    try {
      const call = services[service];
      if (!call) throw new ServiceFault('UnknownOperationException', `there is no stand-in for ${service}`);
      return { status: 200, body: call(operation, JSON.parse(body)) };
    } catch (error) {
      // A value that cannot be stored (on a full disk, for example) is the store's fault, not the caller's.
      if (errorCode(error) !== undefined)
        return { status: 500, body: { __type: 'InternalServiceError', message: 'it could not be kept' } };
      const type = error instanceof ServiceFault ? error.type : 'ValidationException';
      return { status: 400, body: { __type: type, message: error instanceof Error ? error.message : '' } };
    }
  };

  const server = createServer((request, response) => {
    void answer(request).then(({ status, body }) => {
      response.writeHead(status, {
        'content-type': 'application/x-amz-json-1.1',
        'x-amzn-requestid': randomUUID(),
      });
      response.end(JSON.stringify(body));
    });
  });
  server.keepAliveTimeout = 60_000;
  const listening = await listen([server], 0);
  return {
    url: `http://127.0.0.1:${String(listening.port)}`,
    setFault: (decide) => {
      faultOf = decide;
    },
    close: listening.close,
  };
}
