import { epochSeconds } from '../kernel/clock.ts';
import type { SignatureAlgorithm, TrustedCertificate } from '../personal-code/key-bundle.ts';
import type { SoundLeaf } from './certificate-chain.ts';
import { faulty, sound, type Checked } from './certificate-fault.ts';
import type { PublishedCertificate } from './read-certificates.ts';

/**
 * The bundle's entry of a validated signing certificate. It is valid until the first of its chain ends, and for one algorithm: the
 * one that a JWK set states, else the first that its key fits and the profile allows.
 */
export function trustedCertificate(
  { certificate, chainNotAfter }: SoundLeaf<PublishedCertificate>,
  allowed: readonly SignatureAlgorithm[],
): Checked<TrustedCertificate> {
  const { statedAlgorithm, fingerprint, x509, notBefore } = certificate;
  const algorithm = algorithmsOf(certificate).find(
    (one) => allowed.includes(one) && one === (statedAlgorithm ?? one),
  );
  if (!algorithm) return faulty('leaf_has_wrong_algorithm');
  return sound({
    keyId: Buffer.from(fingerprint, 'hex').toString('base64url'),
    algorithm,
    der: x509.raw.toString('base64'),
    notBefore: epochSeconds(notBefore),
    notAfter: chainNotAfter,
    status: 'active',
  });
}

/**
 * With an RSA key most issuers mean PKCS #1 v1.5. A key marked as for RSASSA-PSS alone (RFC 4055 §1.2) is refused, because
 * Web Crypto, which verifies, cannot import it.
 */
function algorithmsOf({ publicKey }: PublishedCertificate): readonly SignatureAlgorithm[] {
  if (publicKey.asymmetricKeyType === 'rsa') return ['RS256', 'PS256'];
  return publicKey.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? ['ES256'] : [];
}
