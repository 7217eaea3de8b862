import { importJWK, jwtVerify } from 'jose';
import type { ScannerKey } from './scanner.ts';

/** Type header of the proof that a device makes with its new key. */
const enrolmentProofType = 'gatehouse-enrolment+jwt';

/**
 * Checks that the device has the private key that it enrols. The proof is an ES256 JWS over the code, so that a device
 * cannot enrol a foreign key. It has no time, because the code itself ends soon and works once.
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
    // A point off the curve, another algorithm and a bad signature all get the same answer.
    return false;
  }
}
