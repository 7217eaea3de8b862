import { createHash } from 'node:crypto';
import type { Shown } from '../../edge/response-fields.ts';
import { toRfc3339 } from '../../kernel/clock.ts';
import type { KeyBundle } from '../../personal-code/key-bundle.ts';
import type { keyBundleResponse } from './responses.ts';

/**
 * The key bundle as the API shows it: certificates are public, DER in base64. A denied certificate is only named, so that a
 * scanner that ignores `deniedKeyIds` stops trusting it too.
 */
export function keyBundleView(bundle: KeyBundle): Shown<typeof keyBundleResponse> {
  const { profileId, fetchedAt, validUntil, deniedKeyIds = [] } = bundle;
  const certificates = bundle.certificates.filter(({ keyId }) => !deniedKeyIds.includes(keyId));
  return {
    profileId,
    fetchedAt: toRfc3339(fetchedAt),
    validUntil: toRfc3339(validUntil),
    certificates: certificates.map(({ notBefore, notAfter, ...certificate }) => ({
      ...certificate,
      notBefore: toRfc3339(notBefore),
      notAfter: toRfc3339(notAfter),
    })),
    deniedKeyIds,
  };
}

/** The entity tag of what {@link keyBundleView} shows. */
export function entityTagOf(bundle: KeyBundle): string {
  return `"${createHash('sha256')
    .update(JSON.stringify(keyBundleView(bundle)))
    .digest('base64url')
    .slice(0, 22)}"`;
}
