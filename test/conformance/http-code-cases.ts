import { randomUUID } from 'node:crypto';
import { cleanCode } from '../../functions/personal-code/scanner-input.ts';
import { order, twin } from '../vectors/generator/p256.ts';
import { toBytes } from '../vectors/generator/seeded.ts';
import type { Vector } from '../vectors/generator/vector.ts';
import type { ConformanceCase } from './conformance-case.ts';
import { readVectors, refusedWithoutKey, wordsOf as verdictOf } from './function-cases.ts';
import type { HttpWorld } from './http-world.ts';

type World = HttpWorld;
type Make = (world: World) => string | Promise<string>;

/** Cases of a row that have one expectation: title → the code that is shown. */
const codes =
  (row: string, expected: string, cases: Readonly<Record<string, Make>>) =>
  (world: World): ConformanceCase[] =>
    Object.entries(cases).map(([title, make]) => ({
      row,
      title,
      way: 'HTTP',
      expected,
      run: async () => world.tell(await make(world)),
    }));

/** Changes the signature of a good code. */
const signature =
  (change: (raw: Buffer) => Uint8Array): Make =>
  async ({ sign }) => {
    const [header = '', payload = '', raw = ''] = (await sign()).split('.');
    const changed = Buffer.from(change(Buffer.from(raw, 'base64url'))).toString('base64url');
    return `${header}.${payload}.${changed}`;
  };
const numbers = (r: bigint | undefined, s: bigint | undefined) =>
  signature((raw) =>
    Buffer.concat([
      r === undefined ? raw.subarray(0, 32) : toBytes(r, 32),
      s === undefined ? raw.subarray(32) : toBytes(s, 32),
    ]),
  );
const flip = (at: number, mask: number) =>
  signature((raw) => {
    raw.writeUInt8(raw.readUInt8(at) ^ mask, at);
    return raw;
  });
/** Changes the JSON of a part after signing. */
const part =
  (which: 0 | 1, change: (json: string) => string): Make =>
  async ({ sign }) => {
    const parts = (await sign({ claims: { name_tc: '陳大文' } })).split('.');
    const json = Buffer.from(parts[which] ?? '', 'base64url').toString();
    parts[which] = Buffer.from(change(json)).toString('base64url');
    return parts.join('.');
  };
const claims =
  (changed: Record<string, unknown>): Make =>
  ({ sign }) =>
    sign({ claims: changed });
const typed =
  (typ: string | undefined): Make =>
  ({ sign }) =>
    sign({ header: { typ } });
const ordered =
  (request: object): Make =>
  ({ order: make }) =>
    make(request);
const vector =
  (id: string): Make =>
  () => {
    const found = readVectors().find((one) => one.id === id);
    return found && 'code' in found ? found.code : '';
  };
const integer = (number: Buffer): Buffer => {
  const positive = number.readUInt8(0) > 0x7f ? Buffer.concat([Buffer.from([0]), number]) : number;
  return Buffer.concat([Buffer.from([2, positive.length]), positive]);
};
const der = (raw: Buffer): Buffer => {
  const content = Buffer.concat([integer(raw.subarray(0, 32)), integer(raw.subarray(32))]);
  return Buffer.concat([Buffer.from([0x30, content.length]), content]);
};

/** A good code as typed by a scanner whose keyboard layout differs from the computer's. */
const mistyped =
  (change: (code: string) => string): Make =>
  async ({ sign }) =>
    change(await sign());
const swapYz = (code: string) =>
  code.replaceAll(/[yz]/gi, (letter) => ({ y: 'z', z: 'y', Y: 'Z', Z: 'Y' })[letter] ?? letter);
const swapCase = (code: string) =>
  code.replaceAll(/[a-z]/gi, (letter) =>
    letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase(),
  );

