import { describe, expect, it } from '@jest/globals';
import { gateIdField, scanIdField, siteIdField, visitIdField } from '../../../functions/edge/id-fields.ts';

const accepts = (field: { safeParse: (input: unknown) => { success: boolean } }, input: unknown): boolean =>
  field.safeParse(input).success;

describe('an id', () => {
  it.each(['harbour-court', '1', 'a'.repeat(40)])('for a site or gate may be %s', (id) => {
    expect(siteIdField.parse(id)).toBe(id);
    expect(gateIdField.parse(id)).toBe(id);
  });

  it.each(['', '-a', 'A', 'a b', 'a#b', 'a/b', 'a'.repeat(41), 'ä', 'a\n'])(
    'for a site or gate is never %j, which could change a key',
    (id) => {
      expect(accepts(siteIdField, id)).toBe(false);
      expect(accepts(gateIdField, id)).toBe(false);
    },
  );

  it('for a visit is 22 characters of base64url', () => {
    expect(accepts(visitIdField, 'AbCdEfGhIjKlMnOpQrSt_-')).toBe(true);
    expect(accepts(visitIdField, 'AbCdEfGhIjKlMnOpQrSt_')).toBe(false);
    expect(accepts(visitIdField, 'AbCdEfGhIjKlMnOpQrSt_-x')).toBe(false);
    expect(accepts(visitIdField, 'AbCdEfGhIjKlMnOpQrSt_#')).toBe(false);
  });

  it('for a scan is a UUID, in small or capital letters', () => {
    expect(scanIdField.parse('0B8C3F0A-6E0B-4C0E-9A53-0B8C3F0A6E0B')).toBe(
      '0b8c3f0a-6e0b-4c0e-9a53-0b8c3f0a6e0b',
    );
    expect(scanIdField.safeParse('not-a-uuid').error?.issues[0]?.message).toBe('must be a UUID');
  });

  it('has a message that says what is expected', () => {
    expect(siteIdField.safeParse('A').error?.issues[0]?.message).toBe('must be a site id');
    expect(gateIdField.safeParse('A').error?.issues[0]?.message).toBe('must be a gate id');
    expect(visitIdField.safeParse('A').error?.issues[0]?.message).toBe('must be a visit id');
  });
});
