import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { bareHeaders } from '../../lib/web/security-headers.ts';
import { readBody } from '../gateway/read-body.ts';
import { lostSignInPage, signInPage, type Account } from './sign-in-page.ts';

const largestForm = 1024;
const headers = {
  ...bareHeaders,
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
};

/** Answers the page on which somebody says who they are, and what they send. `isAccount`: may this subject sign in? */
export function signIn(
  provider: Provider,
  accounts: readonly Account[],
  isAccount: (subject: string) => boolean,
) {
  return async (path: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const isGoingOn = await provider.interactionDetails(request, response).then(
      () => true,
      () => false,
    );
    if (!isGoingOn) {
      response.writeHead(400, headers).end(lostSignInPage());
      return;
    }
    const subject = request.method === 'POST' ? await subjectOf(request) : undefined;
    if (subject === undefined || !isAccount(subject)) {
      response.writeHead(subject === undefined ? 200 : 400, headers).end(signInPage(accounts, path));
      return;
    }
    const login = { accountId: subject };
    await provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
  };
}

async function subjectOf(request: IncomingMessage): Promise<string> {
  const body = await readBody(request, largestForm);
  return body.kind === 'too_large' ? '' : (new URLSearchParams(body.text ?? '').get('subject') ?? '');
}
