import 'reflect-metadata'; // @peculiar/x509 needs it.
import { Extension, KeyUsageFlags } from '@peculiar/x509';
import {
  authorityLife,
  certify,
  daySeconds,
  makeAuthority,
  makeSigner,
  signerLife,
  type CertificateWish,
  type Holder,
} from './certificates.ts';

/** What a bad chain is made from. */
interface Real {
  readonly authority: Holder;
  readonly signer: Holder;
  /** Common name that the profile expects of a signer. */
  readonly subjectName: string;
  readonly nowSeconds: number;
}

type MakeChain = (real: Real) => Promise<readonly Holder[]>;

/** A signer under the real authority, with one fault. */
const badSigner =
  (wish: Partial<CertificateWish> | ((real: Real) => Partial<CertificateWish>)): MakeChain =>
  async (real) => {
    const { authority, subjectName, nowSeconds } = real;
    const changed = typeof wish === 'function' ? wish(real) : wish;
    const usual = { ...signerLife(nowSeconds), commonName: subjectName, issuer: authority };
    return [await certify({ ...usual, ...changed }), authority];
  };

/** A sound signer under an issuer, with one fault, under the real authority. */
const badIssuer =
  (wish: (real: Real) => Partial<CertificateWish>): MakeChain =>
  async (real) => {
    const { authority, subjectName, nowSeconds } = real;
    const usual = { ...authorityLife(nowSeconds), commonName: 'Issuer (test only)', issuer: authority };
    const issuer = await certify({ isAuthority: true, ...usual, ...wish(real) });
    return [await makeSigner(issuer, subjectName, nowSeconds), issuer, authority];
  };

const expiredLife = ({ nowSeconds }: Real) => ({
  notBefore: nowSeconds - 9 * daySeconds,
  notAfter: nowSeconds - 3_600,
});
const weakRsa = {
  name: 'RSASSA-PKCS1-v1_5',
  modulusLength: 1024,
  publicExponent: new Uint8Array([1, 0, 1]),
  hash: 'SHA-256',
} as const;
const empty = (id: string, critical: boolean) => new Extension(id, critical, Buffer.from('3000', 'hex'));

/** Chains that must never be accepted, each with one fault: row L02 of the conformance table, and an old answer. */
export const badChains = {
  expired: badSigner(expiredLife),
  not_yet_valid: badSigner(({ nowSeconds }) => ({ notBefore: nowSeconds + daySeconds })),
  untrusted: async ({ authority, subjectName, nowSeconds }) => {
    const stranger = await makeAuthority(
      authority.certificate.subjectName.getField('CN')[0] ?? '',
      nowSeconds,
    );
    return [await makeSigner(stranger, subjectName, nowSeconds), stranger];
  },
  self_signed: async ({ subjectName, nowSeconds }) => [
    await certify({ ...signerLife(nowSeconds), commonName: subjectName }),
  ],
  wrong_name: badSigner({ commonName: 'Somebody else' }),
  wrong_usage: badSigner({ usage: KeyUsageFlags.keyEncipherment }),
  authority_as_signer: badSigner({ isAuthority: true }),
  weak_rsa: badSigner({ kind: weakRsa }),
  sha1: badSigner({ hash: 'SHA-1' }),
  critical_extension: badSigner({ extensions: [empty('1.2.3.4', true)] }),
  name_constraints: badSigner({ extensions: [empty('2.5.29.30', false)] }),
  expired_issuer: badIssuer(expiredLife),
  issuer_no_authority: badIssuer(() => ({ isAuthority: false, usage: KeyUsageFlags.keyCertSign })),
  issuer_may_not_sign: badIssuer(() => ({ usage: KeyUsageFlags.cRLSign })),
  path_too_long: badIssuer(() => ({})),
  one_bad: async (real) => {
    const [bad] = await badSigner({ commonName: 'Somebody else' })(real);
    return [real.signer, ...(bad ? [bad] : []), real.authority];
  },
  older: badSigner(({ nowSeconds }) => ({ notBefore: nowSeconds - 30 * daySeconds })),
} as const satisfies Record<string, MakeChain>;

export type BadChain = keyof typeof badChains;
export const badChainNames = Object.keys(badChains) as BadChain[];
