import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { fingerprint, makeAuthority, makeSigner, type Holder } from './certificates.ts';
import { keepHolder, keptHolderSchema, readHolder } from './kept-holder.ts';

/** How the issuer behaves: `roll` changes the signer at once and is `normal` from then on. */
export const certificateModes = ['normal', 'roll', 'expired', 'untrusted', 'garbage', 'down'] as const;
export type CertificateMode = (typeof certificateModes)[number];

/** What is published now; undefined where the issuer cannot be reached. */
export type Publication =
  { readonly contentType: string; readonly body: string; readonly etag: string } | undefined;

/** Plays the government: holds an authority and a signer, publishes certificates, and misbehaves on request. */
export interface Issuer {
  /** SHA-256 of the authority's certificate, hex: what the sandbox profile pins. */
  readonly trustAnchor: string;
  /** Who signs codes now, and `x5t#S256` of its certificate. Misbehaviour concerns what is published only. */
  signer(): { readonly holder: Holder; readonly keyId: string };
  publication(): Publication;
  behave(mode: CertificateMode): Promise<void>;
  mode(): CertificateMode;
}

interface Wanted {
  /** Common name that the profile expects of a signer. */
  readonly subjectName: string;
  readonly nowSeconds: () => number;
  /** What was kept of an earlier run, or undefined. */
  readonly kept: unknown;
  readonly keep: (state: unknown) => void;
}

const keptSchema = z.object({ authority: keptHolderSchema, signer: keptHolderSchema });
const authorityName = 'Gatehouse sandbox authority (test only)';

/** Opens the sandbox issuer: with the kept keys where there are some, else with new ones. */
export async function openIssuer({ subjectName, nowSeconds, kept, keep }: Wanted): Promise<Issuer> {
  const before = kept === undefined ? undefined : keptSchema.parse(kept);
  const authority = before
    ? await readHolder(before.authority)
    : await makeAuthority(authorityName, nowSeconds());
  const keptSigner = before && (await readHolder(before.signer));
  const stillValid = keptSigner && keptSigner.certificate.notAfter.getTime() / 1000 > nowSeconds() + 86_400;
  let signer: Holder;
  let mode: CertificateMode = 'normal';
  let published: Publication;

  const sign = async (holder: Holder): Promise<void> => {
    signer = holder;
    keep({ authority: await keepHolder(authority), signer: await keepHolder(holder) });
  };
  const newSigner = () => makeSigner(authority, subjectName, nowSeconds());
  await sign(stillValid ? keptSigner : await newSigner());
  const publish = async (): Promise<Publication> => {
    switch (mode) {
      case 'down':
        return undefined;
      case 'garbage':
        return publication('<!doctype html><title>Under maintenance</title>', 'text/html');
      case 'expired':
        return pem([await makeSigner(authority, subjectName, nowSeconds(), nowSeconds() - 3_600), authority]);
      case 'untrusted': {
        const stranger = await makeAuthority(authorityName, nowSeconds());
        return pem([await makeSigner(stranger, subjectName, nowSeconds()), stranger]);
      }
      case 'normal':
      case 'roll':
        return pem([signer, authority]);
    }
  };
  published = await publish();

  return {
    trustAnchor: fingerprint(authority, 'hex'),
    signer: () => ({ holder: signer, keyId: fingerprint(signer, 'base64url') }),
    publication: () => published,
    mode: () => mode,
    behave: async (wanted) => {
      if (wanted === 'roll') await sign(await newSigner());
      mode = wanted === 'roll' ? 'normal' : wanted;
      published = await publish();
    },
  };
}

const pem = (chain: readonly Holder[]): Publication =>
  publication(
    chain.map(({ certificate }) => `${certificate.toString('pem')}\n`).join(''),
    'application/pem-certificate-chain',
  );

const publication = (body: string, contentType: string): Publication => ({
  body,
  contentType,
  etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
});
