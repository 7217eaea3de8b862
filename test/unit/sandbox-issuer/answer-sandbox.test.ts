import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import {
  answerSandbox,
  openKept,
  type SandboxDeps,
} from '../../../functions/sandbox-issuer/answer-sandbox.ts';
import type { IssuerState } from '../../../functions/sandbox-issuer/issuer-secret.ts';
import { profileById } from '../../../functions/personal-code/profiles.ts';
import { verifyPersonalCode } from '../../../functions/personal-code/verify-personal-code.ts';
import { epochSeconds } from '../../../functions/kernel/clock.ts';

const now = 1_795_395_600;
const token = 't'.repeat(48);
const profile = profileById('iam-smart-assumed-1.sandbox');

/** An issuer whose secret is in the test; `clock.now` is the time. */
function sandbox() {
  const clock = { now };
  let state: IssuerState = { token };
  let writes = 0;
  const deps: SandboxDeps = {
    profile,
    nowSeconds: () => clock.now,
    secret: {
      read: () => Promise.resolve(structuredClone(state)),
      write: (next) => {
        state = structuredClone(next);
        writes += 1;
        return Promise.resolve();
      },
    },
  };
  const ask = (method: string, path: string, body: unknown = '', authorization = `Bearer ${token}`) =>
    answerSandbox(deps, {
      method,
      path,
      authorization,
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const certificates = async () =>
    (
      (await ask('GET', '/certificates.pem', '', '')).body.match(
        /-----BEGIN[^-]+-----[^-]+-----END[^-]+-----/g,
      ) ?? []
    ).map((pem) => new X509Certificate(pem));
  return { deps, ask, certificates, clock, writes: () => writes };
}

describe('the sandbox issuer in the cloud', () => {
  it('makes its keys once, publishes them, and reports the anchor of the chain', async () => {
    const { deps, certificates, writes } = sandbox();
    const { trustAnchor } = await openKept(deps);
    const [leaf, authority] = await certificates();
    expect(authority?.fingerprint256.replaceAll(':', '').toLowerCase()).toBe(trustAnchor);
    expect(authority && leaf?.verify(authority.publicKey)).toBe(true);
    expect((await certificates())[0]?.fingerprint256).toBe(leaf?.fingerprint256);
    expect((await openKept(deps)).trustAnchor).toBe(trustAnchor);
    expect(writes()).toBe(1);
  });

  it('makes codes that verify under the sandbox profile only', async () => {
    const { ask, certificates } = sandbox();
    const made = await ask('POST', '/personal-codes', { englishName: 'CHAN Tai Man', idPrefix: 'A123' });
    expect(made.statusCode).toBe(200);
    const { text, keyId } = JSON.parse(made.body) as { text: string; keyId: string };
    const [leaf] = await certificates();
    if (!leaf) throw new Error('nothing is published');
    const bundle = (profileId: string) => ({
      schemaVersion: 1 as const,
      profileId,
      fetchedAt: epochSeconds(now),
      validUntil: epochSeconds(now + 3600),
      certificates: [
        {
          keyId,
          algorithm: 'ES256' as const,
          der: leaf.raw.toString('base64'),
          notBefore: epochSeconds(Date.parse(leaf.validFrom) / 1000),
          notAfter: epochSeconds(Date.parse(leaf.validTo) / 1000),
          status: 'active' as const,
        },
      ],
    });
    const bytes = Buffer.from(text);
    expect(await verifyPersonalCode(bytes, profile, bundle(profile.id), epochSeconds(now))).toMatchObject({
      outcome: 'verified',
      disclosure: { englishName: 'CHAN Tai Man', idPrefix: 'A123' },
    });
    const production = profileById('iam-smart-assumed-1.production', {
      certificateAddress: 'https://issuer.example/',
      trustAnchors: ['a'.repeat(64)],
    });
    expect(
      await verifyPersonalCode(bytes, production, bundle(production.id), epochSeconds(now)),
    ).toMatchObject({ outcome: 'rejected' });
  });

  it('adds a new signer before the current one ends, under the same anchor', async () => {
    const { deps, certificates, clock } = sandbox();
    const { trustAnchor } = await openKept(deps);
    const [before] = await certificates();
    clock.now += 90 * 86_400;
    const [after] = await certificates();
    expect(after?.fingerprint256).not.toBe(before?.fingerprint256);
    expect((await openKept(deps)).trustAnchor).toBe(trustAnchor);
  });

  it.each([
    ['without the token', 'POST', '/personal-codes', '{}', '', 401, 'unauthenticated'],
    [
      'with another token',
      'POST',
      '/personal-codes',
      '{}',
      `Bearer ${'x'.repeat(48)}`,
      401,
      'unauthenticated',
    ],
    ['that is not JSON', 'POST', '/personal-codes', '{', `Bearer ${token}`, 400, 'invalid_request'],
    [
      'with an unknown field',
      'POST',
      '/personal-codes',
      '{"hkid":"A1234567"}',
      `Bearer ${token}`,
      400,
      'invalid_request',
    ],
    [
      'for a signer it never had',
      'POST',
      '/personal-codes',
      '{"keyId":"x"}',
      `Bearer ${token}`,
      404,
      'key_not_found',
    ],
    ['somewhere else', 'GET', '/', '', '', 404, 'route_not_found'],
  ])('refuses a request %s', async (_, method, path, body, authorization, status, code) => {
    const { statusCode, body: answered } = await sandbox().ask(method, path, body, authorization);
    expect([statusCode, (JSON.parse(answered) as { code: string }).code]).toEqual([status, code]);
  });
});
