import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { cleanCode, isMistyped } from '../../../functions/personal-code/scanner-input.ts';

const folder = path.join(import.meta.dirname, '../../vectors/personal-code');
const vectors = readdirSync(folder).map(
  (file) =>
    JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as {
      id: string;
      code?: string;
      expect: { outcome: string };
    },
);
const good = vectors.find(({ code, expect: { outcome } }) => code && outcome === 'verified')?.code ?? '';

describe('the characters that a scanner adds to a code', () => {
  it.each([
    ['Enter', `${good}\r\n`],
    ['Tab', `${good}\t`],
    ['blanks', `  ${good} `],
    ['a byte order mark', `\uFEFF${good}`],
    ['a symbology identifier', `]Q1${good}`],
    ['another one', `]Q3${good}`],
    ['that of Data Matrix', `]d2${good}`],
    ['all of it', `\uFEFF ]Q3 ${good}\r\n`],
    ['an ideographic space', `\u3000${good}`],
  ])('are removed: %s', (_, text) => {
    expect(cleanCode(text)).toBe(good);
  });

  it('are removed only at the ends, with at most one identifier', () => {
    const [head = '', ...rest] = good.split('.');
    expect(cleanCode(`${head} .${rest.join('.')}`)).toBe(`${head} .${rest.join('.')}`);
    expect(cleanCode(`]Q1]Q1${good}`)).toBe(`]Q1${good}`);
    expect(cleanCode('')).toBe('');
  });
});

describe('a mistyped code', () => {
  const swapYz = (text: string) =>
    text.replaceAll(/[yz]/gi, (letter) => ({ y: 'z', z: 'y', Y: 'Z', Z: 'Y' })[letter] ?? letter);
  const swapCase = (text: string) =>
    text.replaceAll(/[a-z]/gi, (letter) =>
      letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase(),
    );

  it.each([
    ['dots', good.replaceAll('.', '>')],
    ['dashes', good.replaceAll('-', 'ß')],
    ['all three', good.replaceAll('-', "'").replaceAll('_', '?').replaceAll('.', ':')],
    ['y and z', swapYz(good)],
    ['capitals', swapCase(good)],
    ['capitals, y and z, and dashes', swapYz(swapCase(good)).replaceAll('_', '+')],
  ])('is recognised by its wrong characters: %s', (_, text) => {
    expect(isMistyped(text)).toBe(true);
  });

  it.each([
    ['a good code', good],
    ['a web address', `https://example.com/${'menu/'.repeat(20)}?a=b`],
    ['a certificate of health', `HC1:${'NCFOXN%TS3DH'.repeat(20)}`],
    ['a short text', good.slice(0, 50).replaceAll('.', '>')],
    ['a code with one wrong character', `${good.slice(0, 80)}+${good.slice(81)}`],
    ['nothing', ''],
  ])('is not recognised in %s', (_, text) => {
    expect(isMistyped(text)).toBe(false);
  });

  it('is recognised in no vector of the conformance table', () => {
    const seen = vectors.filter(({ code }) => code !== undefined && isMistyped(code)).map(({ id }) => id);
    expect(seen).toEqual([]);
  });

  it('is recognised quickly, whatever is shown', () => {
    expect(isMistyped('ey!'.repeat(4000))).toBe(false);
    expect(isMistyped(`eyJ${'a:b;c'.repeat(2000)}`)).toBe(false);
  });
});
