import type { Api, Asked, Site, Trouble } from '../api/api.ts';
import type { Session } from '../desk.ts';

/** Who is signed in, and the sites where they may act. */
export interface Signed {
  readonly kind: 'signed';
  readonly session: Session;
  readonly sites: readonly Site[];
}

/** Asks who is signed in. A resident has a page of their own, and no list of sites. */
export async function openDesk(api: Api): Promise<Signed | Trouble> {
  const session = await api.ask((client) => client.GET('/session'));
  if (session.kind !== 'data') return troubleOf(session);
  if (!session.data.may.includes('listSites')) return { kind: 'signed', session: session.data, sites: [] };
  const sites = await readSites(api);
  if (!Array.isArray(sites)) return sites;
  return { kind: 'signed', session: session.data, sites };
}

/** All sites where the person may act, by name. */
export async function readSites(api: Api): Promise<Site[] | Trouble> {
  const sites: Site[] = [];
  let cursor: string | undefined;
  do {
    const query = { limit: 100, ...(cursor === undefined ? {} : { cursor }) };
    const asked = await api.ask((client) => client.GET('/sites', { params: { query } }));
    if (asked.kind !== 'data') return troubleOf(asked);
    sites.push(...asked.data.items);
    cursor = asked.data.nextCursor;
  } while (cursor !== undefined);
  return sites.sort((one, other) => one.name.localeCompare(other.name));
}

/** Nothing was asked with a tag, so nothing can be unchanged. */
const troubleOf = (asked: Exclude<Asked<unknown>, { kind: 'data' }>): Trouble =>
  asked.kind === 'unchanged' ? { kind: 'no_network' } : asked;
