import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { cleanCode, isMistyped } from '../../../functions/scans/scanner-input.ts';

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

describe('what a scanner puts around a code', () => {
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
  ])('is taken off: %s', (_, text) => {
    expect(cleanCode(text)).toBe(good);
  });

  it('is taken off at the ends only, and one identifier at most', () => {
    const [head = '', ...rest] = good.split('.');
    expect(cleanCode(`${head} .${rest.join('.')}`)).toBe(`${head} .${rest.join('.')}`);
    expect(cleanCode(`]Q1]Q1${good}`)).toBe(`]Q1${good}`);
    expect(cleanCode('')).toBe('');
  });
});

describe('a code that was mistyped', () => {
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
  ])('is known by what is wrong: %s', (_, text) => {
    expect(isMistyped(text)).toBe(true);
  });

  it.each([
    ['a good code', good],
    ['a web address', `https://example.com/${'menu/'.repeat(20)}?a=b`],
    ['a certificate of health', `HC1:${'NCFOXN%TS3DH'.repeat(20)}`],
    ['a short text', good.slice(0, 50).replaceAll('.', '>')],
    ['a code with something in its place that it does not lack', `${good.slice(0, 80)}+${good.slice(81)}`],
    ['nothing', ''],
  ])('is not seen in %s', (_, text) => {
    expect(isMistyped(text)).toBe(false);
  });

  it('is seen in none of the vectors of the conformance table', () => {
    const seen = vectors.filter(({ code }) => code !== undefined && isMistyped(code)).map(({ id }) => id);
    expect(seen).toEqual([]);
  });

  it('is looked for in a moment, whatever is shown', () => {
    expect(isMistyped('ey!'.repeat(4000))).toBe(false);
    expect(isMistyped(`eyJ${'a:b;c'.repeat(2000)}`)).toBe(false);
  });
});
