import { createPublicKey, generateKeyPairSync, webcrypto } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { RsaSaPssParams } from '@peculiar/asn1-rsa';
import { AsnConvert } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier, Certificate, Name, SubjectPublicKeyInfo, Version } from '@peculiar/asn1-x509';
import { epochSeconds } from '../../../functions/kernel/clock.ts';
import { readCertificate } from '../../../functions/trust/certificate.ts';
import { validateChains } from '../../../functions/trust/certificate-chain.ts';
import {
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  alter,
  daySeconds,
  issue,
  keptKeys,
  newKeys,
  now,
  p256,
  p384,
  pin,
  root,
  rsa,
  signerName,
  type Holder,
  type Wish,
} from './support/authority.ts';
import { chainCases, chainOf, emailProtection, oid, purposes, serverAuth } from './support/chain-cases.ts';

const validate = (
  answer: readonly Holder[],
  anchors: readonly Holder[],
  held: readonly Holder[] = [],
  at = now,
) =>
  validateChains(
    answer.map(({ der }) => readCertificate(der)),
    { trustAnchors: anchors.map(pin), subjectName: signerName },
    epochSeconds(at),
    new Set(held.map(pin)),
  );
const leavesOf = (result: ReturnType<typeof validate>): readonly string[] | string =>
  result.ok ? result.value.map(({ certificate }) => certificate.fingerprint) : result.fault;

describe('a valid answer', () => {
  it('has a signer under a pinned authority', async () => {
    const anchor = await root();
    const leaf = await issue({ by: anchor });
    expect(leavesOf(validate([leaf, anchor], [anchor]))).toEqual([pin(leaf)]);
  });

  it('may come in any order', async () => {
    const anchor = await root();
    const middle = await issue({ name: 'Middle', by: anchor, ca: true });
    const leaf = await issue({ by: middle });
    for (const answer of [
      [anchor, middle, leaf],
      [middle, leaf, anchor],
      [leaf, anchor, middle],
    ]) {
      expect(leavesOf(validate(answer, [anchor]))).toEqual([pin(leaf)]);
    }
  });

  it('may hold several signers, of several authorities', async () => {
    const [one, other] = [await root(), await root({ name: 'Other authority' })];
    const [first, second] = [await issue({ by: one }), await issue({ by: other })];
    expect(leavesOf(validate([first, one, second, other], [one, other]))).toEqual([pin(first), pin(second)]);
  });

  it('may end in a pinned authority in the middle, whatever is above it', async () => {
    const stranger = await root({ endsInDays: -1, startsInDays: -9 });
    const middle = await issue({ name: 'Middle', by: stranger, ca: true });
    const leaf = await issue({ by: middle });
    expect(leavesOf(validate([leaf, middle, stranger], [middle]))).toEqual([pin(leaf)]);
  });

  it('may have self-issued pinned signers, two with one name during a roll', async () => {
    const [one, other] = [await issue({}), await issue({})];
    expect(leavesOf(validate([one, other], [one, other]))).toEqual([pin(one), pin(other)]);
  });

  it('may name its authority in other case and with more white space', async () => {
    const anchor = await root({ name: 'Great Authority' });
    const leaf = await issue({ by: anchor, issuerName: ' great  AUTHORITY' });
    expect(leavesOf(validate([leaf, anchor], [anchor]))).toEqual([pin(leaf)]);
  });

  it.each<[string, Wish]>([
    ['P-384', { kind: p384 }],
    ['RSA of 2048 bits', { kind: rsa(2048) }],
    ['RSA with PSS signatures', { kind: rsa(2048, 'SHA-384', 'RSA-PSS') }],
    ['RSA with SHA-512', { kind: rsa(2048, 'SHA-512') }],
    ['SHA-384 signatures', { hash: 'SHA-384' }],
    ['SHA-512 signatures', { hash: 'SHA-512' }],
    ['no limit on the path', {}],
    ['a path length of 0', { pathLength: 0 }],
    ['another purpose', { extensions: [purposes(serverAuth, emailProtection)] }],
    ['further usages', { usage: KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign }],
    ['unknown extensions that are not critical', { extensions: [oid('1.2.3.4', false)] }],
  ])('may have an authority with %s', async (_, wish) => {
    const anchor = await root({ ...wish, ...(wish.kind ? { keys: await keptKeys(wish.kind) } : {}) });
    const leaf = await issue({ by: anchor, ...(wish.hash === undefined ? {} : { hash: wish.hash }) });
    expect(leavesOf(validate([leaf, anchor], [anchor]))).toEqual([pin(leaf)]);
  });

  it.each<[string, Wish]>([
    ['an RSA key', { kind: rsa(2048) }],
    ['no basic constraints', { ca: 'unstated' }],
    ['non-repudiation too', { usage: KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation }],
    ['another purpose', { extensions: [purposes(serverAuth, emailProtection)] }],
    ['any purpose, critically', { extensions: [new ExtendedKeyUsageExtension(['2.5.29.37.0'], true)] }],
  ])('may have a signer with %s', async (_, wish) => {
    const anchor = await root();
    const leaf = await issue({
      by: anchor,
      ...wish,
      ...(wish.kind ? { keys: await keptKeys(wish.kind) } : {}),
    });
    expect(leavesOf(validate([leaf, anchor], [anchor]))).toEqual([pin(leaf)]);
  });

  it('is valid until the first certificate of its chain ends', async () => {
    const anchor = await root({ startsInDays: -100, endsInDays: 40 });
    const middle = await issue({ name: 'Middle', by: anchor, ca: true, startsInDays: -50, endsInDays: 60 });
    const leaf = await issue({ by: middle, startsInDays: -70, endsInDays: 90 });
    const result = validate([leaf, middle, anchor], [anchor]);
    expect(result.ok && result.value[0]?.chainNotAfter).toBe(now + 40 * daySeconds);
  });

  it('does not count a self-issued certificate of an authority in the path length', async () => {
    const anchor = await root({ pathLength: 0 });
    const renamed = await issue({ name: 'Authority', by: anchor, ca: true });
    const leaf = await issue({ by: renamed });
    expect(leavesOf(validate([leaf, renamed, anchor], [anchor]))).toEqual([pin(leaf)]);
  });

  it('is accepted if another path to an anchor is not valid', async () => {
    const keys = await newKeys(p256);
    const anchor = await root();
    const expired = await root({ name: 'Expired authority', startsInDays: -9, endsInDays: -1 });
    const middle = { name: 'Middle', keys, ca: true } as const;
    const crossed = await issue({ ...middle, by: expired });
    const straight = await issue({ ...middle, by: anchor });
    const leaf = await issue({ by: straight });
    expect(leavesOf(validate([leaf, crossed, expired, straight, anchor], [expired, anchor]))).toEqual([
      pin(leaf),
    ]);
  });
});

