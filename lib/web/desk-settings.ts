/** What the front desk reads from `/desk/settings.json` before anything else. It holds no secret. */
export interface DeskSettings {
  /** The one address at which people use it: `https://gate.example.com/desk/`. They return there after signing in. */
  readonly address: string;
  /** The OIDC issuer that its people sign in at. */
  readonly issuer: string;
  /** The OAuth client of the desk at that issuer: a public one. */
  readonly clientId: string;
  /** Scopes, separated by blanks. */
  readonly scope: string;
}

/** The file's name below `/desk`. */
export const deskSettingsFile = '/settings.json';
