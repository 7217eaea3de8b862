import { describe, expect, it } from '@jest/globals';
import { isCurrent } from '../../../functions/edge/if-none-match.ts';
import { entityTagOf, keyBundleView } from '../../../functions/trust/api/view.ts';
import { bundleOf, entry, inHours } from './support/bundles.ts';

const bundle = bundleOf([entry('a')], { etag: '"of the issuer"' });

describe('the key bundle for scanners', () => {
  it('has the certificates and their lifetime, and nothing that only the renewal needs', () => {
    expect(keyBundleView(bundle)).toEqual({
      profileId: 'test.sandbox',
      fetchedAt: '2025-11-24T10:00:00Z',
      validUntil: '2025-11-26T10:00:00Z',
      certificates: [
        {
          keyId: entry('a').keyId,
          algorithm: 'ES256',
          der: entry('a').der,
          status: 'active',
          notBefore: '2025-11-23T16:00:00Z',
          notAfter: '2026-02-22T16:00:00Z',
        },
      ],
      deniedKeyIds: [],
    });
  });

  it('names a denied certificate, leaves its entry out, and has another entity tag', () => {
    const { keyId } = entry('a');
    const denied = { ...bundle, deniedKeyIds: [keyId] };
    expect(keyBundleView(denied)).toMatchObject({ certificates: [], deniedKeyIds: [keyId] });
    expect(entityTagOf(denied)).not.toBe(entityTagOf(bundle));
  });

  it('has an entity tag that changes with its content', () => {
    expect(entityTagOf(bundle)).toMatch(/^"[\w-]{22}"$/);
    expect(entityTagOf({ ...bundle, etag: '"other"' })).toBe(entityTagOf(bundle));
    expect(entityTagOf({ ...bundle, validUntil: inHours(48) })).not.toBe(entityTagOf(bundle));
  });
});

describe('If-None-Match', () => {
  it.each(['"a"', 'W/"a"', '"b", "a"', '"b",W/"a"', '*'])('with %s matches the tag "a"', (header) => {
    expect(isCurrent(header, '"a"')).toBe(true);
  });

  it.each([undefined, '', '"b"', 'a', '"aW/"', '"b", "c"'])('with %s does not match', (header) => {
    expect(isCurrent(header, '"a"')).toBe(false);
  });
});
