declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  export interface ResourceServer {
    readonly scope: string;
    readonly audience: string;
    readonly accessTokenFormat: 'jwt';
    readonly accessTokenTTL: number;
    readonly jwt: { readonly sign: { readonly alg: string } };
  }

  /** The part of the configuration that the local host sets. */
  export interface Configuration {
    readonly clients: readonly Readonly<Record<string, unknown>>[];
    readonly jwks: { readonly keys: readonly object[] };
    /** Made once for each kind of thing that is kept: `Client`, `ClientCredentials`. */
    readonly adapter: new (kind: string) => {
      find(id: string): Promise<object | undefined>;
      upsert(id: string, payload: object, expiresIn: number): Promise<undefined>;
    };
    /** Seconds. */
    readonly ttl: { readonly ClientCredentials: number };
    readonly features: {
      readonly devInteractions: { readonly enabled: boolean };
      readonly clientCredentials: { readonly enabled: boolean };
      readonly resourceIndicators: {
        readonly enabled: boolean;
        defaultResource(): string;
        getResourceServerInfo(): ResourceServer;
      };
    };
  }

  export default class Provider {
    constructor(issuer: string, configuration: Configuration);
    callback(): (
      request: IncomingMessage & { originalUrl?: string },
      response: ServerResponse,
    ) => Promise<void>;
  }
}
