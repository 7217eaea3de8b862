declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  export interface ResourceServer {
    readonly scope: string;
    readonly audience: string;
    readonly accessTokenFormat: 'jwt';
    readonly accessTokenTTL: number;
    readonly jwt: { readonly sign: { readonly alg: string } };
  }

  interface Client {
    readonly clientId: string;
    grantTypeAllowed(type: string): boolean;
  }

  /** What an account allowed a client. */
  interface Grant {
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }

  /** What is known while a request is answered. */
  export interface Context {
    body: string;
    readonly oidc: {
      readonly client?: Client;
      readonly session?: { readonly accountId?: string; grantIdFor(clientId: string): string | undefined };
      readonly provider: Provider;
    };
  }

  /** The part of the configuration that the local host sets. */
  export interface Configuration {
    readonly clients: readonly Readonly<Record<string, unknown>>[];
    readonly jwks: { readonly keys: readonly object[] };
    /** Made once for each kind of thing that is kept: `Client`, `Session`, `AuthorizationCode`. */
    readonly adapter: new (kind: string) => object;
    /** Seconds. */
    readonly ttl: Readonly<Record<string, number>>;
    readonly cookies: { readonly keys: readonly string[] };
    readonly pkce: { required(): boolean };
    readonly scopes: readonly string[];
    readonly interactions: { url(context: Context, interaction: { readonly uid: string }): string };
    findAccount(
      context: Context,
      subject: string,
    ): Promise<{ readonly accountId: string; claims(): Promise<{ readonly sub: string }> }>;
    issueRefreshToken(context: Context, client: Client): Promise<boolean>;
    loadExistingGrant(context: Context): Promise<Grant | undefined>;
    readonly features: {
      readonly devInteractions: { readonly enabled: boolean };
      readonly clientCredentials: { readonly enabled: boolean };
      readonly revocation: { readonly enabled: boolean };
      readonly rpInitiatedLogout: {
        readonly enabled: boolean;
        logoutSource(context: Context, form: string): void;
        postLogoutSuccessSource(context: Context): void;
      };
      readonly resourceIndicators: {
        readonly enabled: boolean;
        defaultResource(): string;
        getResourceServerInfo(): ResourceServer;
        useGrantedResource(): boolean;
      };
    };
  }

  export default class Provider {
    constructor(issuer: string, configuration: Configuration);
    callback(): (
      request: IncomingMessage & { originalUrl?: string },
      response: ServerResponse,
    ) => Promise<void>;
    /** Throws where the browser has no sign-in that is going on. */
    interactionDetails(
      request: IncomingMessage,
      response: ServerResponse,
    ): Promise<{ readonly uid: string; readonly prompt: { readonly name: string } }>;
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: { readonly login: { readonly accountId: string } },
      options: { readonly mergeWithLastSubmission: boolean },
    ): Promise<void>;
    readonly Grant: {
      new (of: { readonly clientId: string; readonly accountId: string }): Grant;
      find(id: string): Promise<Grant | undefined>;
    };
  }
}