describe('around a roll', () => {
  it('a signer that begins later is accepted beside a valid one', async () => {
    const anchor = await root();
    const [present, next] = [await issue({ by: anchor }), await issue({ by: anchor, startsInDays: 1 })];
    expect(leavesOf(validate([next, present, anchor], [anchor]))).toEqual([pin(next), pin(present)]);
    expect(leavesOf(validate([next, anchor], [anchor]))).toBe('certificate_not_yet_valid');
  });

  it('a signer that has ended is ignored if it was held', async () => {
    const anchor = await root();
    const [past, present] = [await issue({ by: anchor, endsInDays: -0.5 }), await issue({ by: anchor })];
    expect(leavesOf(validate([past, present, anchor], [anchor], [past]))).toEqual([pin(present)]);
    expect(leavesOf(validate([past, present, anchor], [anchor]))).toBe('certificate_expired');
    expect(leavesOf(validate([past, anchor], [anchor], [past]))).toBe('certificate_expired');
  });

  it('the authority of an ended signer may have ended too', async () => {
    const [old, anchor] = [await root({ name: 'Old authority', endsInDays: -0.5 }), await root()];
    const [past, present] = [await issue({ by: old, endsInDays: -0.5 }), await issue({ by: anchor })];
    expect(leavesOf(validate([past, old, present, anchor], [anchor], [past]))).toEqual([pin(present)]);
  });

  it('a held signer that has not ended is validated like any other', async () => {
    const [anchor, stranger] = [await root(), await root({ name: 'Stranger' })];
    const [held, present] = [await issue({ by: stranger }), await issue({ by: anchor })];
    expect(leavesOf(validate([held, stranger, present, anchor], [anchor], [held]))).toBe('untrusted_anchor');
  });
});

