/** What a device holds once it has enrolled. */
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

/** The device's side of scanners, as docs/scanners.md has it: plain JavaScript, so its shape is said here. */
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
