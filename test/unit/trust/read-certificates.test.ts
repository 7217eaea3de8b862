import { webcrypto } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readCertificates, type CertificateFormat } from '../../../functions/trust/read-certificates.ts';
import { Extension, issue, keptKeys, p384, pem, pin, root, rsa, type Holder } from './support/authority.ts';

const read = (body: string | Buffer, format: CertificateFormat) => {
  const result = readCertificates(Buffer.from(body), format);
  return result.ok ? result.value.map(({ fingerprint }) => fingerprint) : result.fault;
};
const anchor = await root();
const leaf = await issue({ by: anchor });
const both = [pin(leaf), pin(anchor)];
const large = await issue({
  by: anchor,
  extensions: [new Extension('1.2.3.4', false, new Uint8Array(8192))],
});

const base64 = ({ der }: Holder): string => der.toString('base64');
const jwkOf = async ({ keys }: Holder) => webcrypto.subtle.exportKey('jwk', keys.publicKey);
const jwks = (...keys: object[]): string => JSON.stringify({ keys });

describe('PEM', () => {
  it('is read in its order, with each certificate once', () => {
    expect(read(pem(leaf, anchor), 'pem')).toEqual(both);
    expect(read(pem(leaf, anchor, leaf), 'pem')).toEqual(both);
  });

  it('may have other line ends, and text between blocks', () => {
    expect(read(pem(leaf, anchor).replaceAll('\n', '\r\n'), 'pem')).toEqual(both);
    expect(read(`The signer:\n${pem(leaf)}\nIts authority:\n${pem(anchor)}`, 'pem')).toEqual(both);
  });

  it.each([
    ['an empty answer', '', 'no_certificates'],
    ['white space', ' \r\n', 'no_certificates'],
    ['garbage', 'garbage', 'certificate_unparsable'],
    ['an HTML page', '<!doctype html><title>Under maintenance</title>', 'certificate_unparsable'],
    ['an HTML page around certificates', `<pre>${pem(leaf, anchor)}</pre>`, 'certificate_unparsable'],
    ['a truncated block', pem(leaf, anchor).slice(0, -60), 'certificate_unparsable'],
    ['a truncated first block', pem(leaf).slice(0, 200), 'certificate_unparsable'],
    ['a block that lacks its beginning', pem(leaf).slice(30) + pem(anchor), 'certificate_unparsable'],
    ['another kind of block', pem(leaf).replaceAll('CERTIFICATE', 'PRIVATE KEY'), 'certificate_unparsable'],
    [
      'a block of nothing',
      '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----',
      'certificate_unparsable',
    ],
    ['a block of something else', pem({ ...leaf, der: Buffer.from('hello') }), 'certificate_unparsable'],
    ['bad padding', pem(leaf).replace(/=*\n-----END/, '=====\n-----END'), 'certificate_unparsable'],
    [
      'bytes after the certificate',
      pem({ ...leaf, der: Buffer.concat([leaf.der, Buffer.alloc(3)]) }),
      'certificate_unparsable',
    ],
    ['half a certificate', pem({ ...leaf, der: leaf.der.subarray(0, 300) }), 'certificate_unparsable'],
    ['a certificate of more than 8 kB', pem(large), 'certificate_too_large'],
    ['a certificate of more than 8 kB beside a smaller one', pem(leaf, large), 'certificate_too_large'],
  ])('%s is refused', (_, body, fault) => {
    expect(read(body, 'pem')).toBe(fault);
  });

  it('may have twelve certificates, but not thirteen', () => {
    expect(read(pem(...Array<Holder>(12).fill(leaf)), 'pem')).toEqual([pin(leaf)]);
    expect(read(pem(...Array<Holder>(13).fill(leaf)), 'pem')).toBe('too_many_certificates');
  });
});

describe('the size of a certificate', () => {
  it('may be 8,192 bytes, but not one more', async () => {
    const sized = async (bytes: number): Promise<Holder> =>
      issue({ by: anchor, extensions: [new Extension('1.2.3.4', false, new Uint8Array(bytes))] });
    const { der } = await sized(7000);
    const exact = await sameSize(8192, 7000 + 8192 - der.length, sized);
    expect(read(exact.der, 'der')).toEqual([pin(exact)]);
    const over = await sameSize(8193, 7000 + 8193 - der.length, sized);
    expect(read(over.der, 'der')).toBe('certificate_too_large');
  });
});

