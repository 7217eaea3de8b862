import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FirmId } from '../../../functions/kernel/brands.ts';
import { choiceLifeSeconds, choiceSeal, type Choice } from '../../../functions/scans/choice-token.ts';
import { nine, siteWith } from '../../support/site.ts';
import { later, scanOf, visitIdOf } from '../../support/visit.ts';

const { firmId, siteId } = siteWith();
const choice: Choice = {
  firmId,
  siteId,
  scan: scanOf({ englishName: 'CHAN Tai Man' }),
  visitIds: [visitIdOf('a'), visitIdOf('b')],
  walkInIds: [visitIdOf('walk-in')],
};
const seal = choiceSeal('secret', firmId);
const invalid = { ok: false, reason: 'invalid' };

describe('a choice token', () => {
  it('opens to the sealed choice', () => {
    expect(seal.open(seal.seal(choice), nine)).toEqual({ ok: true, choice });
  });

  it('opens in another instance of the function', () => {
    expect(choiceSeal('secret', firmId).open(seal.seal(choice), nine)).toMatchObject({ ok: true });
  });

  it('does not show its content, and differs each time', () => {
    const token = seal.seal(choice);
    expect(Buffer.from(token, 'base64url').toString('latin1')).not.toMatch(/CHAN|visitIds|tower/);
    expect(seal.seal(choice)).not.toBe(token);
    expect(token).toMatch(/^[\w-]+$/);
  });

  it('is valid for exactly ten minutes from the scan', () => {
    const token = seal.seal(choice);
    expect(choiceLifeSeconds).toBe(600);
    expect(seal.open(token, later(600))).toMatchObject({ ok: true });
    expect(seal.open(token, later(601))).toEqual({ ok: false, reason: 'expired' });
  });

  it('of another firm does not open, even with the same secret', () => {
    const rival = choiceSeal('secret', 'rival' as FirmId);
    expect(rival.open(seal.seal(choice), nine)).toEqual(invalid);
    expect(seal.open(rival.seal({ ...choice, firmId: 'rival' as FirmId }), nine)).toEqual(invalid);
  });

  it('is invalid if it names a firm other than that of its seal', () => {
    expect(seal.open(seal.seal({ ...choice, firmId: 'rival' as FirmId }), nine)).toEqual(invalid);
  });

  it('does not open with another secret', () => {
    expect(choiceSeal('other', firmId).open(seal.seal(choice), nine)).toEqual(invalid);
  });

  it('is invalid if any byte is changed', () => {
    const bytes = Buffer.from(seal.seal(choice), 'base64url');
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ change;
        expect(seal.open(changed.toString('base64url'), nine)).toEqual(invalid);
      }),
    );
  });

  it('is invalid if it is cut anywhere', () => {
    const bytes = Buffer.from(seal.seal(choice), 'base64url');
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), (length) => {
        expect(seal.open(bytes.subarray(0, length).toString('base64url'), nine)).toEqual(invalid);
      }),
    );
  });

  it('is invalid, without a throw, if it is any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(seal.open(text, nine)).toEqual(invalid);
      }),
    );
  });
});
