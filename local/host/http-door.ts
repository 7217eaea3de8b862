import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { failure } from '../../functions/kernel/problems.ts';
import { isDiskFull } from '../data/disk.ts';
import { errorCode } from './error-code.ts';
import { listen, type Listening } from './listen.ts';
import { answerProblem } from '../sandbox/answer.ts';
import { StartFailure } from './start-failure.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** The handlers, by the first part of the path. */
export interface Rooms {
  /** Name of the API's stage: `v1`. */
  readonly stage: string;
  readonly api: Answer;
  /** Gets what follows the stage’s `/docs`: the readable page of the API’s document, on this machine only. */
  readonly docs: (path: string, response: ServerResponse) => Promise<void>;
  readonly oidc: Answer;
  /** Gets what follows `/sandbox`, without the query. */
  readonly sandbox: (path: string, ...exchange: Parameters<Answer>) => Promise<void>;
  /** Gets what follows `/scanner`: the guard’s app. */
  readonly scanner: (path: string, ...exchange: Parameters<Answer>) => Promise<void>;
  /** Gets what follows `/my-data`: the page of one’s own data. */
  readonly ownData: (path: string, ...exchange: Parameters<Answer>) => Promise<void>;
  /** Gets what follows `/desk`: the front desk. */
  readonly desk: (path: string, ...exchange: Parameters<Answer>) => Promise<void>;
  /** Gets what follows `/invitation`: the page of an invitation. */
  readonly invitation: (path: string, ...exchange: Parameters<Answer>) => Promise<void>;
}

export interface Door extends Listening {
  /** Accepts requests. Before that, each is answered with 503. */
  open(rooms: Rooms): void;
}

/** A connection without a byte for so long is closed. No answer takes as long (API Gateway gives up after 29 s). */
const mostIdleMs = 60_000;

/** Opens the one port that everything is reached at. Throws {@link StartFailure} where the port is taken. */
export async function httpDoor(
  port: number,
  log: (line: string) => void,
  idleMs: number = mostIdleMs,
): Promise<Door> {
  let rooms: Rooms | undefined;
  const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    // Node would write the machine's time; scanners set their clocks by this header, and the host's may be ahead.
    response.setHeader('date', new Date().toUTCString());
    if (!rooms) {
      answerProblem(response, failure('store_unavailable', 'Gatehouse is starting.'));
      return;
    }
    enter(rooms, request, response).catch((error: unknown) => {
      // A client that closes the connection in the middle of its body is not our fault.
      if (request.socket.destroyed) return;
      log(`A request failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      if (!response.headersSent)
        answerProblem(response, failure(isDiskFull(error) ? 'store_unavailable' : 'internal_error'));
      else response.destroy();
    });
  };
  const servers = [createServer(onRequest), createServer(onRequest)];
  for (const server of servers) {
    server.keepAliveTimeout = idleMs;
    server.timeout = idleMs;
  }
  try {
    const listening = await listen(servers, port);
    return {
      ...listening,
      open: (opened) => {
        rooms = opened;
      },
    };
  } catch (error) {
    throw new StartFailure(whyNot(error, port), { cause: error });
  }
}

async function enter(rooms: Rooms, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [path = '/'] = (request.url ?? '/').split('?', 1);
  const [, first = ''] = path.split('/', 2);
  switch (first) {
    case rooms.stage: {
      const [page, rest] = path.split(/^\/[^/]+\/docs(?=\/|$)/);
      return page === '' && rest !== undefined ? rooms.docs(rest, response) : rooms.api(request, response);
    }
    case 'oidc':
      return rooms.oidc(request, response);
    case 'sandbox':
      return rooms.sandbox(path.slice('/sandbox'.length), request, response);
    case 'scanner':
      return rooms.scanner(path.slice('/scanner'.length), request, response);
    case 'my-data':
      return rooms.ownData(path.slice('/my-data'.length), request, response);
    case 'desk':
      return rooms.desk(path.slice('/desk'.length), request, response);
    case 'invitation':
      return rooms.invitation(path.slice('/invitation'.length), request, response);
    case '':
      response.writeHead(302, { location: '/sandbox/' }).end();
      return;
    default:
      answerProblem(response, failure('route_not_found'));
  }
}

function whyNot(error: unknown, port: number): string {
  const code = errorCode(error);
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use. Start with another one, such as PORT=${port + 1} npm start, or PORT=0 for any free one.`;
  if (code === 'EACCES')
    return `This user may not use port ${port}. Start with another one, such as PORT=8787 npm start.`;
  return `Port ${port} cannot be used (${code ?? 'unknown'}). Start with another one, such as PORT=8787 npm start.`;
}
