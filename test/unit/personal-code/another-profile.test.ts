import { createSign } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { EpochSeconds } from '../../../functions/kernel/brands.ts';
import type { Envelope } from '../../../functions/personal-code/envelope.ts';
import { parseProfile } from '../../../functions/personal-code/profile.ts';
import { pass, refuse } from '../../../functions/personal-code/rejections.ts';
import { verifyPersonalCode } from '../../../functions/personal-code/verify-personal-code.ts';
import { bundleOf, now, rs256 } from '../../vectors/generator/world.ts';

/**
 * A code of another family: `PASS:1:` and then `key id|issuer|from|until|full name|years|signature`, signed with RSA over
 * what comes before the last bar.
 */
const bars: Envelope = {
  name: 'bars',
  refusedHeaders: new Map(),
  open: (bytes) => {
    const text = Buffer.from(bytes).toString();
    const [keyId, ...fields] = text.split('|');
    const signature = Buffer.from(fields.pop() ?? '', 'base64');
    if (fields.length !== 5) return refuse('bad_structure');
    const signingInput = Buffer.from(text.slice(0, text.lastIndexOf('|')));
    return pass({
      header: { algorithm: 'RS256', key: keyId, type: 'pass' },
      signingInput,
      signature,
      payload: Buffer.from(fields.join('|')),
      verifySignature: async (key) => {
        const fits = await crypto.subtle.verify('RSASSA-PKCS1-v1_5', key, signature, signingInput);
        return fits ? undefined : 'signature_invalid';
      },
    });
  },
  readClaims: (payload) => {
    const [issuer, from, until, fullName, years] = Buffer.from(payload).toString().split('|');
    return pass({ issuer, from: Number(from), until: Number(until), fullName, years: Number(years) });
  },
};

const profile = parseProfile({
  id: 'bars-1.sandbox',
  environment: 'sandbox',
  envelope: bars,
  prefix: 'PASS:1:',
  maxBytes: 2953,
  algorithms: ['RS256'],
  header: { algorithm: 'algorithm', keyId: 'key', type: 'type', typeValue: 'pass', alsoAllowed: [] },
  claims: { issuer: 'issuer', issuedAt: 'from', expiresAt: 'until', issuerValue: 'bars.example' },
  time: { maxLifeSeconds: 3600, toleranceSeconds: 0 },
  disclosure: {
    englishName: { claim: 'fullName', kind: 'text', maxCharacters: 40 },
    ageOver: { claim: 'years', kind: 'integer', min: 0, max: 200 },
  },
  identifies: { strongly: [], weakly: [['englishName']] },
  certificates: {
    addresses: ['https://bars.example/jwks.json'],
    format: 'jwks',
    trustAnchors: [],
    subjectName: 'Bars',
    keyUsage: 'digitalSignature',
    refreshHours: 1,
    warnAfterHours: 2,
    staleAfterHours: 3,
  },
});

const bundle = bundleOf([rs256], { profileId: profile.id });

function makeBars(fields: readonly (string | number)[]): string {
  const input = [rs256.certificate.keyId, ...fields].join('|');
  const signature = createSign('sha256').update(input).sign(rs256.key.privateKey, 'base64');
  return `PASS:1:${input}|${signature}`;
}

const good = ['bars.example', now - 3000, now + 600, 'Anne Lee', 42];
const judge = (code: string) =>
  verifyPersonalCode(new TextEncoder().encode(code), profile, bundle, now as EpochSeconds);

describe('a profile that differs in every part', () => {
  it('verifies with its own envelope module and nothing else', async () => {
    expect(await judge(makeBars(good))).toEqual({
      outcome: 'verified',
      disclosure: { englishName: 'Anne Lee', ageOver: 42 },
      codeDigest: expect.stringMatching(/^[\w-]{43}$/),
      issuedAt: now - 3000,
      expiresAt: now + 600,
      keyId: rs256.certificate.keyId,
    });
  });

  it.each([
    ['without the prefix', makeBars(good).slice(7), 'not_a_personal_code'],
    ['with another prefix', makeBars(good).replace('PASS:1:', 'PASS:2:'), 'not_a_personal_code'],
    ['that is only half of the prefix', 'PAS', 'not_a_personal_code'],
    ['changed', makeBars(good).replace('Anne', 'Anna'), 'signature_invalid'],
    ['of another issuer', makeBars(['x', ...good.slice(1)]), 'wrong_issuer'],
    ['expired', makeBars([...good.slice(0, 2), now, ...good.slice(3)]), 'expired'],
    ['with fields missing', 'PASS:1:a|b|c', 'bad_structure'],
  ])('rejects a code %s', async (_, code, reason) => {
    expect(await judge(code)).toMatchObject({ outcome: 'rejected', reason });
  });

  it('tells two codes without ids apart by what was signed', async () => {
    const [one, same, other] = await Promise.all(
      [good, good, [...good.slice(0, 4), 43]].map((fields) => judge(makeBars(fields))),
    );
    expect(one).toEqual(same);
    expect(one).not.toMatchObject({ codeDigest: other?.outcome === 'verified' ? other.codeDigest : '' });
  });
});