const live = [
  codes('D10', 'rejected D10', {
    'a German layout': mistyped((code) => swapYz(code).replaceAll('-', 'ß').replaceAll('_', '?')),
    'a French point': mistyped((code) => code.replaceAll('.', ':')),
    'a Spanish dash': mistyped((code) => code.replaceAll('-', "'").replaceAll('_', '?')),
    'Caps Lock': mistyped(swapCase),
    'Caps Lock and a German layout': mistyped((code) =>
      swapCase(swapYz(code)).replaceAll('-', 'ß').replaceAll('_', '?'),
    ),
  }),
  codes('S01', 'rejected S01', {
    'one bit of r': flip(5, 0x10),
    'one bit of s': flip(63, 1),
    'r and s changed over': signature((raw) => Buffer.concat([raw.subarray(32), raw.subarray(0, 32)])),
  }),
  codes('S02', 'rejected S01', {
    'one bit of the Chinese name': part(1, (json) => json.replace('文', '斆')),
    'another name': part(1, (json) => json.replace('Visitor', 'Manager')),
    'a later expiry': part(1, (json) =>
      json.replace(/"exp":(\d+)/, (_, at) => `"exp":${String(Number(at) + 1)}`),
    ),
  }),
  codes('S03', 'rejected S01', {
    'one bit of the type': part(0, (json) => json.replace('+jwt', '+jwu')),
    'a space': part(0, (json) => json.replace(',', ', ')),
    'another type': part(0, (json) => json.replace('personal-code+jwt', 'JWT')),
  }),
  codes('S06', 'rejected S06', {
    'DER instead of two numbers': signature(der),
    'one byte short': signature((raw) => raw.subarray(1)),
    'one byte long': signature((raw) => Buffer.concat([raw, Buffer.from([0])])),
  }),
  codes('S07', 'rejected S07', {
    'r is 0': numbers(0n, undefined),
    's is 0': numbers(undefined, 0n),
    'both are 0': numbers(0n, 0n),
    'r is n': numbers(order, undefined),
    's is n + 1': numbers(undefined, order + 1n),
  }),
  codes('K01', 'rejected K01', {
    'a code of another issuer': vector('S10-01'),
    'a key id that is nobody’s': ({ sign }) => sign({ header: { 'x5t#S256': 'A'.repeat(43) } }),
    'a code of a stranger': vector('K01-01'),
  }),
  codes('T01', 'checked_in', {
    'just issued': ordered({}),
    'expired, inside the tolerance': ordered({ issuedAgoSeconds: 75 }),
  }),
  codes('T01', 'rejected T01', {
    'expired, outside the tolerance': ordered({ issuedAgoSeconds: 91 }),
    'expired an hour ago': ordered({ issuedAgoSeconds: 3_600 }),
  }),
  codes('T02', 'checked_in', {
    'issued in the future, inside the tolerance': ordered({ issuedAgoSeconds: -20 }),
  }),
  codes('T02', 'rejected T02', {
    'issued in the future, outside the tolerance': ordered({ issuedAgoSeconds: -60 }),
    'issued in an hour': ordered({ issuedAgoSeconds: -3_600 }),
  }),
  codes('T03', 'rejected T03', {
    'no expiry': claims({ exp: undefined }),
    'an expiry that is a text': claims({ exp: '1795395600' }),
    'an expiry in milliseconds': claims({ exp: 1_795_395_600_000 }),
    'a life longer than the profile’s': ordered({ lifetimeSeconds: 121 }),
    'ends when it begins': ordered({ lifetimeSeconds: 0 }),
  }),
  codes('P01', 'rejected P01', {
    'another issuer': claims({ iss: 'https://example.com' }),
    'a production code': claims({ iss: 'https://www.iamsmart.gov.hk' }),
    'another type': typed('JWT'),
    'no type': typed(undefined),
  }),
  codes('P02', 'rejected P02', {
    'nothing disclosed': claims({ name_en: undefined, id_prefix: undefined }),
    'a name of 101 characters': ordered({ englishName: 'a'.repeat(101) }),
    'a bidi override': ordered({ englishName: 'CHAN\u202Eabc' }),
    'a zero-width space': ordered({ englishName: 'CHAN\u200BTai' }),
    'a control character': ordered({ englishName: 'CHAN\u0007' }),
    'an HTML element': ordered({ englishName: '<b>CHAN</b>' }),
  }),
];

const extras = [
  { title: 'a full number and an address', extra: { hkid: 'Z987654(3)', address: 'NeverStoredRoad' } },
  {
    title: 'an object and a list',
    extra: { person: { note: 'NeverStoredNote' }, list: ['NeverStoredItem'] },
  },
  {
    title: 'our own names for the fields',
    extra: { englishName: 'NeverStoredName', outcome: 'NeverStoredOutcome' },
  },
] as const;
const marks = /Z987654|NeverStored/;

const dropped = (world: World): ConformanceCase[] =>
  extras.map(({ title, extra }) => ({
    row: 'P03',
    title,
    way: 'HTTP',
    expected: 'checked_in; dropped; never stored; never printed',
    run: async () => {
      const name = world.newName();
      const answer = await world.scan(await world.sign({ claims: { name_en: name, ...extra } }));
      const stored = await world.stored();
      return [
        String(answer.body['outcome']),
        marks.test(JSON.stringify(answer.body)) ? 'answered' : 'dropped',
        stored.includes(name) && !marks.test(stored) ? 'never stored' : 'stored',
        marks.test(world.printed()) ? 'printed' : 'never printed',
      ].join('; ');
    },
  }));