describe('dates', () => {
  it('are exact to the second, at both ends', async () => {
    const anchor = await root({ startsInDays: -9 });
    const leaf = await issue({ by: anchor, startsInDays: -1, endsInDays: 1 });
    const at = (seconds: number) => leavesOf(validate([leaf, anchor], [anchor], [], seconds));
    expect(at(now - daySeconds - 1)).toBe('certificate_not_yet_valid');
    expect(at(now - daySeconds)).toEqual([pin(leaf)]);
    expect(at(now + daySeconds)).toEqual([pin(leaf)]);
    expect(at(now + daySeconds + 1)).toBe('certificate_expired');
  });

  it('are exact to the second for authorities too', async () => {
    const anchor = await root({ startsInDays: -1, endsInDays: 1 });
    const leaf = await issue({ by: anchor, startsInDays: -2, endsInDays: 2 });
    const at = (seconds: number) => leavesOf(validate([leaf, anchor], [anchor], [], seconds));
    expect(at(now - daySeconds - 1)).toBe('certificate_not_yet_valid');
    expect(at(now - daySeconds)).toEqual([pin(leaf)]);
    expect(at(now + daySeconds)).toEqual([pin(leaf)]);
    expect(at(now + daySeconds + 1)).toBe('certificate_expired');
  });
});

const rsassaPss = '1.2.840.113549.1.1.10';
const hash = (algorithm: string) => new AlgorithmIdentifier({ algorithm, parameters: null });
const sha1 = hash('1.3.14.3.2.26');
const sha256 = hash('2.16.840.1.101.3.4.2.1');
const sha384 = hash('2.16.840.1.101.3.4.2.2');
const mgf1 = (of: AlgorithmIdentifier) =>
  new AlgorithmIdentifier({ algorithm: '1.2.840.113549.1.1.8', parameters: AsnConvert.serialize(of) });

/** Only states the algorithm: an anchor's own signature is read, but not verified. */
const signedWith = (anchor: Holder, algorithm: AlgorithmIdentifier): Holder => {
  const certificate = AsnConvert.parse(anchor.der, Certificate);
  certificate.signatureAlgorithm = algorithm;
  certificate.tbsCertificate.signature = algorithm;
  const { tbsCertificate, signatureAlgorithm, signatureValue } = certificate;
  const changed = new Certificate({ tbsCertificate, signatureAlgorithm, signatureValue });
  return { ...anchor, der: Buffer.from(AsnConvert.serialize(changed)) };
};

