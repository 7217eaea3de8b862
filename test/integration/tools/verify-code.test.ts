import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { makeCode } from '../../vectors/generator/make-code.ts';
import { bundleOf, es256, next, now, rs256 } from '../../vectors/generator/world.ts';
import { makeBars, type BarsFields } from '../../support/second-profile/make-bars.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-codes-'));
const write = (name: string, content: string | Uint8Array): string => {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
};

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}
const verifyCode = (args: readonly string[], input = ''): Promise<Ended> =>
  new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['tools/verify-code/verify-code.ts', ...args],
      { cwd: root, env: { ...process.env, NODE_OPTIONS: '' } },
      (_, out, error) => {
        resolve({ code: child.exitCode ?? -1, out, error });
      },
    );
    child.stdin?.end(input);
  });

const bundle = write('bundle.json', JSON.stringify(bundleOf([es256, next])));
const at = (file = bundle) => ['--bundle', file, '--now', String(now)];
const good = makeCode();
const expired = makeCode({ claims: { iat: now - 100, exp: now - 40 } });
const personal = /CHAN|Tai Man|陳大文|A123/;

describe('npm run verify-code', () => {
  it('shows step by step that a code verifies, without the disclosed data, and ends with 0', async () => {
    const { code, out, error } = await verifyCode([...at(), write('good.txt', `${good}\n`)]);
    expect({ code, error }).toEqual({ code: 0, error: '' });
    expect(out).toContain('good.txt, line 1: verified');
    expect(out.match(/ ✓ /g)).toHaveLength(11);
    expect(out).toContain('discloses englishName, chineseName, idPrefix');
    expect(out).not.toMatch(personal);
  });

  it('names the failed step with its reason and the steps that passed, and ends with 1', async () => {
    const codes = `${good}\r\n\n${expired}\nhttps://example.com/?CHAN\n`;
    const { code, out } = await verifyCode([...at(), '-'], codes);
    expect(code).toBe(1);
    expect(out).toMatch(/line 1: verified[\s\S]+line 3: rejected: T01 expired[\s\S]+line 4: rejected: D02/);
    expect(out).toMatch(
      / ✓ signature\n +✓ claims .+\n +✗ time +The code has expired\. \(issued 100 s ago, expired 40 s ago/,
    );
    expect(out).toMatch(/ ✗ structure .+\n +· headers/);
    expect(out).not.toMatch(personal);
  });

  it('ends with 2 if it cannot be decided: no bundle, or a stale one', async () => {
    const file = write('two.txt', good);
    const stale = write('stale.json', JSON.stringify(bundleOf([es256], { validUntil: (now - 1) as never })));
    const [none, old] = await Promise.all([verifyCode([file]), verifyCode([...at(stale), file])]);
    expect(none).toMatchObject({ code: 2, out: expect.stringContaining('unavailable: L05') });
    expect(old).toMatchObject({ code: 2, out: expect.stringContaining('unavailable: L03') });
  });

  it('answers in JSON on request', async () => {
    const { code, out } = await verifyCode([...at(), '--json', write('json.txt', `${good}\n${expired}`)]);
    expect(code).toBe(1);
    const { codes, ...about } = JSON.parse(out) as { codes: { steps: { step: string; result: string }[] }[] };
    expect(about).toEqual({ profileId: 'iam-smart-assumed-1.sandbox', now: '2026-11-23T01:00:00Z' });
    expect(codes).toMatchObject([
      { outcome: 'verified', verified: { discloses: ['englishName', 'chineseName', 'idPrefix'] } },
      { outcome: 'rejected', reason: 'expired', ref: 'T01' },
    ]);
    expect(codes[1]?.steps.map(({ step, result }) => `${step}: ${result}`)).toEqual([
      ...[
        'size',
        'encoding',
        'structure',
        'headers',
        'algorithm',
        'key',
        'key validity',
        'signature',
        'claims',
      ].map((step) => `${step}: passed`),
      'time: failed',
      'disclosure: not reached',
    ]);
    expect(out).not.toMatch(personal);
  });

  it('shows personal data on request, with a warning', async () => {
    const { out } = await verifyCode([...at(), '--show-disclosure', write('show.txt', good)]);
    expect(out).toContain('personal data. Handle them as such');
    expect(out).toMatch(personal);
  });

  it('prints no part of a code that could control a terminal', async () => {
    const hostile = makeCode({ header: { '\u001b[2J\u202e': 'x' }, claims: { '\u001b]0;CHAN\u0007': 1 } });
    const { out } = await verifyCode([
      ...at(),
      '--advice',
      '--show-disclosure',
      write('hostile.txt', hostile),
    ]);
    expect(out).toContain('D09');
    expect(out).not.toMatch(/[\u001b\u0007\u202e]/);
  });

  it('reads the QR code in a picture', async () => {
    const { prepareZXingModule, writeBarcode } = await import('zxing-wasm/writer');
    const wasm = createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm');
    prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } });
    const { image } = await writeBarcode(good, { format: 'QRCode', scale: 4 });
    if (!image) throw new Error('no picture was made');
    const picture = write('code.png', new Uint8Array(await image.arrayBuffer()));
    const { code, out } = await verifyCode([...at(), picture]);
    expect(out).toContain('code.png, QR 1: verified');
    expect(code).toBe(0);
  });

  it('accepts certificates as the issuer publishes them, and refuses them as a renewal would', async () => {
    const pem = (der: string) => `-----BEGIN CERTIFICATE-----\n${der}\n-----END CERTIFICATE-----\n`;
    const certificates = write('issuer.pem', pem(es256.certificate.der));
    const file = write('certified.txt', good);
    const garbage = write('garbage.pem', '<html>');
    const [named, broken] = await Promise.all([
      verifyCode(['--certificates', certificates, '--now', String(now), file]),
      verifyCode(['--certificates', garbage, '--now', String(now), file]),
    ]);
    // The test issuer's name differs from the profile's: the operator is told which setting decides.
    expect(named).toMatchObject({ code: 2, error: expect.stringMatching(/certificate|name/) });
    expect(broken).toMatchObject({ code: 2, error: expect.stringContaining('certificate_unparsable') });
  });

  it.each([
    [[], /^npm run verify-code/],
    [['--nonsense'], /Unknown option/],
    [['nowhere.txt'], /nowhere\.txt cannot be read/],
    [['--profile', 'nobody.sandbox', 'x'], /there is no profile nobody\.sandbox/],
    [['--now', 'soon', 'x'], /--now must be a time/],
    [['--bundle', 'a', '--certificates', 'b', 'x'], /one source of certificates/],
    [['--bundle', 'package.json', 'x'], /not a key bundle/],
    [['--host', 'http://127.0.0.1:9', 'x'], /No local host answers/],
  ])('names the fault in %j', async (args, message) => {
    const { code, error } = await verifyCode(args);
    expect(error).toMatch(message);
    expect(code).toBe(2);
  });
});