const outcomeAndVisit = ({ body }: { body: Record<string, unknown> }) => ({
  outcome: String(body['outcome']),
  visitId: (body['visit'] as { visitId?: string } | undefined)?.visitId,
});
const again = (
  row: string,
  title: string,
  expected: string,
  run: ConformanceCase['run'],
): ConformanceCase => ({
  row,
  title,
  way: 'HTTP',
  expected,
  run,
});
const oneVisit = (answers: readonly { body: Record<string, unknown> }[]): string => {
  const seen = answers.map(outcomeAndVisit);
  const outcomes = seen.map(({ outcome }) => outcome).sort();
  return `${outcomes.join(', ')}; ${String(new Set(seen.map(({ visitId }) => visitId)).size)} visit`;
};

const replays = (world: World): ConformanceCase[] => {
  const { sign, scan, scanAs } = world;
  return [
    again('R01', 'the same code twice', 'already_checked_in, checked_in; 1 visit', async () => {
      const code = await sign();
      return oneVisit([await scan(code), await scan(code)]);
    }),
    again(
      'R01',
      'the same code at the same moment from two scanners',
      'already_checked_in, checked_in; 1 visit',
      async () => {
        const code = await sign();
        return oneVisit(await Promise.all([scanAs('guard', code), scanAs('manager', code)]));
      },
    ),
    again(
      'R01',
      'the same code ten times at the same moment from two scanners',
      `${'already_checked_in, '.repeat(9)}checked_in; 1 visit`,
      async () => {
        const code = await sign();
        const members = Array.from({ length: 10 }, (_, index) => (index % 2 === 0 ? 'guard' : 'manager'));
        return oneVisit(await Promise.all(members.map((member) => scanAs(member, code))));
      },
    ),
    again('R01', 'the same scan again', 'checked_in; the same answer', async () => {
      const [code, scanId] = [await sign(), randomUUID()];
      const [first, second] = [await scan(code, scanId), await scan(code, scanId)];
      const isSame = JSON.stringify(first.body) === JSON.stringify(second.body);
      return `${outcomeAndVisit(first).outcome}; ${isSame ? 'the same answer' : 'another answer'}`;
    }),
    again(
      'R01',
      'the same id in a code that discloses less',
      'already_checked_in, checked_in; 1 visit',
      async () => {
        const jti = randomUUID();
        const name = world.newName();
        const [code, less] = [
          await sign({ claims: { jti, name_en: name } }),
          await sign({ claims: { jti, name_en: name, id_prefix: undefined } }),
        ];
        return oneVisit([await scan(code), await scan(less)]);
      },
    ),
    ...(['jti', 'no id'] as const).map((id) =>
      again(
        'S10',
        id === 'jti'
          ? 'the mirrored signature of a used code'
          : 'the mirrored signature of a used code without an id',
        'already_checked_in, checked_in; 1 visit',
        async () => {
          const code = await sign(id === 'jti' ? {} : { claims: { jti: undefined } });
          const [header = '', payload = '', raw = ''] = code.split('.');
          const mirrored = twin(Buffer.from(raw, 'base64url')).toString('base64url');
          return oneVisit([await scan(code), await scan(`${header}.${payload}.${mirrored}`)]);
        },
      ),
    ),
    again('S10', 'the mirrored signature first', 'already_checked_in, checked_in; 1 visit', async () => {
      const [header = '', payload = '', raw = ''] = (await sign()).split('.');
      const mirrored = twin(Buffer.from(raw, 'base64url')).toString('base64url');
      return oneVisit([
        await scan(`${header}.${payload}.${mirrored}`),
        await scan(`${header}.${payload}.${raw}`),
      ]);
    }),
  ];
};

const sampleOf = 3;

/**
 * Vectors that are refused under every bundle, unchanged: three for each row. Left out are those with characters at their
 * ends that the API removes, because scanners add them.
 */
async function shown(world: World): Promise<ConformanceCase[]> {
  const whole = (await refusedWithoutKey()).filter(
    (one) => 'code' in one && cleanCode(one.code) === one.code,
  );
  const rows = Map.groupBy(whole, ({ id }) => id.slice(0, 3));
  const sample = [...rows].flatMap(([, vectors]) => vectors.slice(0, sampleOf));
  return sample.map((one: Vector) => ({
    row: one.id.slice(0, 3),
    title: one.title,
    way: 'HTTP',
    expected: verdictOf(one.expect),
    run: () => world.tell('code' in one ? one.code : ''),
  }));
}

/** Cases of codes through the HTTP API; they leave the host as it was. */
export const httpCodeCases = async (world: World): Promise<readonly ConformanceCase[]> => [
  ...(await shown(world)),
  ...live.flatMap((make) => make(world)),
  ...dropped(world),
  ...replays(world),
];
