import * as z from 'zod/mini';

const issuer = z
  .strictObject({
    issuer: z.url(),
    jwksUri: z.url(),
    algorithms: z.array(z.enum(['RS256', 'PS256', 'ES256'])).check(z.minLength(1)),
    tokenType: z.enum(['at+jwt', 'cognito']),
    audience: z.optional(z.string()),
    clientIds: z.optional(z.array(z.string()).check(z.minLength(1))),
    /** A token needs a scope that begins with this: `gatehouse/`. */
    scopePrefix: z.optional(z.string().check(z.minLength(1))),
  })
  .check(
    z.refine(
      ({ audience, clientIds, scopePrefix }) => (audience ?? clientIds ?? scopePrefix) !== undefined,
      'an issuer needs an audience, client ids or a scope',
    ),
  );

/** An OIDC issuer whose access tokens are accepted, as `TOKEN_ISSUERS` names it. */
export type TokenIssuer = z.infer<typeof issuer>;

/** Parses `TOKEN_ISSUERS`; throws when it is not a JSON array of issuers. */
export function parseTokenIssuers(text: string): readonly TokenIssuer[] {
  return z.array(issuer).check(z.minLength(1)).parse(JSON.parse(text));
}
