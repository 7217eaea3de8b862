import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  dayField,
  idPrefixField,
  instantField,
  nameField,
  textField,
} from '../../../functions/edge/fields.ts';
import { nine } from '../../support/site.ts';

const accepts = (field: { safeParse: (input: unknown) => { success: boolean } }, input: unknown): boolean =>
  field.safeParse(input).success;

describe('a time', () => {
  it.each([
    '2026-11-23T01:00:00Z',
    '2026-11-23T09:00:00+08:00',
    '2026-11-22T20:30:00-04:30',
    '2026-11-23t01:00:00z',
    '2026-11-23T01:00:00.999Z',
  ])('is read with its zone: %s', (text) => {
    expect(instantField.parse(text)).toBe(nine);
  });

  it.each([
    ['without a zone', '2026-11-23T09:00:00'],
    ['a day alone', '2026-11-23'],
    ['a day that does not exist', '2026-02-30T09:00:00Z'],
    ['29 February of a common year', '2026-02-29T09:00:00Z'],
    ['a 25th hour', '2026-11-23T25:00:00Z'],
    ['a 61st minute', '2026-11-23T09:61:00Z'],
    ['an invalid offset', '2026-11-23T09:00:00+99:00'],
    ['a blank for the T', '2026-11-23 09:00:00Z'],
    ['seconds since 1970', 1_795_395_600],
    ['seconds since 1970, as text', '1795395600'],
    ['words', 'tomorrow'],
    ['nothing', ''],
  ])('is refused: %s', (_, input) => {
    expect(accepts(instantField, input)).toBe(false);
  });

  it('has a message that says what is expected', () => {
    expect(instantField.safeParse('tomorrow').error?.issues[0]?.message).toBe(
      'must be an RFC 3339 time with a zone, such as 2026-11-23T01:00:00Z',
    );
  });

  it('is a whole number of seconds when accepted, whatever its fraction', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,40}$/), (fraction) => {
        expect(instantField.parse(`2026-11-23T01:00:00.${fraction}Z`)).toBe(nine);
      }),
    );
  });
});

describe('a day', () => {
  it.each(['2026-11-23', '2028-02-29'])('is accepted if it exists: %s', (text) => {
    expect(dayField.parse(text)).toBe(text);
  });

  it.each([
    '2026-02-29',
    '2026-11-31',
    '2026-13-01',
    '2026-00-10',
    '23.11.2026',
    '2026-1-1',
    '',
    ' 2026-11-23',
  ])('is refused if it does not exist: %j', (text) => {
    expect(accepts(dayField, text)).toBe(false);
  });

  it('has a message that says what is expected', () => {
    expect(dayField.safeParse('x').error?.issues[0]?.message).toBe(
      'must be a day that exists, such as 2026-11-23',
    );
  });
});

describe('a name', () => {
  it.each(['Chan Tai Man', "O'Brien, Seán", '陳大文', 'Nuñez-Łukasz', 'João', 'A', '𠮷田', 'x'.repeat(100)])(
    'may be %s',
    (name) => {
      expect(nameField.parse(name)).toBe(name);
    },
  );

  it('is trimmed', () => {
    expect(nameField.parse('  Chan Tai Man ')).toBe('Chan Tai Man');
  });

  it.each([
    ['nothing', ''],
    ['blanks', '   '],
    ['101 characters', 'x'.repeat(101)],
    ['no letter', '123 -'],
    ['a line feed', 'Chan\nTai Man'],
    ['a null character', 'Chan\u0000'],
    ['a delete character', 'Chan\u007F'],
    ['a C1 control', 'Chan\u0085Tai'],
    ['a right-to-left override', 'Chan\u202ETai'],
    ['a bidi isolate', 'Chan\u2066Tai'],
    ['a zero-width blank', 'Chan\u200BTai'],
    ['a zero-width joiner', 'Chan\u200DTai'],
    ['a byte-order mark inside', 'Chan\uFEFFTai'],
    ['a soft hyphen', 'Chan\u00ADTai'],
    ['a line separator', 'Chan\u2028Tai'],
    ['a paragraph separator', 'Chan\u2029Tai'],
    ['half a surrogate pair', 'Chan\uD800'],
    ['a private-use character', 'Chan\uE000'],
    ['an unassigned character', 'Chan\u0378'],
    ['markup', '<b>Chan</b>'],
    ['a closing bracket', 'Chan>'],
    ['a number', 5],
    ['nothing at all', null],
    ['a list', ['Chan']],
  ])('is refused with %s', (_, input) => {
    expect(accepts(nameField, input)).toBe(false);
  });
});

describe('a line of text', () => {
  it('may have the allowed length, and not more', () => {
    expect(accepts(textField(3), 'abc')).toBe(true);
    expect(accepts(textField(3), 'abcd')).toBe(false);
    expect(textField(3).parse(' abc ')).toBe('abc');
  });

  it('needs at least one visible character, but no letter', () => {
    expect(accepts(textField(3), '12')).toBe(true);
    expect(accepts(textField(3), ' ')).toBe(false);
    expect(accepts(textField(9), 'a\u200Bb')).toBe(false);
  });
});

describe('an identity-card prefix', () => {
  it.each([
    ['A123', 'A123'],
    ['wx456', 'WX456'],
    [' a123 ', 'A123'],
  ])('is read in capitals: %j', (given, read) => {
    expect(idPrefixField.parse(given)).toBe(read);
  });

  it.each(['A1234', 'A12', 'A123456(7)', 'ABC123', '1234', '', 'A123\n4', 'Ａ123', 'A１２３'])(
    'is refused unless it is letter(s) and three digits: %j',
    (text) => {
      expect(accepts(idPrefixField, text)).toBe(false);
    },
  );

  it('is not repeated in the error', () => {
    const message = idPrefixField.safeParse('Z987654(3)').error?.issues[0]?.message;
    expect(message).toBe('must be the letter(s) and first three digits, such as A123');
  });
});
