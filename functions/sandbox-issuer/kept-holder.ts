import 'reflect-metadata'; // @peculiar/x509 needs it.
import { webcrypto } from 'node:crypto';
import { X509Certificate } from '@peculiar/x509';
import * as z from 'zod/mini';
import type { Holder } from './certificates.ts';

/** A certificate and its private key, as stored in the data folder: PEM, and PKCS #8 in base64. */
export const keptHolderSchema = z.object({ certificate: z.string(), privateKey: z.string() });

type KeptHolder = z.output<typeof keptHolderSchema>;

const p256 = { name: 'ECDSA', namedCurve: 'P-256' } as const;

export async function keepHolder({ keys, certificate }: Holder): Promise<KeptHolder> {
  const pkcs8 = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  return { certificate: certificate.toString('pem'), privateKey: Buffer.from(pkcs8).toString('base64') };
}

export async function readHolder(kept: KeptHolder): Promise<Holder> {
  const certificate = new X509Certificate(kept.certificate);
  const der = Buffer.from(kept.privateKey, 'base64');
  return {
    certificate,
    keys: {
      privateKey: await webcrypto.subtle.importKey('pkcs8', der, p256, true, ['sign']),
      publicKey: await webcrypto.subtle.importKey('spki', certificate.publicKey.rawData, p256, true, [
        'verify',
      ]),
    },
  };
}
