import { importJWK, jwtVerify } from 'jose';
import type { ScannerKey } from './scanner.ts';

/** Type header of the proof that a device makes with its new key. */
const enrolmentProofType = 'gatehouse-enrolment+jwt';

/**
 * Does the device hold the private half of the key it enrols? The proof is an ES256 JWS over the code, so that nobody
 * can enrol another's key. It has no time: the code itself ends soon and works once.
 */
export async function provesKey(
  proof: string,
  publicKey: ScannerKey,
  enrolmentCode: string,
): Promise<boolean> {
  try {
    const key = await importJWK({ kty: 'EC', crv: 'P-256', ...publicKey }, 'ES256');
    const { payload } = await jwtVerify(proof, key, {
      algorithms: ['ES256'],
      typ: enrolmentProofType,
      audience: 'gatehouse',
    });
    return payload['enrolmentCode'] === enrolmentCode;
  } catch {
    // A point off the curve, another algorithm, a bad signature: all the same to who asks.
    return false;
  }
}
