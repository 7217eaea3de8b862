import type { CryptoKeyPair } from './web-types.ts';

/**
 * Makes the device's key pair. The private half cannot be read, not even by the page; keep the pair in IndexedDB, which
 * stores it as it is.
 */
export const makeDeviceKey = (): Promise<CryptoKeyPair> =>
  crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
