/** The token of a link; `none` where the address has none, `half` where a part of it is missing. */
export type LinkToken = { readonly token: string } | 'none' | 'half';

/** The storage of a tab, as far as it is used. */
interface TabStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** Where the tab keeps the token of its link. It says nothing of anybody. */
const place = 'invitation';

/**
 * Reads the token in the address, and takes it out of the address bar and the history: a picture of the screen, or the
 * address that somebody copies, then opens nothing. The tab keeps it until it is closed, so that it can be loaded again.
 */
export function takeToken(
  { hash, pathname }: { readonly hash: string; readonly pathname: string },
  kept: TabStorage,
  replaceAddress: (address: string) => void,
): LinkToken {
  const given = hash.replace(/^#/, '').trim();
  if (given !== '') {
    replaceAddress(pathname);
    if (!isWhole(given)) {
      kept.removeItem(place);
      return 'half';
    }
    kept.setItem(place, given);
  }
  const token = given === '' ? kept.getItem(place) : given;
  return token === null ? 'none' : { token };
}

/** Forgets the token: its invitation has ended. */
export const forgetToken = (kept: Pick<TabStorage, 'removeItem'>): void => {
  kept.removeItem(place);
};

/** A whole token says in its first byte how many bytes it has (functions/invitations/invitation-token.ts). */
export function isWhole(token: string): boolean {
  if (!/^[\w-]{40,}$/.test(token)) return false;
  const [first = ''] = atob(`${token.slice(0, 2).replaceAll('-', '+').replaceAll('_', '/')}==`);
  return first.charCodeAt(0) === Math.floor((token.length * 6) / 8);
}
