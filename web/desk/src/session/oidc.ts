import { InMemoryWebStorage, User, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import type { DeskSettings } from '../../../../lib/web/desk-settings.ts';

/** Set before the issuer ends its session, so that coming back does not sign in again at once. */
const signedOutMark = 'gatehouse-desk-signed-out';

/** Where a person goes on after signing in: a path below `/desk/` with its query. It names ids, never people. */
interface ReturnTo {
  readonly path: string;
  /** The token of a link that binds the account to a unit. It stood behind the `#`, which no server sees. */
  readonly residentToken?: string | undefined;
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
  readonly stored: () => Promise<string>;
  /** Ends the session at the issuer too. */
  readonly signOut: () => Promise<void>;
  /** Another window has ended the session at the issuer: this one forgets what it has. */
  readonly leave: () => Promise<void>;
}

export type Opened =
  | {
      readonly step: 'signed_in';
      readonly account: Account;
      readonly path: string | undefined;
      readonly residentToken: string | undefined;
    }
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
      if (user) {
        const account = accountOf(manager, settings, user.profile.sub);
        return { step: 'signed_in', account, path: pathOf(user), residentToken: residentTokenOf(user) };
      }
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
  const residentToken = new URLSearchParams(location.hash.slice(1)).get('resident') ?? undefined;
  const state: ReturnTo = { path: `${location.pathname}${location.search}`, residentToken };
  await manager.signinRedirect({ state, ...more });
}

function pathOf({ state }: User): string | undefined {
  const path = (state as Partial<ReturnTo> | undefined)?.path;
  return path?.startsWith('/desk/') === true ? path : undefined;
}

const residentTokenOf = ({ state }: User): string | undefined =>
  (state as Partial<ReturnTo> | undefined)?.residentToken;

function accountOf(manager: UserManager, settings: DeskSettings, subject: string): Account {
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
  return {
    accessToken: async () => {
      const user = await manager.getUser();
      if (!user) return undefined;
      return (user.expires_in ?? 0) > renewBeforeSeconds ? user.access_token : renewed();
    },
    renewed,
    takeOver: async (text) => {
      const user = User.fromStorageString(text);
      if (user.profile.sub !== subject) return false;
      await manager.storeUser(user);
      return true;
    },
    stored: async () => (await manager.getUser())?.toStorageString() ?? '',
    leave: async () => {
      sessionStorage.setItem(signedOutMark, '1');
      await revoke(manager, settings);
      location.replace('/desk/');
    },
    signOut: async () => {
      sessionStorage.setItem(signedOutMark, '1');
      await revoke(manager, settings);
      // Cognito has a name of its own for the address of the return.
      const extraQueryParams = { logout_uri: settings.address };
      await manager.signoutRedirect({ extraQueryParams });
    },
  };
}

/** Ends the refresh token (RFC 7009). The session at the issuer ends with the redirect that follows in any case. */
async function revoke(manager: UserManager, { clientId }: DeskSettings): Promise<void> {
  try {
    const user = await manager.getUser();
    const endpoint = await manager.metadataService.getRevocationEndpoint(true);
    if (user?.refresh_token === undefined || endpoint === undefined) return;
    const body = new URLSearchParams({
      token: user.refresh_token,
      token_type_hint: 'refresh_token',
      client_id: clientId,
    });
    await fetch(endpoint, { method: 'POST', body });
  } catch {
    // Without an answer the token ends by itself, within the working day.
  }
}
