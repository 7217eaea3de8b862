import type { Message } from '../../../client/gatehouse-client.ts';

/** What the firm holds, as the API shows it. */
export type OwnData = Message<'OwnData'>;

/** The answer to a look, or why there is none: the code of a problem, or `network`. */
export type Looked = Message<'OwnDataAnswer'> | { readonly outcome: 'trouble'; readonly code: string };

/** What the public is told of a building; `gone` where it is not known, `network` where it could not be asked. */
export type Building = Message<'PrivacyNotice'> | 'gone' | 'network';

const patienceMs = 35_000;
/** Nothing is kept by the browser, and no cookie is sent. */
const privately: RequestInit = { cache: 'no-store', credentials: 'omit', referrerPolicy: 'no-referrer' };

const pathOf = (site: string, rest: string): string => `/v1/sites/${encodeURIComponent(site)}/${rest}`;

/** Asks for the public notice of a building. */
export async function askBuilding(site: string): Promise<Building> {
  const answer = await fetch(pathOf(site, 'privacy-notice'), privately).catch(() => undefined);
  if (answer?.ok) return (await answer.json()) as Message<'PrivacyNotice'>;
  return answer?.status === 404 ? 'gone' : 'network';
}

/** Looks with a code. */
export async function look(site: string, code: string): Promise<Looked> {
  try {
    const answer = await fetch(pathOf(site, 'my-data'), {
      ...privately,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code }),
      signal: AbortSignal.timeout(patienceMs),
    });
    const body = (await answer.json()) as unknown;
    if (answer.ok) return body as Message<'OwnDataAnswer'>;
    return { outcome: 'trouble', code: (body as { readonly code?: string }).code ?? 'other' };
  } catch {
    return { outcome: 'trouble', code: 'network' };
  }
}