/** ECDSA signatures differ by some bytes in length: makes certificates until one has the required length. */
async function sameSize(
  wanted: number,
  bytes: number,
  make: (bytes: number) => Promise<Holder>,
): Promise<Holder> {
  const made = await make(bytes);
  return made.der.length === wanted ? made : sameSize(wanted, bytes + wanted - made.der.length, make);
}

describe('DER', () => {
  it('is a sequence of certificates', () => {
    expect(read(leaf.der, 'der')).toEqual([pin(leaf)]);
    expect(read(Buffer.concat([leaf.der, anchor.der]), 'der')).toEqual(both);
  });

  it.each([
    ['an empty answer', Buffer.alloc(0), 'no_certificates'],
    ['garbage', Buffer.from('garbage'), 'certificate_unparsable'],
    ['three bytes', leaf.der.subarray(0, 3), 'certificate_unparsable'],
    ['a truncated certificate', leaf.der.subarray(0, -1), 'certificate_unparsable'],
    ['bytes that follow', Buffer.concat([leaf.der, Buffer.from([0])]), 'certificate_unparsable'],
    ['PEM', Buffer.from(pem(leaf)), 'certificate_unparsable'],
    [
      'another structure',
      Buffer.concat([Buffer.from('30820100', 'hex'), Buffer.alloc(256)]),
      'certificate_unparsable',
    ],
  ])('%s is refused', (_, body, fault) => {
    expect(read(body, 'der')).toBe(fault);
  });
});

describe('a certificate that is not in DER throughout', () => {
  const withExtension = (type: string, value: string) =>
    issue({
      by: anchor,
      usage: 'unstated',
      ca: 'unstated',
      extensions: [new Extension(type, true, hex(value))],
    });
  const hex = (digits: string) => new Uint8Array(Buffer.from(digits, 'hex'));
  const [keyUsage, basicConstraints, extendedKeyUsage] = ['2.5.29.15', '2.5.29.19', '2.5.29.37'];

  it.each([
    ['a key usage with a byte behind it', keyUsage, '03020780ff'],
    ['a key usage whose unused bits are set', keyUsage, '030207ff'],
    ['basic constraints whose true is 1', basicConstraints, '3003010101'],
    ['basic constraints with a byte behind them', basicConstraints, '300000'],
    ['basic constraints of indefinite length', basicConstraints, '30800000'],
    ['a path length that is padded', basicConstraints, '30070101ff02020000'],
    ['purposes with a byte behind them', extendedKeyUsage, '300a06082b0601050507030400'],
  ])('is refused: %s', async (_, type, value) => {
    expect(read((await withExtension(type, value)).der, 'der')).toBe('certificate_unparsable');
  });

  it('is read once the same content is in DER', async () => {
    for (const [type, value] of [
      [keyUsage, '03020780'],
      [basicConstraints, '3000'],
      [basicConstraints, '30060101ff020100'],
      [extendedKeyUsage, '300a06082b06010505070304'],
    ] as const) {
      const one = await withExtension(type, value);
      expect(read(one.der, 'der')).toEqual([pin(one)]);
    }
  });

  it('is refused with a date without seconds', async () => {
    const { der } = await issue({ by: anchor });
    const text = der.toString('latin1');
    const at = /\x17\x0d\d{12}Z/.exec(text)?.index ?? NaN;
    // The same number of bytes: 2611240000Z and two spaces, which only some readers accept as a date.
    const odd = Buffer.from(der);
    odd.write('+0', at + 2 + 10, 'latin1');
    expect(read(der, 'der')).toHaveLength(1);
    expect(read(odd, 'der')).toBe('certificate_unparsable');
  });
});

