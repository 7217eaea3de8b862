import type { Message } from '../../../client/gatehouse-client.ts';

/** What the link shows. */
export type Invitation = Message<'Invitation'>;
/** The invitation to a visit that is to come, or goes on. */
export type OpenInvitation = Message<'OpenInvitation'>;

/** Why there is no answer: the code of a problem, or `network`. */
export interface Trouble {
  readonly trouble: string;
}

const patienceMs = 20_000;

async function send<Answer>(route: string, body: object): Promise<Answer | Trouble> {
  try {
    const answer = await fetch(`/v1/invitations/${route}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      // Nothing is kept by the browser, and no cookie is sent.
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(patienceMs),
    });
    const json = (await answer.json()) as unknown;
    return answer.ok ? (json as Answer) : { trouble: (json as { readonly code?: string }).code ?? 'other' };
  } catch {
    return { trouble: 'network' };
  }
}

export const isTrouble = (answer: object): answer is Trouble => 'trouble' in answer;

/** Asks for the invitation. */
export const view = (token: string) => send<Invitation>('view', { token });

/** The names that a visitor may correct. */
export interface Names {
  readonly englishName: string | null;
  readonly chineseName: string | null;
}

/** Corrects the visitor’s name, if nothing has changed since `version`. */
export const correct = (token: string, visitor: Names, version: number) =>
  send<Invitation>('correction', { token, visitor, version });

/** Says that the visitor cannot come. */
export const decline = (token: string, version: number) => send<Invitation>('decline', { token, version });

/** Asks for the PIN. */
export const askPin = (token: string) => send<Message<'ShownPin'>>('pin', { token });
