/** What browsers and Node call by the same names; said here, so that neither's types are needed. */
export type CryptoKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

/** A device's key pair. */
export interface CryptoKeyPair {
  readonly publicKey: CryptoKey;
  readonly privateKey: CryptoKey;
}

/** Bytes that Web Crypto takes. */
export type Bytes = Uint8Array<ArrayBuffer>;
