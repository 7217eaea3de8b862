import { createHmac, createPublicKey } from 'node:crypto';
import { now, es256, next, rs256, stranger, type TestIssuer } from '../../vectors/generator/world.ts';
import type { Random } from '../random.ts';
import { encoded, joined, membersOf, partsOf, type Mutator } from './mutator.ts';

type Members = Readonly<Record<string, unknown>>;

const publicJwk = createPublicKey(stranger.key.privateKey).export({ format: 'jwk' });
const certificate = (issuer: TestIssuer) => Buffer.from(issuer.certificate.der, 'base64');

/** Header members that are not allowed, by name. */
const headers: Readonly<Record<string, readonly unknown[]>> = {
  alg: [
    'none',
    'None',
    'NONE',
    '',
    'HS256',
    'ES384',
    'RS256',
    'PS256',
    'ES256',
    'es256',
    'EdDSA',
    null,
    1,
    ['ES256'],
  ],
  typ: ['JWT', 'personal-code+JWT', 'application/personal-code+jwt', undefined, null, ['personal-code+jwt']],
  'x5t#S256': [next, rs256, stranger]
    .map((one) => one.certificate.keyId as unknown)
    .concat(['', 0, null, {}]),
  kid: ['1', '../../key', "' OR 1=1"],
  jwk: [publicJwk],
  jku: ['https://localhost/keys'],
  x5u: ['https://localhost/certificate'],
  x5c: [[stranger.certificate.der]],
  crit: [[], ['exp'], ['b64'], 'b64'],
  b64: [false, true],
  zip: ['DEF'],
  cty: ['JWT'],
};

/** Times, issuers, names and types that are not allowed in a payload. */
const claims: Readonly<Record<string, readonly unknown[]>> = {
  iss: ['https://www.iamsmart.gov.hk', 'https://sandbox.invalid/', 'HTTPS://sandbox.invalid', null, []],
  iat: [now, now - 1e6, now + 1e6, now * 1000, '1795395590', 1e21, -1, 0.5, null],
  exp: [now + 1e9, now + 1, now * 1000, '1795395650', 1e21, -1, 0.5, null, undefined],
  jti: ['another', '', 1, null, undefined, '\ud800'],
  name_en: ['LEE Siu Ming', '', ' ', 'A\u202eB', '<b>', 1, [], {}, 'x'.repeat(101)],
  name_tc: ['李小明', '\u200b', null],
  id_prefix: ['B765', 'A1234567', 'a123', 123],
  age_over: [18, 0, 151, '18', 1.5],
  nbf: [now + 1e6],
  constructor: ['x'],
  toString: [{}],
};

const edit = (
  members: Members,
  among: Readonly<Record<string, readonly unknown[]>>,
  random: Random,
): Members => {
  const name = random.pick([...Object.keys(among), ...Object.keys(members)]);
  const { [name]: taken, ...rest } = members;
  return random.below(4) === 0
    ? rest
    : { ...rest, [name]: random.pick(among[name] ?? [taken, null, 1, '', []]) };
};

/** Another header over the same payload and signature. */
export const editHeader: Mutator = (code, random) => {
  const parts = partsOf(code);
  return joined({
    ...parts,
    header: encoded(JSON.stringify(edit(membersOf(parts.header), headers, random))),
  });
};

/** Another payload under the same header and signature. */
export const editPayload: Mutator = (code, random) => {
  const parts = partsOf(code);
  return joined({
    ...parts,
    payload: encoded(JSON.stringify(edit(membersOf(parts.payload), claims, random))),
  });
};

/** A code signed by a stranger, with each kind of header that could make a verifier use the stranger's key. */
export const forge: Mutator = (code, random) => {
  const parts = partsOf(code);
  const members = edit({ ...membersOf(parts.header), alg: stranger.key.algorithm }, headers, random);
  const header = encoded(JSON.stringify(members));
  const payload = encoded(JSON.stringify(edit(membersOf(parts.payload), claims, random)));
  return joined({
    header,
    payload,
    signature: encoded(stranger.key.sign(Buffer.from(`${header}.${payload}`))),
  });
};

/** HS256 with the public part of a key as its secret. */
export const signWithPublicKey: Mutator = (code, random) => {
  const issuer = random.pick([es256, rs256]);
  const key = createPublicKey(issuer.key.privateKey);
  const secret = random.pick<() => string | Buffer>([
    () => key.export({ type: 'spki', format: 'pem' }),
    () => key.export({ type: 'spki', format: 'der' }),
    () => certificate(issuer),
    () => issuer.certificate.der,
    () => issuer.certificate.keyId,
    () => '',
  ])();
  const { payload } = partsOf(code);
  const alg = random.pick(['HS256', 'ES256', 'RS256', 'none']);
  const header = encoded(JSON.stringify({ ...membersOf(partsOf(code).header), alg }));
  const signature = createHmac('sha256', secret).update(`${header}.${payload}`).digest('base64url');
  return joined({ header, payload, signature });
};