describe('refused (L02)', () => {
  it.each(Object.entries(chainCases))('%s', async (_, one) => {
    const [leaf, middle, anchor] = await chainOf(one);
    expect(leavesOf(validate([leaf, middle, anchor], [anchor]))).toBe(one.fault);
  });

  it('one bad signer among good ones', async () => {
    const anchor = await root();
    const [good, bad] = [await issue({ by: anchor }), await issue({ by: anchor, name: 'Other' })];
    expect(leavesOf(validate([good, bad, anchor], [anchor]))).toBe('leaf_has_wrong_name');
    expect(leavesOf(validate([bad, good, anchor], [anchor]))).toBe('leaf_has_wrong_name');
  });

  it('a stranger that issued itself', async () => {
    const [stranger, anchor] = [await issue({}), await root()];
    expect(leavesOf(validate([stranger], [anchor]))).toBe('untrusted_anchor');
    expect(leavesOf(validate([stranger, anchor], [anchor]))).toBe('untrusted_anchor');
  });

  it('an anchor of the right name that is not pinned', async () => {
    const [anchor, fake] = [await root(), await root()];
    const leaf = await issue({ by: fake });
    expect(leavesOf(validate([leaf, fake], [anchor]))).toBe('untrusted_anchor');
    expect(leavesOf(validate([leaf, anchor], [anchor]))).toBe('signature_not_by_issuer');
  });

  it('an anchor that is not pinned beside one that is', async () => {
    const [anchor, fake] = [await root(), await root()];
    const leaf = await issue({ by: anchor });
    expect(leavesOf(validate([leaf, anchor, fake], [anchor]))).not.toEqual([pin(leaf)]);
    expect(validate([leaf, anchor, fake], [anchor]).ok).toBe(false);
  });

  it('a pair of authorities that lead nowhere, beside a sound chain', async () => {
    const anchor = await root();
    const leaf = await issue({ by: anchor });
    const [keys, otherKeys] = [await newKeys(p256), await newKeys(p256)];
    const one: Holder = { name: 'One', keys, der: Buffer.alloc(0) };
    const other: Holder = { name: 'Other', keys: otherKeys, der: Buffer.alloc(0) };
    const pair = [
      await issue({ name: 'One', keys, by: other, ca: true }),
      await issue({ name: 'Other', keys: otherKeys, by: one, ca: true }),
    ];
    expect(leavesOf(validate([leaf, anchor, ...pair], [anchor]))).toBe('untrusted_anchor');
    expect(leavesOf(validate(pair, [anchor]))).toBe('untrusted_anchor');
  });

  it('a chain without its anchor', async () => {
    const anchor = await root();
    expect(leavesOf(validate([await issue({ by: anchor })], [anchor]))).toBe('untrusted_anchor');
  });

  it('a chain of four', async () => {
    const anchor = await root();
    const upper = await issue({ name: 'Upper', by: anchor, ca: true });
    const lower = await issue({ name: 'Lower', by: upper, ca: true });
    const leaf = await issue({ by: lower });
    expect(leavesOf(validate([leaf, lower, upper, anchor], [anchor]))).toBe('chain_too_long');
  });

  it('only an authority', async () => {
    const anchor = await root();
    expect(leavesOf(validate([anchor], [anchor]))).toBe('leaf_is_authority');
  });

  it('nothing', () => {
    expect(leavesOf(validate([], []))).toBe('no_certificates');
  });

  it('a signature that was tampered with', async () => {
    const anchor = await root();
    const { der, ...leaf } = await issue({ by: anchor });
    const flipped = Buffer.from(der);
    flipped.writeUInt8(flipped.readUInt8(flipped.length - 1) ^ 1, flipped.length - 1);
    expect(leavesOf(validate([{ ...leaf, der: flipped }, anchor], [anchor]))).toBe('signature_not_by_issuer');
  });

  it('a signer that names another key of its authority', async () => {
    const anchor = await root();
    const leaf = await issue({ by: anchor, issuerKey: (await newKeys(p256)).publicKey });
    expect(leavesOf(validate([leaf, anchor], [anchor]))).toBe('not_issued_by_issuer');
  });

  it('two common names, one of them right', async () => {
    const anchor = await root();
    const leaf = alter(await issue({ by: anchor }), anchor, ({ subject }) => subject.push(...subject));
    expect(leavesOf(validate([leaf, anchor], [anchor]))).toBe('leaf_has_wrong_name');
  });

  it('a name without a common name', async () => {
    const anchor = await root();
    const leaf = alter(await issue({ by: anchor }), anchor, ({ subject }) => {
      for (const part of subject.flatMap((parts) => [...parts])) part.type = '2.5.4.10';
    });
    expect(leavesOf(validate([leaf, anchor], [anchor]))).toBe('leaf_has_wrong_name');
  });

  it('an authority without a name', async () => {
    const anchor = await root();
    const nameless = alter(anchor, anchor, (contents) => {
      contents.subject = new Name();
      contents.issuer = new Name();
    });
    const leaf = alter(await issue({ by: nameless }), anchor, (contents) => {
      contents.issuer = new Name();
    });
    expect(leavesOf(validate([leaf, nameless], [nameless]))).toBe('issuer_has_no_name');
  });

  it('two algorithms for one signature', async () => {
    const anchor = await root();
    const leaf = alter(await issue({ by: anchor }), anchor, ({ signature }) => {
      signature.algorithm = '1.2.840.10045.4.3.3';
    });
    expect(leavesOf(validate([leaf, anchor], [anchor]))).toBe('signature_not_by_issuer');
    const odd = alter(await root(), anchor, ({ signature }) => {
      signature.algorithm = '1.2.840.10045.4.3.3';
    });
    const signed = await issue({ by: odd });
    expect(leavesOf(validate([signed, odd], [odd]))).toBe('signature_algorithms_differ');
  });

  it('an old version, which has no extensions', async () => {
    const anchor = await root();
    const leaf = alter(await issue({ by: anchor }), anchor, (contents) => {
      contents.version = Version.v1;
      delete contents.extensions;
    });
    expect(leavesOf(validate([leaf, anchor], [anchor]))).toBe('certificate_version');
  });

  it.each([
    ['AQ', 'weak_key'],
    ['Ag', 'weak_key'],
    ['AQAA', 'weak_key'],
    ['Aw', 'sound'],
  ])('an RSA public exponent of %s: %s', async (e, expected) => {
    const anchor = await root();
    const { publicKey } = await keptKeys(rsa(2048));
    const { n } = await webcrypto.subtle.exportKey('jwk', publicKey);
    const key = createPublicKey({ key: { kty: 'RSA', n: n ?? '', e }, format: 'jwk' });
    const leaf = alter(await issue({ by: anchor }), anchor, (contents) => {
      const spki = key.export({ type: 'spki', format: 'der' });
      contents.subjectPublicKeyInfo = AsnConvert.parse(spki, SubjectPublicKeyInfo);
    });
    expect(leavesOf(validate([leaf, anchor], [anchor]))).toEqual(
      expected === 'sound' ? [pin(leaf)] : expected,
    );
  });

  it.each([
    ['its hash', sha1, mgf1(sha256), 'weak_signature_algorithm'],
    ['the hash of its mask', sha256, mgf1(sha1), 'weak_signature_algorithm'],
    ['neither', sha256, mgf1(sha384), 'sound'],
  ])('an RSASSA-PSS signature with SHA-1 for %s', async (_, hashAlgorithm, maskGenAlgorithm, expected) => {
    const parameters = AsnConvert.serialize(
      new RsaSaPssParams({ hashAlgorithm, maskGenAlgorithm, saltLength: 20 }),
    );
    const anchor = signedWith(await root(), new AlgorithmIdentifier({ algorithm: rsassaPss, parameters }));
    const leaf = await issue({ by: anchor });
    expect(leavesOf(validate([leaf, anchor], [anchor]))).toEqual(
      expected === 'sound' ? [pin(leaf)] : expected,
    );
  });

  it('an RSASSA-PSS signature that leaves its hash at SHA-1 by saying nothing', async () => {
    for (const parameters of [undefined, Buffer.from('3000', 'hex')]) {
      const algorithm = new AlgorithmIdentifier({ algorithm: rsassaPss });
      if (parameters) algorithm.parameters = new Uint8Array(parameters).buffer;
      const anchor = signedWith(await root(), algorithm);
      const leaf = await issue({ by: anchor });
      expect(leavesOf(validate([leaf, anchor], [anchor]))).toBe('weak_signature_algorithm');
    }
  });

  it('an RSASSA-PSS signature whose mask names no hash', async () => {
    const maskGenAlgorithm = new AlgorithmIdentifier({ algorithm: '1.2.840.113549.1.1.8', parameters: null });
    const parameters = AsnConvert.serialize(new RsaSaPssParams({ hashAlgorithm: sha256, maskGenAlgorithm }));
    const anchor = signedWith(await root(), new AlgorithmIdentifier({ algorithm: rsassaPss, parameters }));
    const leaf = await issue({ by: anchor });
    expect(validate([leaf, anchor], [anchor]).ok).toBe(false);
  });

  it('a key of another kind', async () => {
    const anchor = await root();
    const { publicKey } = generateKeyPairSync('ed25519');
    const leaf = alter(await issue({ by: anchor }), anchor, (contents) => {
      const spki = publicKey.export({ type: 'spki', format: 'der' });
      contents.subjectPublicKeyInfo = AsnConvert.parse(spki, SubjectPublicKeyInfo);
    });
    expect(leavesOf(validate([leaf, anchor], [anchor]))).toBe('weak_key');
  });

  it('a curve spelled out instead of named', async () => {
    const anchor = await root();
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256', paramEncoding: 'explicit' });
    const leaf = alter(await issue({ by: anchor }), anchor, (contents) => {
      const spki = publicKey.export({ type: 'spki', format: 'der' });
      contents.subjectPublicKeyInfo = AsnConvert.parse(spki, SubjectPublicKeyInfo);
    });
    expect(leavesOf(validate([leaf, anchor], [anchor]))).toBe('weak_key');
  });
});
