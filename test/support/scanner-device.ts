/** The data that a device keeps after its enrolment. */
export interface Enrolled {
  readonly scannerId: string;
  readonly firmId: string;
  readonly siteId: string;
}

interface Request {
  readonly method: string;
  readonly path: string;
  readonly body?: string;
}

const file = '../../web/scanner-device.js';

/** The device's side of docs/scanners.md. It is plain JavaScript, so its types are declared here. */
export const device = (await import(file)) as {
  makeDeviceKey: () => Promise<CryptoKeyPair>;
  enrolmentRequest: (
    enrolmentCode: string,
    name: string,
    keyPair: CryptoKeyPair,
  ) => Promise<{
    enrolmentCode: string;
    publicKey: { kty: 'EC'; crv: 'P-256'; x: string; y: string };
    name: string;
    proof: string;
  }>;
  authorizationFor: (
    scanner: Enrolled,
    privateKey: CryptoKey,
    request: Request,
    nowSeconds: number,
  ) => Promise<string>;
};

type CryptoKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>;
interface CryptoKeyPair {
  readonly publicKey: CryptoKey;
  readonly privateKey: CryptoKey;
}
