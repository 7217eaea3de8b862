import { InMemoryWebStorage, User, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import type { DeskSettings } from '../../../../lib/web/desk-settings.ts';

/** Set before the issuer ends its session, so that coming back does not sign in again at once. */
const signedOutMark = 'gatehouse-desk-signed-out';

/** Where a person goes on after signing in: a path below `/desk/` with its query. It names ids, never people. */
interface ReturnTo {
  readonly path: string;
}

/** The account of whoever is signed in. Its tokens are in this window's memory and nowhere else. */
export interface Account {
  /** A token that is valid now; `undefined` where the session is over. */
  readonly accessToken: () => Promise<string | undefined>;
  /** A new token, where the service refused the one at hand; `undefined` where the session is over. */
  readonly renewed: () => Promise<string | undefined>;
  /** Takes over the tokens of a window in which the same person signed in again; false where it was another person. */
  readonly takeOver: (stored: string) => Promise<boolean>;
  /** The tokens, to be given to the window that asked for them. */
  readonly stored: () => string;
  /** Ends the session at the issuer too. */
  readonly signOut: () => Promise<void>;
}

export type Opened =
  | { readonly step: 'signed_in'; readonly account: Account; readonly path: string | undefined }
  | { readonly step: 'signed_out' }
  | { readonly step: 'refused' }
  /** The browser is on its way to the issuer. */
  | { readonly step: 'leaving' };

/** Tokens are renewed so long before they end. */
const renewBeforeSeconds = 60;

function managerOf({ address, issuer, clientId, scope }: DeskSettings): UserManager {
  return new UserManager({
    authority: issuer,
    client_id: clientId,
    redirect_uri: address,
    post_logout_redirect_uri: address,
    response_type: 'code',
    scope,
    loadUserInfo: false,
    automaticSilentRenew: false,
    monitorSession: false,
    revokeTokensOnSignout: true,
    revokeTokenTypes: ['refresh_token'],
    userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
    // The verifier of a sign-in that is going on; the library removes it afterwards.
    stateStore: new WebStorageStateStore({ store: sessionStorage }),
  });
}

/** Opens the session: takes the issuer's answer where the address has one, and otherwise goes to the issuer. */
export async function openSession(settings: DeskSettings): Promise<Opened> {
  const manager = managerOf(settings);
  const query = new URLSearchParams(location.search);
  if (query.has('state') && (query.has('code') || query.has('error'))) {
    try {
      const user = await manager.signinCallback();
      if (user) return { step: 'signed_in', account: accountOf(manager, settings), path: pathOf(user) };
    } catch {
      // Told below, without what the issuer wrote.
    }
    history.replaceState(null, '', '/desk/');
    return { step: 'refused' };
  }
  if (sessionStorage.getItem(signedOutMark) !== null) {
    history.replaceState(null, '', '/desk/');
    return { step: 'signed_out' };
  }
  await goToIssuer(manager);
  return { step: 'leaving' };
}

/** Goes to the issuer to sign in; `asAnother` lets the person choose another account. */
export async function signIn(settings: DeskSettings, asAnother = false): Promise<void> {
  sessionStorage.removeItem(signedOutMark);
  await goToIssuer(managerOf(settings), asAnother ? { prompt: 'login' } : {});
}

async function goToIssuer(manager: UserManager, more: { prompt?: string } = {}): Promise<void> {
  const state: ReturnTo = { path: `${location.pathname}${location.search}` };
  await manager.signinRedirect({ state, ...more });
}

function pathOf({ state }: User): string | undefined {
  const path = (state as Partial<ReturnTo> | undefined)?.path;
  return path?.startsWith('/desk/') === true ? path : undefined;
}

function accountOf(manager: UserManager, settings: DeskSettings): Account {
  let renewal: Promise<string | undefined> | undefined;
  const renewed = (): Promise<string | undefined> => {
    renewal ??= manager
      .signinSilent()
      .then((user) => user?.access_token)
      .catch(() => undefined)
      .finally(() => {
        renewal = undefined;
      });
    return renewal;
  };
  let stored = '';
  const keep = (user: User | null): void => {
    if (user) stored = user.toStorageString();
  };
  manager.events.addUserLoaded(keep);
  void manager.getUser().then(keep);
  return {
    accessToken: async () => {
      const user = await manager.getUser();
      if (!user) return undefined;
      return (user.expires_in ?? 0) > renewBeforeSeconds ? user.access_token : renewed();
    },
    renewed,
    takeOver: async (text) => {
      const user = User.fromStorageString(text);
      const before = User.fromStorageString(stored);
      if (user.profile.sub !== before.profile.sub) return false;
      await manager.storeUser(user);
      keep(user);
      return true;
    },
    stored: () => stored,
    signOut: async () => {
      sessionStorage.setItem(signedOutMark, '1');
      // Cognito names these two otherwise than OpenID Connect does.
      const extraQueryParams = { client_id: settings.clientId, logout_uri: settings.address };
      await manager.signoutRedirect({ extraQueryParams });
    },
  };
}
