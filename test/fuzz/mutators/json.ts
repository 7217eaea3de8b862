import { es256 } from '../../vectors/generator/world.ts';
import type { Random } from '../random.ts';
import { sources } from '../sources.ts';
import { bytesOf, decoded, encoded, joined, membersOf, partsOf, textOf, type Mutator } from './mutator.ts';

type Write = (members: Readonly<Record<string, unknown>>, random: Random) => string | Uint8Array;

const member = (name: string, value: unknown): string => `${JSON.stringify(name)}:${JSON.stringify(value)}`;
const object = (members: readonly string[]): string => `{${members.join(',')}}`;
const escaped = (text: string): string =>
  Array.from(text, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');

/** Other ways to write the same members, including some that only a careless reader treats as the same. */
const ways: readonly Write[] = [
  (members) => JSON.stringify(members, null, 2),
  (members) => ` ${JSON.stringify(members)}\n`,
  (members) =>
    object(
      Object.entries(members)
        .map(([name, value]) => member(name, value))
        .reverse(),
    ),
  (members) => JSON.stringify(members).replaceAll(/[^\x20-\x7e]/g, escaped),
  (members) => JSON.stringify(members).replaceAll('/', '\\/'),
  (members) =>
    object(Object.entries(members).map(([name, value]) => `"${escaped(name)}":${JSON.stringify(value)}`)),
  (members) => JSON.stringify(members).replaceAll(/:(\d+)/g, (_, digits: string) => `:${digits}.0`),
  (members) => JSON.stringify(members).replaceAll(/:(\d+)/g, (_, digits: string) => `:${digits}e0`),
  (members) => JSON.stringify(members).replaceAll(/:(\d+)(\d)(?=[,}])/g, ':$1.$2e1'),
  (members) => JSON.stringify({ ...members, other: { deep: [1, { deeper: true }] } }),
  (members, random) => {
    const [name, value] = random.pick([...Object.entries(members), ['iss', 'x'] as const]);
    const twice = random.pick([member(name, value), member(name, null), `"${escaped(name)}":0`]);
    return object([...Object.entries(members).map((one) => member(...one)), twice]);
  },
  (members) => `${JSON.stringify(members)}${JSON.stringify(members)}`,
  (members) => `[${JSON.stringify(members)}]`,
  (members) => `${JSON.stringify(members).slice(0, -1)},}`,
  (members) => JSON.stringify(members).replaceAll('"', "'"),
  (members) => `${JSON.stringify(members).slice(0, -1)},"__proto__":{"iss":"x"}}`,
  (members) => `/**/${JSON.stringify(members)}`,
  (members) => Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf), Buffer.from(JSON.stringify(members))]),
  (members) => Buffer.from(JSON.stringify(members), 'utf16le'),
  (members) => Buffer.from(`${JSON.stringify(members)}\0`),
];

/** Rewrites the members under the original signature. */
export const rewriteUnsigned: Mutator = (code, random) => {
  const parts = partsOf(code);
  const name = random.pick(['header', 'payload'] as const);
  return joined({ ...parts, [name]: encoded(random.pick(ways)(membersOf(parts[name]), random)) });
};

/**
 * The claims of a good code, rewritten and signed by its issuer: it verifies as the same code, or not at all.
 * A code without an id is not changed, because its signed content is its id.
 */
export const rewriteSigned: Mutator = (code, random) => {
  const { header: itsHeader, payload: itsPayload } = partsOf(code);
  const claims = membersOf(itsPayload);
  // For a code that was changed before, this would make a good code with other content.
  if (!sources.includes(textOf(code)) || claims['jti'] === undefined) return code;
  if (membersOf(itsHeader)['x5t#S256'] !== es256.certificate.keyId) return code;
  const payload = encoded(random.pick(ways)(claims, random));
  const header = random.below(2) === 0 ? itsHeader : encoded(random.pick(ways)(membersOf(itsHeader), random));
  return joined({ header, payload, signature: encoded(es256.key.sign(Buffer.from(`${header}.${payload}`))) });
};

/** JSON that is expensive for a careless reader: deep, long, full of names or of escapes. */
export const heavyJson: Mutator = (code, random) => {
  const parts = partsOf(code);
  const size = 1 + random.below(600);
  const heavy = random.pick([
    '['.repeat(size),
    '{"a":'.repeat(size),
    `${'['.repeat(size)}${']'.repeat(size)}`,
    `{"a":${'9'.repeat(size)}}`,
    `{"a":"${'\\"'.repeat(size / 2)}"}`,
    `{${Array.from({ length: size / 8 }, (_, at) => `"k${String(at)}":1`).join(',')}}`,
    `{"a":1e${'9'.repeat(size)}}`,
    `{"a":"${':'.repeat(size)}"}`,
  ]);
  const name = random.pick(['header', 'payload'] as const);
  return random.below(8) === 0 ? bytesOf(heavy) : joined({ ...parts, [name]: encoded(heavy) });
};

/** Changes bytes inside a part, which stays valid base64url. */
export const changeInside: Mutator = (code, random) => {
  const parts = partsOf(code);
  const name = random.pick(['header', 'payload', 'signature'] as const);
  const bytes = decoded(parts[name]);
  if (bytes.length === 0) return code;
  const at = random.below(bytes.length);
  bytes[at] = random.pick([
    (bytes[at] ?? 0) ^ (1 << random.below(8)),
    random.below(256),
    0x22,
    0x3a,
    0x5c,
    0,
  ]);
  return joined({ ...parts, [name]: encoded(bytes) });
};
