/**
 * How a device enrols as a scanner and signs its requests: WebCrypto alone, so that it runs in a browser as in Node.
 * docs/scanners.md tells the steps. It shares no code with the service, on purpose: it is written from that page.
 */

const es256 = { name: 'ECDSA', hash: 'SHA-256' };

/**
 * Makes the device's key pair. The private half cannot be read, not even by the page; keep the pair in IndexedDB, which
 * stores it as it is.
 */
export const makeDeviceKey = () =>
  crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);

/** Makes the body of `POST /scanner-enrolments`. Sent again with the same key and code, it gets the same answer. */
export async function enrolmentRequest(enrolmentCode, name, keyPair) {
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', keyPair.publicKey);
  const header = { alg: 'ES256', typ: 'gatehouse-enrolment+jwt' };
  const proof = await sign(header, { aud: 'gatehouse', enrolmentCode }, keyPair.privateKey);
  return { enrolmentCode, publicKey: { kty, crv, x, y }, name, proof };
}

/**
 * Signs a token for one request, and makes the value of its `Authorization` header. Every request, also one that is sent
 * again, needs a token of its own.
 *
 * @param scanner - the enrolment's answer: `scannerId`, `firmId`, `siteId`
 * @param request - `method`; `path` below `/v1` with its query; `body`, exactly as it is sent
 * @param nowSeconds - the time as Gatehouse has it: the device's own, set right by the enrolment's `enrolledAt`
 */
export async function authorizationFor(scanner, privateKey, request, nowSeconds) {
  const { method, path, body = '' } = request;
  const iat = Math.floor(nowSeconds);
  const claims = {
    iss: scanner.scannerId,
    sub: scanner.scannerId,
    aud: 'gatehouse',
    iat,
    exp: iat + 60,
    jti: base64url(crypto.getRandomValues(new Uint8Array(16))),
    firmId: scanner.firmId,
    siteId: scanner.siteId,
    htm: method,
    htu: target(path),
    bodySha256: base64url(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(body))),
  };
  return `Bearer ${await sign({ alg: 'ES256', typ: 'gatehouse-scanner+jwt' }, claims, privateKey)}`;
}

/** The path with its query parameters sorted by name and written as forms write them. */
function target(path) {
  const [location, query = ''] = path.split('?');
  const parameters = new URLSearchParams(query);
  parameters.sort();
  return parameters.size === 0 ? location : `${location}?${parameters}`;
}

/** A compact JWS (RFC 7515 §7.1) with ES256; WebCrypto's signature is the 64 bytes that it asks for. */
async function sign(header, claims, privateKey) {
  const input = [header, claims]
    .map((part) => base64url(new TextEncoder().encode(JSON.stringify(part))))
    .join('.');
  const signature = await crypto.subtle.sign(es256, privateKey, new TextEncoder().encode(input));
  return `${input}.${base64url(signature)}`;
}

const base64url = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
