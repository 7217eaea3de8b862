import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseKeyBundle } from '../../../functions/trust/parse-key-bundle.ts';
import { bundleOf, entry } from './support/bundles.ts';

const full = bundleOf([entry('a'), entry('b', { status: 'retiring', algorithm: 'RS256' })], {
  etag: '"tag"',
});
const without = (name: string) =>
  JSON.stringify(Object.fromEntries(Object.entries(full).filter(([key]) => key !== name)));
const withEntry = (more: object) => JSON.stringify({ ...full, certificates: [{ ...entry('a'), ...more }] });

describe('the text of the secret', () => {
  it('reads back as it was written', () => {
    expect(parseKeyBundle(JSON.stringify(full))).toEqual(full);
  });

  it.each(['ES256', 'PS256', 'RS256'] as const)('is accepted with a certificate for %s', (algorithm) => {
    const bundle = bundleOf([entry('a', { algorithm })]);
    expect(parseKeyBundle(JSON.stringify(bundle))).toEqual(bundle);
  });

  it('may lack the fields for the renewal', () => {
    for (const name of ['etag', 'validatedUnder']) {
      const parsed = parseKeyBundle(without(name));
      expect(parsed && Object.keys(parsed)).not.toContain(name);
      expect(parsed?.certificates).toEqual(full.certificates);
    }
  });

  it('may have unknown fields, which are dropped', () => {
    expect(parseKeyBundle(JSON.stringify({ ...full, more: 1 }))).toEqual(full);
  });

  it.each([
    ['nothing', ''],
    ['the generated text of a new secret', 'u8#kd9!LwQ'],
    ['another structure', '{"certificates":[]}'],
    ['no certificate', JSON.stringify({ ...full, certificates: [] })],
    ['another version', JSON.stringify({ ...full, schemaVersion: 2 })],
    ['no profile', JSON.stringify({ ...full, profileId: '' })],
    ['a time with fractions', JSON.stringify({ ...full, validUntil: 1.5 })],
    ['a time before 1970', JSON.stringify({ ...full, fetchedAt: -1 })],
    ['a key id that is too short', withEntry({ keyId: 'abc' })],
    ['a key id that is too long', withEntry({ keyId: 'a'.repeat(44) })],
    ['another algorithm', withEntry({ algorithm: 'HS256' })],
    ['another status', withEntry({ status: 'revoked' })],
    ['no certificate in an entry', withEntry({ der: '' })],
  ])('is not a key bundle: %s', (_, text) => {
    expect(parseKeyBundle(text)).toBeUndefined();
  });

  it('never makes the parser throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(parseKeyBundle(text)).toBeUndefined();
      }),
    );
  });
});