describe('a JWK set', () => {
  it('gives the chain of each key, and its stated algorithm', async () => {
    const set = jwks({
      ...(await jwkOf(leaf)),
      alg: 'ES256',
      use: 'sig',
      x5c: [base64(leaf), base64(anchor)],
    });
    const result = readCertificates(Buffer.from(set), 'jwks');
    expect(result.ok && result.value.map((one) => [one.fingerprint, one.statedAlgorithm])).toEqual([
      [pin(leaf), 'ES256'],
      [pin(anchor), undefined],
    ]);
  });

  it('keeps a stated algorithm if the certificate appears again', async () => {
    const stated = { ...(await jwkOf(leaf)), alg: 'ES256', x5c: [base64(leaf)] };
    const again = { ...(await jwkOf(anchor)), x5c: [base64(anchor), base64(leaf)] };
    const result = readCertificates(Buffer.from(jwks(stated, again)), 'jwks');
    expect(result.ok && result.value[0]?.statedAlgorithm).toBe('ES256');
  });

  it('may leave out the use of keys', async () => {
    const set = jwks({ ...(await jwkOf(leaf)), x5c: [base64(leaf)] });
    const result = readCertificates(Buffer.from(set), 'jwks');
    expect(result.ok && result.value.map(({ statedAlgorithm }) => statedAlgorithm)).toEqual([undefined]);
    expect(result.ok && Object.keys(result.value[0] ?? {})).not.toContain('statedAlgorithm');
  });

  it('may have encryption keys, which are ignored', async () => {
    const set = jwks(
      { kty: 'EC', use: 'enc', x5c: ['none of ours'] },
      { ...(await jwkOf(leaf)), x5c: [base64(leaf)] },
    );
    expect(read(set, 'jwks')).toEqual([pin(leaf)]);
  });

  it('may have RSA keys', async () => {
    const signer = await issue({ by: anchor, keys: await keptKeys(rsa(2048)) });
    const set = jwks({ ...(await jwkOf(signer)), x5c: [base64(signer)] });
    expect(read(set, 'jwks')).toEqual([pin(signer)]);
  });

  it('is refused if a key differs from that of its certificate', async () => {
    const other = await issue({ by: anchor });
    const p384Key = await issue({ by: anchor, kind: p384 });
    for (const key of [await jwkOf(other), await jwkOf(p384Key), { kty: 'EC' }, { kty: 'oct', k: 'AA' }]) {
      expect(read(jwks({ ...key, x5c: [base64(leaf)] }), 'jwks')).toBe('key_differs_from_certificate');
    }
  });

  it.each([
    ['an empty answer', '', 'certificate_unparsable'],
    ['text that is not JSON', 'garbage', 'certificate_unparsable'],
    ['a set without keys', '{"keys":[]}', 'no_certificates'],
    ['an object that is not a set', '{}', 'certificate_unparsable'],
    ['an array', '[]', 'certificate_unparsable'],
    ['null', 'null', 'certificate_unparsable'],
    ['a key without certificates', '{"keys":[{"kty":"EC"}]}', 'certificate_unparsable'],
    ['a key with an empty chain', '{"keys":[{"kty":"EC","x5c":[]}]}', 'certificate_unparsable'],
    ['a chain of numbers', '{"keys":[{"kty":"EC","x5c":[1]}]}', 'certificate_unparsable'],
    [
      'a chain in base64url',
      jwks({ kty: 'EC', x5c: [leaf.der.toString('base64url')] }),
      'certificate_unparsable',
    ],
    ['a chain of something else', jwks({ kty: 'EC', x5c: ['aGVsbG8='] }), 'certificate_unparsable'],
  ])('%s is refused', (_, body, fault) => {
    expect(read(body, 'jwks')).toBe(fault);
  });
});

describe('any published content', () => {
  it('is read or refused, without a throw', () => {
    const formats = fc.constantFrom<CertificateFormat>('pem', 'der', 'jwks');
    fc.assert(
      fc.property(formats, fc.uint8Array({ maxLength: 200 }), (format, body) => {
        expect(readCertificates(body, format).ok).toBe(false);
      }),
    );
  });

  it('is not accepted as the same certificate if a byte is changed', () => {
    fc.assert(
      fc.property(fc.nat(leaf.der.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = Buffer.from(leaf.der);
        changed.writeUInt8(changed.readUInt8(at) ^ change, at);
        const result = read(changed, 'der');
        expect(result).not.toEqual([pin(leaf)]);
      }),
    );
  });
});
