const tokens = new Map();

async function post(path, body, headers = {}) {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

/** A token of a demo member, fetched anew shortly before it ends. */
async function tokenOf(member) {
  const held = tokens.get(member);
  if (held && held.until > Date.now()) return held.token;
  const { body } = await post('/sandbox/tokens', { member });
  tokens.set(member, { token: body.accessToken, until: Date.now() + (body.expiresInSeconds - 30) * 1000 });
  return body.accessToken;
}

/** Calls the real API as a demo member; answers `{ status, body }`. Throws when the network fails. */
export async function callApi(member, method, path, body) {
  const headers = { authorization: `Bearer ${await tokenOf(member)}` };
  if (method === 'POST') return post(`/v1${path}`, body, headers);
  const response = await fetch(`/v1${path}`, { headers });
  return { status: response.status, body: await response.json() };
}

/** Has the sandbox issuer make a Personal Code: `{ text, svg, expiresAt }`. */
export async function makeCode(request) {
  const { status, body } = await post('/sandbox/personal-codes', request);
  if (status !== 200) throw new Error('no code');
  return body;
}

export async function privacyNotice() {
  const response = await fetch('/v1/sites/harbour-court/privacy-notice');
  return response.json();
}
