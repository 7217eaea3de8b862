import { describe, expect, it } from '@jest/globals';
import {
  AttributeTypeAndValue,
  AttributeValue,
  Name,
  RelativeDistinguishedName as Part,
} from '@peculiar/asn1-x509';
import { comparableName, emptyName } from '../../../functions/trust/distinguished-name.ts';

const [commonName, organisation] = ['2.5.4.3', '2.5.4.10'];
const one = (type: string, value: ConstructorParameters<typeof AttributeValue>[0]) =>
  new AttributeTypeAndValue({ type, value: new AttributeValue(value) });
const name = (...parts: AttributeTypeAndValue[][]) =>
  comparableName(new Name(parts.map((part) => new Part(part))));
const called = (text: string) => name([one(commonName, { utf8String: text })]);

describe('a name', () => {
  it('is recognised as empty', () => {
    expect(name()).toBe(emptyName);
    expect(called('')).not.toBe(emptyName);
  });
});

describe('two names', () => {
  it.each([
    ['string types', name([one(commonName, { printableString: 'Authority' })])],
    ['case', called('AUTHORITY')],
    ['white space around', called('  Authority ')],
    ['width of their letters', called('Ａuthority')],
  ])('are equal with different %s', (_, other) => {
    expect(other).toBe(called('Authority'));
  });

  it('are equal with more white space between words', () => {
    expect(called('Great \t Authority')).toBe(called('Great Authority'));
  });

  it('are equal with the attributes of one part in another order', () => {
    const [first, second] = [one(commonName, { utf8String: 'A' }), one(organisation, { utf8String: 'B' })];
    expect(name([first, second])).toBe(name([second, first]));
    expect(name([first], [second])).not.toBe(name([second], [first]));
    expect(name([first], [second])).not.toBe(name([first, second]));
  });

  it.each([
    ['text', called('Authority 2')],
    ['words', called('Aut hority')],
    ['kind of attribute', name([one(organisation, { utf8String: 'Authority' })])],
    [
      'more to say',
      name([one(commonName, { utf8String: 'Authority' })], [one(organisation, { utf8String: 'B' })]),
    ],
    ['nothing to say', name()],
    ['something invisible', called('Authority\0')],
    ['letters that look alike', called('Аuthority')],
  ])('are different with different %s', (_, other) => {
    expect(other).not.toBe(called('Authority'));
  });

  it('are different with different bytes', () => {
    const bytes = (...values: number[]) =>
      name([one(commonName, { anyValue: new Uint8Array(values).buffer })]);
    expect(bytes(1, 2)).toBe(bytes(1, 2));
    expect(bytes(1, 2)).not.toBe(bytes(1, 3));
  });

  it('are different if one has bytes and the other a text that looks like them', () => {
    const bytes = name([one(commonName, { anyValue: Uint8Array.of(0x0a, 0x01).buffer })]);
    expect(bytes).not.toBe(called('0a01'));
    expect(bytes).toBe(name([one(commonName, { anyValue: Uint8Array.of(0x0a, 0x01).buffer })]));
  });
});
