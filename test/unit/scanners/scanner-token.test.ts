import { beforeAll, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey } from 'jose';
import { createHash } from 'node:crypto';
import {
  authorizeScanner,
  type AuthorizeScannerDeps,
} from '../../../functions/scanners/authorize-scanner.ts';
import type { Firm } from '../../../functions/registry/firm.ts';
import { isScannerToken, scannerNamedBy } from '../../../functions/scanners/scanner-token.ts';
import type { Scanner } from '../../../functions/scanners/scanner.ts';
import type { EpochSeconds, FirmId, MemberId, ScannerId, SiteId } from '../../../functions/kernel/brands.ts';
import { device } from '../../support/scanner-device.ts';
import { nine } from '../../support/site.ts';

const scannerId = 'scanner_______________' as ScannerId;
const emptyDigest = createHash('sha256').digest('base64url');
let privateKey: CryptoKey;
let otherKey: CryptoKey;
let scanner: Scanner;
beforeAll(async () => {
  const pair = await generateKeyPair('ES256');
  ({ privateKey } = pair);
  otherKey = (await generateKeyPair('ES256')).privateKey;
  const { x = '', y = '' } = await exportJWK(pair.publicKey);
  scanner = {
    firmId: 'firm' as FirmId,
    siteId: 'tower' as SiteId,
    scannerId,
    name: 'Main gate',
    publicKey: { x, y },
    enrolledAt: nine,
    enrolledBy: 'manager' as MemberId,
  };
});

const good = {
  iss: scannerId,
  sub: scannerId,
  aud: 'gatehouse',
  iat: nine,
  exp: nine + 60,
  jti: 'x'.repeat(22),
  firmId: 'firm',
  siteId: 'tower',
  htm: 'POST',
  htu: '/sites/tower/scans',
  bodySha256: emptyDigest,
};
const signed = (claims: object = {}, header: object = {}, key: CryptoKey | Uint8Array = privateKey) =>
  new SignJWT({ ...good, ...claims })
    .setProtectedHeader({ alg: 'ES256', typ: 'gatehouse-scanner+jwt', ...header })
    .sign(key);

interface World {
  scanner?: Scanner | undefined;
  firm?: Partial<Firm>;
  now?: number;
}

function authorizer({ now = nine, ...world }: World = {}) {
  const seen = new Set<string>();
  const held = 'scanner' in world ? world.scanner : scanner;
  const deps: AuthorizeScannerDeps = {
    getScanner: (ref) =>
      Promise.resolve(ref.siteId === held?.siteId && ref.firmId === held.firmId ? held : undefined),
    getFirm: (firmId) =>
      Promise.resolve({ firmId, name: 'Firm', status: 'active', admins: 1, tier: 'trial', ...world.firm }),
    recordToken: (_, jti) => {
      const isNew = !seen.has(jti);
      seen.add(jti);
      return Promise.resolve(isNew);
    },
    clock: () => now as EpochSeconds,
  };
  return { seen, authorize: (token: string) => authorizeScanner(deps, token) };
}

