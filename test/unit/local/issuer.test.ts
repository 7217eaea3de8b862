import { describe, expect, it } from '@jest/globals';
import { randomUUID, X509Certificate } from 'node:crypto';
import { epochSeconds } from '../../../functions/kernel/clock.ts';
import type { KeyBundle } from '../../../functions/personal-code/key-bundle.ts';
import { profileById } from '../../../functions/personal-code/profiles.ts';
import { verifyPersonalCode } from '../../../functions/personal-code/verify-personal-code.ts';
import { signingKey } from '../../../functions/personal-code/node-crypto.ts';
import type { SourceAnswer } from '../../../functions/trust/certificate-source.ts';
import { renewKeyBundle } from '../../../functions/trust/renew-key-bundle.ts';
import { openIssuer, type CertificateMode, type Issuer } from '../../../functions/sandbox-issuer/issuer.ts';
import { silences, type Publication } from '../../../functions/sandbox-issuer/publication.ts';
import { issuerFaults } from '../../conformance/issuer-faults.ts';
import { MemorySecret } from '../trust/support/memory-secret.ts';
import { drawQr } from '../../../local/sandbox/draw-qr.ts';
import { makePersonalCode, personalCodeRequest } from '../../../functions/sandbox-issuer/personal-codes.ts';

const now = 1_764_000_000;
const profile = profileById('iam-smart-assumed-1.sandbox');
const open = (kept?: unknown, keep: (state: unknown) => void = () => undefined) =>
  openIssuer({ subjectName: profile.certificates.subjectName, nowSeconds: () => now, kept, keep });
const published = (issuer: Issuer): X509Certificate[] =>
  (bodyOf(issuer).match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []).map(
    (pem) => new X509Certificate(pem),
  );
const bodyOf = (issuer: Issuer): string => {
  const publication = issuer.publication();
  return publication.kind === 'body' ? publication.body : '';
};
const bundle = (leaf: X509Certificate): KeyBundle => ({
  schemaVersion: 1,
  profileId: profile.id,
  fetchedAt: epochSeconds(now),
  validUntil: epochSeconds(now + 48 * 3_600),
  certificates: [
    {
      keyId: Buffer.from(leaf.fingerprint256.replaceAll(':', ''), 'hex').toString('base64url'),
      algorithm: 'ES256',
      der: leaf.raw.toString('base64'),
      notBefore: epochSeconds(Date.parse(leaf.validFrom) / 1000),
      notAfter: epochSeconds(Date.parse(leaf.validTo) / 1000),
      status: 'active',
    },
  ],
});
const verify = async (issuer: Issuer, leaf: X509Certificate | undefined, request: object) => {
  if (!leaf) throw new Error('nothing is published');
  const code = await makePersonalCode(issuer, profile, personalCodeRequest.parse(request), now);
  if (!code) throw new Error('there is no such signer');
  const { text } = code;
  return verifyPersonalCode(Buffer.from(text), profile, bundle(leaf), epochSeconds(now));
};

/** Faults of the transport belong to the source, and are tested there. */
const badAnswers = Object.entries(issuerFaults).filter(([mode]) => !['huge', ...silences].includes(mode));
const sourceAnswer = (publication: Publication): SourceAnswer =>
  publication.kind === 'body'
    ? { result: 'fetched', body: Buffer.from(publication.body) }
    : { result: 'failed', fault: 'unreachable' };

