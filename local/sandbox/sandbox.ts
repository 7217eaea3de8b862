import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod/mini';
import { parseBody } from '../../functions/edge/parse-request.ts';
import { largestBodyBytes } from '../../functions/kernel/limits.ts';
import type { Profile } from '../../functions/personal-code/profile.ts';
import { failure, type Failure } from '../../functions/kernel/problems.ts';
import { readBody } from '../gateway/read-body.ts';
import type { FunctionLog } from '../lambda/function-log.ts';
import { isSandboxClient } from '../oidc/token-issuer.ts';
import { answerJson, answerProblem } from './answer.ts';
import { demoMembers } from './demo-data.ts';
import { certificateModes, type Issuer } from '../../functions/sandbox-issuer/issuer.ts';
import { publish } from '../../functions/sandbox-issuer/publication.ts';
import type { CaughtMail } from '../aws/read-mail.ts';
import { drawQr } from './draw-qr.ts';
import { answerMail } from './mail-page.ts';
import { makePersonalCode, personalCodeRequest } from '../../functions/sandbox-issuer/personal-codes.ts';
import { servePageFile } from './static-page.ts';

/** What the routes under `/sandbox` work on. */
export interface SandboxParts {
  readonly issuer: Issuer;
  readonly profile: Profile;
  readonly log: FunctionLog;
  readonly nowSeconds: () => number;
  /** Gets an access token for an OAuth client from the local issuer. */
  readonly fetchToken: (
    clientId: string,
  ) => Promise<{ readonly accessToken: string; readonly expiresInSeconds: number }>;
  /** Runs the scheduled renewal once and says what it did. */
  readonly renew: () => Promise<object>;
  /** What commands of another process need to know to work on this host. */
  readonly deployment: object;
  /** Replaces the running instances of all functions. */
  readonly restartFunctions: () => void;
  /** Lets time pass for everything on this machine's clock; answers the scheduled runs that fell due in it. */
  readonly passTime: (seconds: number) => Promise<readonly object[]>;
  /** The last events on the bus, oldest first. */
  readonly events: () => readonly object[];
  /** What AWS would have put into queues, such as what a stream's function gave up. */
  readonly queued: () => readonly object[];
  /** The e-mails that the service would have sent, newest first. */
  readonly mails: () => readonly CaughtMail[];
  /** Folder of the page. */
  readonly pageFolder: string;
}

/** At most a year in one request. */
const passSeconds = z.int().check(z.gte(0), z.lte(31_536_000));
/** A member of the demo data, or any subject: a subject that is not a member gets a token without rights. */
const tokenRequest = z.union(
  [
    z.strictObject({ member: z.enum(demoMembers.map(({ memberId }) => memberId)) }),
    z.strictObject({
      subject: z.string().check(z.refine(isSandboxClient, 'must be sandbox- and 1–60 letters, digits or -')),
    }),
  ],
  { error: 'must name a member of the demo data, or a subject that begins with sandbox-' },
);

/** Answers the routes that exist on this machine only, never in a deployment. */
export function sandbox(parts: SandboxParts) {
  const posts = {
    '/tokens': post(tokenRequest, async (request) => {
      if ('subject' in request) return parts.fetchToken(request.subject);
      const { member } = request;
      const known = demoMembers.find(({ memberId }) => memberId === member);
      if (!known) throw new Error(`no demo member is called ${member}`);
      return { ...(await parts.fetchToken(known.clientId)), firmId: known.firmId, siteIds: known.siteIds };
    }),
    '/personal-codes': post(personalCodeRequest, async (request) => {
      const code = await makePersonalCode(parts.issuer, parts.profile, request, parts.nowSeconds());
      return code
        ? { ...code, svg: drawQr(code.text) }
        : failure('invalid_request', 'keyId: the issuer never had that signer');
    }),
    '/certificates': post(z.strictObject({ mode: z.enum(certificateModes) }), async ({ mode }) => {
      await parts.issuer.behave(mode);
      return { mode: parts.issuer.mode(), keyId: parts.issuer.signer().keyId };
    }),
    '/renewal': post(z.strictObject({}), () => parts.renew()),
    '/restart': post(z.strictObject({}), () => {
      parts.restartFunctions();
      return Promise.resolve({ result: 'restarted' });
    }),
    '/time': post(z.strictObject({ passSeconds }), async ({ passSeconds: seconds }) => {
      const ran = await parts.passTime(seconds);
      return { now: new Date(parts.nowSeconds() * 1000).toISOString(), ran };
    }),
  } as const;
  const isPost = (path: string): path is keyof typeof posts => Object.hasOwn(posts, path);

  /** `path` is what follows `/sandbox`, without the query. */
  return async (path: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (isPost(path)) {
      if (request.method === 'POST') await posts[path](request, response);
      else answerProblem(response, failure('method_not_allowed'));
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      answerProblem(response, failure('route_not_found'));
      return;
    }
    switch (path) {
      case '':
        response.writeHead(302, { location: '/sandbox/' }).end();
        return;
      case '/metrics':
        answerJson(response, 200, { items: parts.log.metrics.all() });
        return;
      case '/events':
        answerJson(response, 200, { items: parts.events() });
        return;
      case '/queues':
        answerJson(response, 200, { items: parts.queued() });
        return;
      case '/deployment':
        answerJson(response, 200, parts.deployment);
        return;
      case '/issuer/certificates.pem':
        publish(parts.issuer.publication(), request, response);
        return;
      default:
        if (/^\/mail(\/|$)/.test(path) && answerMail(path.slice('/mail'.length), parts.mails(), response))
          return;
        if (!(await servePageFile(parts.pageFolder, path, response)))
          answerProblem(response, failure('route_not_found'));
    }
  };
}

function post<Schema extends z.ZodMiniType>(
  schema: Schema,
  answer: (input: z.output<Schema>) => Promise<object | Failure>,
) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(request, largestBodyBytes);
    const parsed =
      body.kind === 'too_large'
        ? failure('body_too_large')
        : parseBody(schema, {
            text: body.text ?? '{}',
            contentType: request.headers['content-type'],
            isBase64Encoded: false,
          });
    const answered = parsed.ok ? await answer(parsed.value) : parsed;
    if (isFailure(answered)) answerProblem(response, answered);
    else answerJson(response, 200, answered);
  };
}

const isFailure = (value: object): value is Failure => 'ok' in value && value.ok === false;