describe('a scanner’s token', () => {
  it('authorizes the scanner at its own site for one request', async () => {
    expect(await authorizer().authorize(await signed())).toMatchObject({
      ok: true,
      caller: { firmId: 'firm', memberId: `scanner-${scannerId}`, role: 'scanner', siteIds: ['tower'] },
      bound: {
        boundMethod: 'POST',
        boundTarget: '/sites/tower/scans',
        boundBodySha256: emptyDigest,
        boundUntil: String(nine + 90),
      },
    });
  });

  it('is accepted if a device makes it as the docs describe', async () => {
    const keyPair = await device.makeDeviceKey();
    const { publicKey } = await device.enrolmentRequest('code', 'Main gate', keyPair);
    const request = { method: 'GET', path: '/sites/tower/visits?state=expected&day=2026-11-23' };
    const authorization = await device.authorizationFor(
      { scannerId, firmId: 'firm', siteId: 'tower' },
      keyPair.privateKey,
      request,
      nine,
    );
    expect(
      await authorizer({ scanner: { ...scanner, publicKey } }).authorize(
        authorization.slice('Bearer '.length),
      ),
    ).toMatchObject({
      ok: true,
      bound: { boundTarget: '/sites/tower/visits?day=2026-11-23&state=expected' },
    });
  });

  it.each<[string, object, string]>([
    ['after its end', { iat: nine - 120, exp: nine - 31 }, 'expired'],
    ['before its beginning', { iat: nine + 31, exp: nine + 91 }, 'not_yet_valid'],
    ['that lives too long', { exp: nine + 301 }, 'too_long_lived'],
    ['that began long ago', { iat: nine - 86_400 }, 'too_long_lived'],
    ['that ends before it begins', { iat: nine + 20, exp: nine + 10 }, 'too_long_lived'],
    ['without an end', { exp: undefined }, 'bad_claims'],
    ['without a beginning', { iat: undefined }, 'bad_claims'],
    ['whose end is in milliseconds', { exp: (nine + 60) * 1000 }, 'too_long_lived'],
    ['whose end is a fraction', { exp: nine + 0.5 }, 'bad_claims'],
    ['for another audience', { aud: 'other' }, 'bad_claims'],
    ['for several audiences', { aud: ['gatehouse', 'other'] }, 'bad_claims'],
    ['of another issuer', { iss: 'other' }, 'bad_claims'],
    ['without an id', { jti: undefined }, 'bad_claims'],
    ['with an id that could be guessed', { jti: '1' }, 'bad_claims'],
    ['for no method', { htm: undefined }, 'bad_claims'],
    ['for no path', { htu: undefined }, 'bad_claims'],
    ['for no body', { bodySha256: undefined }, 'bad_claims'],
    ['for a request at another site', { htu: '/sites/court/scans' }, 'other_site'],
    ['for a request at another site with a query', { htu: '/sites/court?x=1' }, 'other_site'],
    ['of another site', { siteId: 'court' }, 'unknown_scanner'],
    ['of another firm', { firmId: 'rival' }, 'unknown_scanner'],
    ['that names no site', { siteId: undefined }, 'malformed'],
    ['that names no scanner', { sub: undefined }, 'malformed'],
  ])('is refused %s', async (_, claims, reason) => {
    const { seen, authorize } = authorizer();
    expect(await authorize(await signed(claims))).toEqual({ ok: false, reason });
    expect(seen.size).toBe(0);
  });

  it('is accepted from a clock that is half a minute off, either way', async () => {
    const ahead = await signed({ iat: nine + 30, exp: nine + 90 });
    const behind = await signed({ iat: nine - 90, exp: nine - 29 });
    expect(await authorizer().authorize(ahead)).toMatchObject({ ok: true });
    expect(await authorizer().authorize(behind)).toMatchObject({ ok: true });
  });

  it('is valid for at most five minutes and at least one second', async () => {
    const whole = await signed({ exp: nine + 300, jti: 'a'.repeat(16) });
    const shortest = await signed({ exp: nine + 1, jti: 'b'.repeat(16) });
    expect(await authorizer().authorize(whole)).toMatchObject({ ok: true });
    expect(await authorizer().authorize(shortest)).toMatchObject({ ok: true });
    expect(await authorizer().authorize(await signed({ exp: nine }))).toMatchObject({ ok: false });
    const end = await signed({ iat: nine - 60, exp: nine - 30 });
    expect(await authorizer().authorize(end)).toEqual({ ok: false, reason: 'expired' });
  });

  it('is refused with another key, algorithm or curve, or without a signature', async () => {
    const { authorize } = authorizer();
    expect(await authorize(await signed({}, {}, otherKey))).toEqual({ ok: false, reason: 'bad_signature' });
    const secret = new TextEncoder().encode(scanner.publicKey.x);
    expect(await authorize(await signed({}, { alg: 'HS256' }, secret))).toEqual({
      ok: false,
      reason: 'bad_algorithm',
    });
    const { privateKey: p384 } = await generateKeyPair('ES384');
    expect(await authorize(await signed({}, { alg: 'ES384' }, p384))).toEqual({
      ok: false,
      reason: 'bad_algorithm',
    });
    const unsigned = new UnsecuredJWT({ ...good }).encode();
    expect(await authorize(unsigned)).toMatchObject({ ok: false });
    const [, ...rest] = (await signed()).split('.');
    const none = Buffer.from('{"alg":"none","typ":"gatehouse-scanner+jwt"}').toString('base64url');
    expect(await authorize([none, ...rest].join('.'))).toEqual({ ok: false, reason: 'bad_algorithm' });
  });

  it('is not recognised with another type', async () => {
    expect(isScannerToken(await signed())).toBe(true);
    expect(isScannerToken(await signed({}, { typ: 'at+jwt' }))).toBe(false);
    expect(isScannerToken('nonsense')).toBe(false);
    expect(isScannerToken(`${await signed()}${'x'.repeat(4096)}`)).toBe(false);
    expect(scannerNamedBy('nonsense')).toBeUndefined();
    expect(await authorizer().authorize(await signed({}, { typ: 'at+jwt' }))).toEqual({
      ok: false,
      reason: 'bad_claims',
    });
  });

  it('is accepted once', async () => {
    const { authorize } = authorizer();
    const token = await signed();
    expect(await authorize(token)).toMatchObject({ ok: true });
    expect(await authorize(token)).toEqual({ ok: false, reason: 'replayed' });
    expect(await authorize(await signed({ iat: nine + 1 }))).toEqual({ ok: false, reason: 'replayed' });
  });

  it('is refused for a revoked scanner, and its id is not stored', async () => {
    const { seen, authorize } = authorizer({ scanner: { ...scanner, revokedAt: nine } });
    expect(await authorize(await signed())).toEqual({ ok: false, reason: 'revoked' });
    expect(seen.size).toBe(0);
  });

  it('is refused for an unknown scanner or a suspended firm', async () => {
    const unknown = authorizer({ scanner: undefined });
    expect(await unknown.authorize(await signed())).toEqual({ ok: false, reason: 'unknown_scanner' });
    const suspended = authorizer({ firm: { status: 'suspended' } });
    expect(await suspended.authorize(await signed())).toEqual({ ok: false, reason: 'firm_not_active' });
  });
});
