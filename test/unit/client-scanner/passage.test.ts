import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compactVerify, decodeProtectedHeader } from 'jose';
import { makeDeviceKey } from '../../../client/scanner/device-key.ts';
import { passagePages, signPassage, type PassageRecord } from '../../../client/scanner/passage.ts';
import { typedVisitor } from '../../../client/scanner/typed-name.ts';

const scanner = { scannerId: 'scanner', firmId: 'firm', siteId: 'tower' };
const passage: PassageRecord = {
  scanId: '4f9c2f0e-8d55-4b58-a1a1-0d7c40a3b7f1',
  gateId: 'main',
  direction: 'in',
  recordedAt: 1_795_395_600,
  deviceTime: 1_795_395_590,
  offsetMs: 10_000,
  counter: 7,
  byHand: { method: 'staff_card', visitor: { chineseName: '陳大文' }, host: { unit: '12A' } },
  did: 'walk_in',
};

describe('a passage that was recorded without a network', () => {
  it('is signed with the device’s key, with everything that was recorded', async () => {
    const { privateKey, publicKey } = await makeDeviceKey();
    const token = await signPassage(scanner, privateKey, passage);
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'ES256', typ: 'gatehouse-passage+jwt' });
    const { payload } = await compactVerify(token, publicKey);
    expect(JSON.parse(new TextDecoder().decode(payload))).toEqual({
      iss: 'scanner',
      aud: 'gatehouse',
      firmId: 'firm',
      siteId: 'tower',
      ...passage,
    });
  });

  it('is sent in pages that the service takes, in order, none left out', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 300, max: 4000 }), { maxLength: 250 }), (lengths) => {
        const tokens = lengths.map((length, at) => String(at).padEnd(length, 'x'));
        const pages = passagePages(tokens);
        expect(pages.flat()).toEqual(tokens);
        for (const page of pages) {
          expect(page.length).toBeGreaterThan(0);
          expect(page.length).toBeLessThanOrEqual(100);
          expect(JSON.stringify({ passages: page }).length).toBeLessThanOrEqual(16_384);
        }
      }),
    );
    expect(passagePages(Array<string>(150).fill('short')).map(({ length }) => length)).toEqual([100, 50]);
  });
});

it.each([
  ['Chan Tai Man', { englishName: 'Chan Tai Man' }],
  ['陳大文', { chineseName: '陳大文' }],
  ['陳大文 Peter', { chineseName: '陳大文 Peter' }],
])('a typed %s is taken as a name in its language', (text, visitor) => {
  expect(typedVisitor(text)).toEqual(visitor);
});
