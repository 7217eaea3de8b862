import * as z from 'zod/mini';
import { clientSecret } from './token-issuer.ts';

const answerSchema = z.object({ access_token: z.string(), expires_in: z.number() });

/** Gets an access token with the client's own credentials (RFC 6749 §4.4). */
export async function fetchToken(issuer: string, clientId: string) {
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  if (!response.ok) throw new Error(`the local token issuer answered ${String(response.status)}`);
  const { access_token, expires_in } = answerSchema.parse(await response.json());
  return { accessToken: access_token, expiresInSeconds: expires_in };
}