describe('npm run verify-code with a draft profile', () => {
  const bars1 = path.join(root, 'test/support/second-profile/bars-1.ts');
  let drafts = 0;
  const draft = (changed: string): string => {
    drafts += 1;
    return write(
      `draft-${String(drafts)}.ts`,
      `import { bars1 } from ${JSON.stringify(bars1)};\nexport default { ...bars1, ${changed} };\n`,
    );
  };
  const fields = {
    issuer: 'bars.example',
    from: now - 60,
    until: now + 600,
    fullName: 'CHAN Tai Man',
    years: 42,
  };
  const sample = (changed: Partial<BarsFields> = {}) =>
    makeBars(rs256.key.privateKey, rs256.certificate.keyId, { ...fields, ...changed });
  const barsBundle = write('bars.json', JSON.stringify(bundleOf([rs256], { profileId: 'bars-1.sandbox' })));
  const tryProfile = (changed: string, code = sample()) =>
    verifyCode(['--profile', draft(changed), ...at(barsBundle), '-'], code);

  it('verifies genuine samples once the draft is correct', async () => {
    expect(await tryProfile('')).toMatchObject({ code: 0, out: expect.stringContaining('verified') });
  });

  it.each<[string, string, RegExp]>([
    ['another prefix', `prefix: 'PASS:2:'`, /D02[\s\S]+→ .*begin with “PASS:2:” \(prefix\)/],
    ['no prefix', `prefix: ''`, /→ .*algorithm|→ .*not among|→ .*certificate/],
    ['a size too small', 'maxBytes: 100', /D03[\s\S]+→ .*raise maxBytes to \d{3}/],
    [
      'an algorithm that the issuer does not use',
      `algorithms: ['ES256']`,
      /S05[\s\S]+→ The sample says “RS256”/,
    ],
    [
      'the key id looked for elsewhere',
      `header: { ...bars1.header, keyId: 'kid', alsoAllowed: ['key'] }`,
      /K02[\s\S]+→ .*header `kid` \(header\.keyId\).*has the headers `algorithm`, `key`, `type`/,
    ],
    [
      'a header left out',
      `header: { ...bars1.header, type: 'typ' }`,
      /D09[\s\S]+→ .*does not know the headers `type`.*header\.alsoAllowed/,
    ],
    [
      'another type',
      `header: { ...bars1.header, typeValue: 'ticket' }`,
      /P01[\s\S]+→ .*`type` \(header\.type\) is “pass”; the profile expects “ticket”/,
    ],
    [
      'another issuer',
      `claims: { ...bars1.claims, issuerValue: 'other.example' }`,
      /P01[\s\S]+→ .*`issuer` \(claims\.issuer\) is not “other\.example”/,
    ],
    [
      'times under other names',
      `claims: { ...bars1.claims, issuedAt: 'iat', expiresAt: 'exp' }`,
      /T03[\s\S]+→ There is no claim `iat` \(claims\.issuedAt\) and no `exp`.*`from`, `until`/,
    ],
    [
      'a life too short',
      'time: { maxLifeSeconds: 120, toleranceSeconds: 30 }',
      /T03[\s\S]+→ The sample is valid for 660 s, the profile allows 120 \(time\.maxLifeSeconds\)/,
    ],
    [
      'an id that codes do not have as text',
      `claims: { ...bars1.claims, uniqueId: 'years' }`,
      /P01[\s\S]+→ .*`years` \(claims\.uniqueId\) must be a text.*is a number/,
    ],
    [
      'the disclosure under other names',
      `disclosure: { englishName: { claim: 'name', kind: 'text', maxCharacters: 40 } }, identifies: { strongly: [], weakly: [['englishName']] }`,
      /P02[\s\S]+→ The profile looks for `name`.*the sample has .*`fullName`/,
    ],
    [
      'a field of another kind',
      `disclosure: { ...bars1.disclosure, ageOver: { claim: 'years', kind: 'integer', min: 0, max: 18 } }`,
      /P02[\s\S]+→ `years` is a number and does not match disclosure\.ageOver: a whole number from 0 to 18/,
    ],
  ])('explains %s in plain words, without the sample’s data', async (_, changed, expected) => {
    const { code, out, error } = await tryProfile(changed);
    expect(error).toBe('');
    expect(code).toBe(1);
    expect(out).toMatch(expected);
    expect(out).not.toMatch(personal);
  });

  it('names every fault of a draft that is not a profile yet', async () => {
    const { code, error } = await tryProfile(`maxBytes: '2 kB', time: {}, lifetime: 60`);
    expect(code).toBe(2);
    expect(error).toMatch(
      /not a profile yet:[\s\S]+maxBytes: must be a whole number[\s\S]+time\.maxLifeSeconds:[\s\S]+lifetime: is not known/,
    );
  });

  it('says what to do if the certificates do not fit the draft, or none are given', async () => {
    const other = await verifyCode(['--profile', draft(''), ...at(), '-'], sample());
    expect(other).toMatchObject({
      code: 2,
      out: expect.stringMatching(/→ The key bundle is of the profile iam-smart/),
    });
    const none = await verifyCode(['--profile', draft(''), '--now', String(now), '-'], sample());
    expect(none).toMatchObject({
      code: 2,
      out: expect.stringMatching(/→ Give the issuer’s certificates with/),
    });
  });
});
