const patienceMs = 10_000;
const tokens = new Map();

/** Base path of the demo site. */
export const sitePath = '/v1/sites/harbour-court';

/** The demo site’s time zone: a guard reads times as the gate’s clock shows them. */
export const siteTimeZone = 'Asia/Hong_Kong';

/**
 * Calls the API as a demo member.
 * Answers `{ status, body }` with the parsed JSON, or `{ status: 0, body: {} }` when nothing came back in time.
 */
export async function callApi(member, method, path, body) {
  const answer = await sendAs(member, method, path, body);
  if (answer.status !== 401) return answer;
  tokens.delete(member);
  return sendAs(member, method, path, body);
}

/** Reads a public resource; answers as {@link callApi} does. */
export const readPublic = (path) => send('GET', path);

/** Has the sandbox issuer make a Personal Code: `{ text, svg, expiresAt }`. Throws where it cannot. */
export async function makeCode(request) {
  const { status, body } = await send('POST', '/sandbox/personal-codes', request);
  if (status !== 200) throw new Error('the sandbox issuer made no code');
  return body;
}

async function sendAs(member, method, path, body) {
  const token = await tokenOf(member);
  return token === undefined
    ? { status: 0, body: {} }
    : send(method, path, body, { authorization: `Bearer ${token}` });
}

/** A token of a demo member, fetched again before it expires. */
async function tokenOf(member) {
  const held = tokens.get(member);
  if (held && held.until > Date.now()) return held.token;
  const { status, body } = await send('POST', '/sandbox/tokens', { member });
  if (status !== 200) return undefined;
  tokens.set(member, { token: body.accessToken, until: Date.now() + (body.expiresInSeconds - 30) * 1000 });
  return body.accessToken;
}

async function send(method, path, body, headers = {}) {
  try {
    const response = await fetch(path, {
      method,
      signal: AbortSignal.timeout(patienceMs),
      ...(body === undefined
        ? { headers }
        : { headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  } catch {
    return { status: 0, body: {} };
  }
}