describe('the sandbox issuer', () => {
  it('publishes a signer under the pinned authority', async () => {
    const issuer = await open();
    const [leaf, authority] = published(issuer);
    expect(leaf?.subject).toBe(`CN=${profile.certificates.subjectName}`);
    expect(leaf?.ca).toBe(false);
    expect(authority?.ca).toBe(true);
    expect(authority && leaf?.checkIssued(authority) && leaf.verify(authority.publicKey)).toBe(true);
    expect(authority?.fingerprint256.replaceAll(':', '').toLowerCase()).toBe(issuer.trustAnchor);
  });

  it('makes codes that verify, and disclose the requested fields', async () => {
    const issuer = await open();
    const verdict = await verify(issuer, published(issuer)[0], {
      englishName: 'Chan Tai Man',
      idPrefix: 'A123',
      ageOver: 18,
    });
    expect(verdict).toMatchObject({
      outcome: 'verified',
      disclosure: { englishName: 'Chan Tai Man', idPrefix: 'A123', ageOver: 18 },
      expiresAt: now + 60,
    });
  });

  it('makes expired codes on request', async () => {
    const issuer = await open();
    const verdict = await verify(issuer, published(issuer)[0], {
      englishName: 'Chan Tai Man',
      issuedAgoSeconds: 300,
    });
    expect(verdict).toMatchObject({ outcome: 'rejected', ref: 'T01' });
  });

  it('signs with a new certificate after a roll, and the old one does not verify new codes', async () => {
    const issuer = await open();
    const [old] = published(issuer);
    await issuer.behave('roll');
    const [fresh] = published(issuer);
    expect(issuer.mode()).toBe('normal');
    expect(await verify(issuer, fresh, { englishName: 'Lee' })).toMatchObject({ outcome: 'verified' });
    expect(await verify(issuer, old, { englishName: 'Lee' })).toMatchObject({
      outcome: 'rejected',
      ref: 'K01',
    });
  });

  it('announces its next signer, and then signs with it', async () => {
    const issuer = await open();
    const [old] = published(issuer);
    await issuer.behave('announce');
    const [present, next] = published(issuer);
    expect(present?.fingerprint256).toBe(old?.fingerprint256);
    expect(await verify(issuer, old, { englishName: 'Lee' })).toMatchObject({ outcome: 'verified' });
    await issuer.behave('roll');
    expect(published(issuer)[0]?.fingerprint256).toBe(next?.fingerprint256);
    expect(await verify(issuer, next, { englishName: 'Lee' })).toMatchObject({ outcome: 'verified' });
  });

  it('still signs for a withdrawn signer, and for no unknown one', async () => {
    const issuer = await open();
    const [old] = published(issuer);
    const { keyId } = issuer.signer();
    await issuer.behave('roll');
    expect(await verify(issuer, old, { englishName: 'Lee', keyId })).toMatchObject({ outcome: 'verified' });
    const unknown = personalCodeRequest.parse({ keyId: 'unknown' });
    expect(await makePersonalCode(issuer, profile, unknown, now)).toBeUndefined();
  });

  it('publishes an expired signer of the real authority', async () => {
    const issuer = await open();
    await issuer.behave('expired');
    const [leaf, authority] = published(issuer);
    expect(Date.parse(leaf?.validTo ?? '')).toBeLessThan(now * 1000);
    expect(authority && leaf?.verify(authority.publicKey)).toBe(true);
  });

  it('publishes the chain of a foreign authority with the same name', async () => {
    const issuer = await open();
    const [, real] = published(issuer);
    await issuer.behave('untrusted');
    const [leaf, stranger] = published(issuer);
    expect(stranger?.subject).toBe(real?.subject);
    expect(stranger?.fingerprint256).not.toBe(real?.fingerprint256);
    expect(real && leaf?.verify(real.publicKey)).toBe(false);
  });

  it('publishes no certificate in the mode garbage, and nothing in the mode down', async () => {
    const issuer = await open();
    await issuer.behave('garbage');
    expect(published(issuer)).toEqual([]);
    await issuer.behave('down');
    expect(issuer.publication()).toEqual({ kind: 'down' });
  });

  it('publishes the same as before in the mode normal', async () => {
    const issuer = await open();
    const before = issuer.publication();
    await issuer.behave('expired');
    expect(issuer.publication()).not.toEqual(before);
    await issuer.behave('normal');
    expect(issuer.publication()).toEqual(before);
  });

  it.each(badAnswers)('is refused in the mode %s with its own fault', async (mode, one) => {
    const issuer = await open();
    const answerOf = () => sourceAnswer(issuer.publication());
    const secret = new MemorySecret('generated');
    const renew = () =>
      renewKeyBundle({
        profile: profileById(profile.id, {
          certificateAddress: 'https://issuer.invalid/',
          trustAnchors: [issuer.trustAnchor],
        }),
        secret,
        source: () => Promise.resolve(answerOf()),
        prepareKey: signingKey,
        clock: () => epochSeconds(now),
        newVersionId: randomUUID,
      });
    expect(await renew()).toMatchObject({ result: 'renewed' });
    await issuer.behave(mode as CertificateMode);
    expect(await renew()).toMatchObject({ result: 'failed', fault: one.fault });
    await issuer.behave('normal');
    expect(await renew()).toMatchObject({ result: 'unchanged' });
  });

  it('keeps its keys for the next run', async () => {
    let kept: unknown;
    const issuer = await open(undefined, (state) => {
      kept = state;
    });
    const again = await open(JSON.parse(JSON.stringify(kept)));
    expect(again.publication()).toEqual(issuer.publication());
    expect(await verify(again, published(issuer)[0], { englishName: 'Lee' })).toMatchObject({
      outcome: 'verified',
    });
  });

  it('draws the code as a QR code', async () => {
    const request = personalCodeRequest.parse({ englishName: 'Lee' });
    const code = await makePersonalCode(await open(), profile, request, now);
    expect(drawQr(code?.text ?? '')).toMatch(/^<svg [^>]*viewBox/);
    expect(code?.expiresAt).toBe('2025-11-24T16:01:00Z');
  });
});
