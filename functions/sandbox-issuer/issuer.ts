import * as z from 'zod/mini';
import { badChainNames, badChains, type BadChain } from './bad-certificates.ts';
import { fingerprint, makeAuthority, makeSigner, type Holder } from './certificates.ts';
import { keepHolder, keptHolderSchema, readHolder } from './kept-holder.ts';
import { pem, publication, silences, type Publication, type Silence } from './publication.ts';

const moves = ['normal', 'announce', 'roll'] as const;
const nonsense = ['empty', 'garbage', 'html', 'truncated', 'huge'] as const;

/**
 * How the issuer behaves. `announce` publishes its next signer beside the present one; `roll` signs with the announced
 * signer, or with a new one, and publishes only that. Both are followed by `normal`. Every other mode misbehaves.
 */
export const certificateModes = [...moves, ...nonsense, ...silences, ...badChainNames] as const;
export type CertificateMode = (typeof certificateModes)[number];

/** A signer of codes, and `x5t#S256` of its certificate. */
export interface Signer {
  readonly holder: Holder;
  readonly keyId: string;
}

/** Plays the government: holds an authority and a signer, publishes certificates, and misbehaves on request. */
export interface Issuer {
  /** SHA-256 of the authority's certificate, hex: what the sandbox profile pins. */
  readonly trustAnchor: string;
  /** Who signs codes now. Misbehaviour changes only what is published. */
  signer(): Signer;
  /** A signer of this run by its key id, also a withdrawn one, whose key a thief may still have. */
  signerOf(keyId: string): Signer | undefined;
  publication(): Publication;
  behave(mode: CertificateMode): Promise<void>;
  mode(): CertificateMode;
}

interface Wanted {
  /** Common name that the profile expects of a signer. */
  readonly subjectName: string;
  readonly nowSeconds: () => number;
  /** The stored state of an earlier run, or undefined. */
  readonly kept: unknown;
  readonly keep: (state: unknown) => void;
}

const keptSchema = z.object({ authority: keptHolderSchema, signer: keptHolderSchema });
const authorityName = 'Gatehouse sandbox authority (test only)';
const hugeBytes = 5 * 1024 * 1024;

/** Opens the sandbox issuer: with the stored keys, or with new ones. */
export async function openIssuer({ subjectName, nowSeconds, kept, keep }: Wanted): Promise<Issuer> {
  const before = kept === undefined ? undefined : keptSchema.parse(kept);
  const authority = before
    ? await readHolder(before.authority)
    : await makeAuthority(authorityName, nowSeconds());
  const keptSigner = before && (await readHolder(before.signer));
  const stillValid = keptSigner && keptSigner.certificate.notAfter.getTime() / 1000 > nowSeconds() + 86_400;
  const signers: Signer[] = [];
  let signer: Signer;
  let announced: Signer | undefined;
  let mode: CertificateMode = 'normal';

  const newSigner = async (): Promise<Signer> =>
    known(await makeSigner(authority, subjectName, nowSeconds()));
  const known = (holder: Holder): Signer => {
    const made = { holder, keyId: fingerprint(holder, 'base64url') };
    signers.push(made);
    return made;
  };
  const signWith = async (next: Signer): Promise<void> => {
    signer = next;
    announced = undefined;
    keep({ authority: await keepHolder(authority), signer: await keepHolder(next.holder) });
  };
  const good = (): Publication => pem([signer.holder, ...(announced ? [announced.holder] : []), authority]);
  const publicationOf = async (wanted: CertificateMode): Promise<Publication> => {
    if (isBadChain(wanted)) {
      const real = { authority, signer: signer.holder, subjectName, nowSeconds: nowSeconds() };
      return pem(await badChains[wanted](real));
    }
    if (isSilence(wanted)) return { kind: wanted };
    switch (wanted) {
      case 'empty':
        return publication('', 'application/pem-certificate-chain');
      case 'garbage':
        return publication('MIIB garbage', 'application/pem-certificate-chain');
      case 'html':
        return publication('<!doctype html><title>Under maintenance</title>', 'text/html');
      case 'truncated': {
        const whole = good();
        return publication(
          whole.kind === 'body' ? whole.body.slice(0, -40) : '',
          'application/pem-certificate-chain',
        );
      }
      case 'huge':
        return publication('A'.repeat(hugeBytes), 'application/pem-certificate-chain');
      case 'normal':
      case 'announce':
      case 'roll':
        return good();
    }
  };
  await signWith(stillValid ? known(keptSigner) : await newSigner());
  let published = await publicationOf(mode);

  return {
    trustAnchor: fingerprint(authority, 'hex'),
    signer: () => signer,
    signerOf: (keyId) => signers.find((one) => one.keyId === keyId),
    publication: () => published,
    mode: () => mode,
    behave: async (wanted) => {
      if (wanted === 'announce') announced ??= await newSigner();
      if (wanted === 'roll') await signWith(announced ?? (await newSigner()));
      mode = wanted === 'roll' || wanted === 'announce' ? 'normal' : wanted;
      published = await publicationOf(mode);
    },
  };
}

const isBadChain = (mode: CertificateMode): mode is BadChain => Object.hasOwn(badChains, mode);
const isSilence = (mode: CertificateMode): mode is Silence => (silences as readonly string[]).includes(mode);
