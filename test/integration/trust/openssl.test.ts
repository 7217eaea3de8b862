import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { epochSeconds } from '../../../functions/kernel/clock.ts';
import { readCertificate } from '../../../functions/trust/certificate.ts';
import { validateChains } from '../../../functions/trust/certificate-chain.ts';
import {
  issue,
  now,
  pem,
  pin,
  root,
  signerName,
  type Holder,
  type Wish,
} from '../../unit/trust/support/authority.ts';
import {
  chainCases,
  chainOf,
  emailProtection,
  purposes,
  serverAuth,
} from '../../unit/trust/support/chain-cases.ts';

/** The cases where we are stricter, and why. OpenSSL is not run on them, because its versions differ. */
const onlyOurs: Readonly<Record<string, string>> = {
  'an authority as signer': 'what signs codes issues no certificates',
  'a signer without key usage': 'RFC 5280 reads an absent key usage as any',
  'a signer of another name': 'only a profile says the name',
  'a signer with a longer name': 'only a profile says the name',
  'a curve that is not allowed': 'P-521 is strong, and no profile signs with it',
  'an anchor that signed itself with SHA-1': 'RFC 5280 §6.1 does not look at an anchor’s own signature',
  'a critical extension that is known and not acted on': 'OpenSSL acts on it',
  'policy constraints': 'OpenSSL acts on them where it is asked to check policies',
  'policy constraints that are not critical': 'OpenSSL acts on them where it is asked to check policies',
  'name constraints': 'OpenSSL acts on them',
  'name constraints of the anchor': 'OpenSSL acts on them',
  'the same extension twice': 'OpenSSL minds only those that it reads',
};

const hasOpenssl = /^OpenSSL [3-9]/.test(spawnSync('openssl', ['version'], { encoding: 'utf8' }).stdout);
if (!hasOpenssl)
  console.log('There is no OpenSSL 3 on this machine: the second opinion on chains is left out.');

(hasOpenssl ? describe : describe.skip)('OpenSSL, asked about the same chains', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'chains-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  /** Strict path validation (RFC 5280) at the tests' instant, with only the anchor trusted. */
  const opensslAccepts = (leaf: Holder, between: readonly Holder[], anchor: Holder): boolean => {
    const file = (name: string, ...holders: readonly Holder[]): string => {
      const path = join(folder, name);
      writeFileSync(path, pem(...holders));
      return path;
    };
    const settings = [
      '-x509_strict',
      '-no-CApath',
      '-no-CAstore',
      '-auth_level',
      '2',
      '-attime',
      String(now),
    ];
    const { status } = spawnSync('openssl', [
      'verify',
      ...settings,
      ...['-purpose', 'smimesign'],
      ...['-CAfile', file('anchor.pem', anchor)],
      ...(between.length > 0 ? ['-untrusted', file('between.pem', ...between)] : []),
      file('leaf.pem', leaf),
    ]);
    return status === 0;
  };
  const weAccept = (leaf: Holder, between: readonly Holder[], anchor: Holder): boolean =>
    validateChains(
      [leaf, ...between, anchor].map(({ der }) => readCertificate(der)),
      { trustAnchors: [pin(anchor)], subjectName: signerName },
      epochSeconds(now),
    ).ok;

  it('accepts a valid chain, as we do', async () => {
    const [leaf, middle, anchor] = await chainOf({});
    expect(opensslAccepts(leaf, [middle], anchor)).toBe(true);
    expect(weAccept(leaf, [middle], anchor)).toBe(true);
  });

  it.each(Object.entries(chainCases).filter(([title]) => !(title in onlyOurs)))(
    'refuses %s, as we do',
    async (_, one) => {
      const [leaf, middle, anchor] = await chainOf(one);
      expect(weAccept(leaf, [middle], anchor)).toBe(false);
      expect(opensslAccepts(leaf, [middle], anchor)).toBe(false);
    },
  );

  it('is left out only for cases that exist', () => {
    expect(Object.keys(chainCases)).toEqual(expect.arrayContaining(Object.keys(onlyOurs)));
  });

  it('accepts each random chain that we accept', async () => {
    const wishes = fc.record<Wish>(
      {
        ca: fc.constantFrom(true, false, 'unstated' as const),
        usage: fc.constantFrom<(number | 'unstated')[]>(128, 4, 132, 'unstated'),
        pathLength: fc.nat(1),
        startsInDays: fc.constantFrom(-9, -9, 1),
        endsInDays: fc.constantFrom(90, 90, -1),
        hash: fc.constantFrom('SHA-256', 'SHA-384', 'SHA-1'),
        extensions: fc.constantFrom([], [], [purposes(serverAuth)], [purposes(emailProtection)]),
      },
      { requiredKeys: [] },
    );
    let taken = 0;
    const mostlySound = fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: wishes });
    await fc.assert(
      fc.asyncProperty(mostlySound, mostlySound, mostlySound, async (anchorWish, middleWish, leafWish) => {
        const [leaf, middle, anchor] = await chainOf({
          anchor: anchorWish,
          middle: middleWish,
          leaf: leafWish,
        });
        if (!weAccept(leaf, [middle], anchor)) return;
        taken += 1;
        expect(opensslAccepts(leaf, [middle], anchor)).toBe(true);
      }),
      { numRuns: 60 },
    );
    expect(taken).toBeGreaterThan(5);
  });

  it('refuses a self-issued stranger and an anchor of the right name, as we do', async () => {
    const [stranger, anchor, fake] = [await issue({}), await root(), await root()];
    const leaf = await issue({ by: fake });
    for (const [signer, between] of [
      [stranger, []],
      [leaf, [fake]],
      [leaf, []],
    ] as const) {
      expect(weAccept(signer, between, anchor)).toBe(false);
      expect(opensslAccepts(signer, between, anchor)).toBe(false);
    }
  });
});
