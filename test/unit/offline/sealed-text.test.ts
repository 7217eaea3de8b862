import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { BarredId, EpochSeconds, GateId, VisitId } from '../../../functions/kernel/brands.ts';
import { readSealedText, sealedText, type SealedContent } from '../../../functions/offline/sealed-text.ts';

const text = fc.string({ minLength: 1, unit: 'grapheme' });
const instant = fc.nat().map((seconds) => seconds as EpochSeconds);
const gateId = text.map((id) => id as GateId);
const contents: fc.Arbitrary<SealedContent> = fc.record(
  {
    visitId: text.map((id) => id as VisitId),
    version: fc.nat(),
    visitor: fc.record(
      { englishName: text, chineseName: text, idPrefix: text, ageOver: fc.nat() },
      { requiredKeys: [] },
    ),
    host: fc.record({ unit: text, name: text }, { requiredKeys: ['unit'] }),
    purpose: text,
    vehiclePlate: text,
    notes: text,
    companions: fc.nat(),
    walkIn: fc.constant(true as const),
    waitsFor: fc.constantFrom('host' as const, 'supervisor' as const),
    checkedInAt: instant,
    checkedInGateId: gateId,
    checkedOutAt: instant,
    checkedOutGateId: gateId,
    clearedBars: fc.array(text.map((id) => id as BarredId)),
  },
  { requiredKeys: ['visitId', 'version', 'visitor'] },
);

it('reads back any content, and fills whole blocks of 16 bytes', () => {
  fc.assert(
    fc.property(contents, (content) => {
      const written = sealedText(content);
      expect(readSealedText(written)).toEqual(content);
      expect(Buffer.byteLength(written) % 16).toBe(0);
    }),
  );
});
