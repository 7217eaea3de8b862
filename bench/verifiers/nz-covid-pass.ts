import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { verifyPassURIOffline } from '@vaxxnz/nzcp';
import { systemClock } from '../../functions/kernel/clock.ts';
import { cbor, type Cbor } from './cbor.ts';
import type { Contender } from './contender.ts';

const issuer = 'did:web:bench.invalid';
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** `@vaxxnz/nzcp`: a NZ COVID Pass (a CWT in COSE_Sign1, in base32), of an issuer made for this run. */
export function nzCovidPass(): Contender {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const method = `${issuer}#key-1`;
  const didDocument = {
    id: issuer,
    '@context': ['https://w3.org/ns/did/v1'],
    verificationMethod: [
      {
        id: method,
        controller: issuer,
        type: 'JsonWebKey2020',
        publicKeyJwk: { kty: 'EC', crv: 'P-256', x, y },
      },
    ],
    assertionMethod: [method],
  };
  const header = cbor(new Map<Cbor, Cbor>([[4, Buffer.from('key-1')], [1, -7]])); // prettier-ignore
  const payload = cbor(claims(systemClock()));
  const signed = cbor(['Signature1', header, Buffer.alloc(0), payload]);
  const signature = sign('sha256', signed, { key: privateKey, dsaEncoding: 'ieee-p1363' });
  const forged = Buffer.from(signature);
  forged.writeUInt8(forged.readUInt8(40) ^ 1, 40);
  const pass = (bytes: Uint8Array) =>
    `NZCP:/1/${base32(cbor({ tag: 18, value: [header, new Map(), payload, bytes] }))}`;
  const judge = (uri: string) => verifyPassURIOffline(uri, { trustedIssuer: issuer, didDocument }).success;
  const [good, bad] = [pass(signature), pass(forged)];
  return {
    name: '@vaxxnz/nzcp: NZ COVID Pass',
    verify: () => judge(good),
    verifyForged: () => judge(bad),
  };
}

function claims(now: number): Cbor {
  const subject = new Map([['givenName', 'Tai Man'], ['familyName', 'Chan'], ['dob', '1990-01-01']]); // prettier-ignore
  const credential = new Map<Cbor, Cbor>([
    ['@context', ['https://www.w3.org/2018/credentials/v1', 'https://nzcp.covid19.health.nz/contexts/v1']],
    ['version', '1.0.0'],
    ['type', ['VerifiableCredential', 'PublicCovidPass']],
    ['credentialSubject', subject],
  ]);
  return new Map<Cbor, Cbor>([
    [1, issuer],
    [5, now - 60],
    [4, now + 3600],
    ['vc', credential],
    [7, randomBytes(16)],
  ]);
}

/** RFC 4648 §6, without padding. */
function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => alphabet[parseInt(five.padEnd(5, '0'), 2)] ?? '')
    .join('');
}
