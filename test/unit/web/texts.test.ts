import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { pageModule } from './support/page-module.ts';

type Text = string | ((...parts: unknown[]) => string) | { readonly [key: string]: Text };
type Table = Readonly<Record<string, Text>>;

const { texts } = await pageModule<{ texts: { en: Table; 'zh-Hant': Table } }>('texts');
const pageFolder = path.resolve(import.meta.dirname, '../../../web/sandbox');

/** The path of each text → its kind: `string`, or `function/2` with its number of arguments. */
const kinds = (table: Table, above = ''): [string, string][] =>
  Object.entries(table).flatMap(([key, text]): [string, string][] => {
    if (typeof text === 'string') return [[above + key, 'string']];
    if (typeof text === 'function') return [[above + key, `function/${text.length}`]];
    return kinds(text, `${above}${key}.`);
  });

const written = (table: Table): string[] =>
  Object.values(table).flatMap((text) => {
    if (typeof text === 'string') return [text];
    if (typeof text === 'function') return [text(['7'], '7')];
    return written(text);
  });

describe('the texts of the sandbox page', () => {
  it('have the same keys in both languages, with the same placeholders', () => {
    expect(kinds(texts['zh-Hant'])).toEqual(kinds(texts.en));
  });

  it('are all written: none is empty, and each is in its own language', () => {
    const ownCharacters = (text: string) => text.replaceAll(/Gatehouse|\d|[^\p{L}]/gu, '');
    expect(
      written(texts.en).filter((text) => !/[A-Za-z]/.test(text) || /\p{Script=Han}/u.test(text)),
    ).toEqual([]);
    expect(written(texts['zh-Hant']).filter((text) => !/\p{Script=Han}/u.test(ownCharacters(text)))).toEqual(
      [],
    );
  });

  it('use Traditional characters', () => {
    const simplified = /[个证码访扫闸请单离进显记录权过时间户确认说边门车场页无网络试还]/u;
    expect(written(texts['zh-Hant']).filter((text) => simplified.test(text))).toEqual([]);
  });

  it('include all that the page uses, and no others', async () => {
    const files = (await readdir(pageFolder)).filter(
      (file) => /\.(html|js)$/.test(file) && file !== 'texts.js',
    );
    const page = (await Promise.all(files.map((file) => readFile(path.join(pageFolder, file), 'utf8')))).join(
      '\n',
    );
    const inHtml = [...page.matchAll(/data-(?:text|label)="([^"]+)"/g)].map(
      ([, name]) => name?.split('.')[0] ?? '',
    );
    const inCode = [...page.matchAll(/\bsay(?:\(\))?\.(\w+)/g)].map(([, name]) => name ?? '');
    expect([...inHtml, ...inCode].filter((name) => !(name in texts.en))).toEqual([]);
    const asWord = (name: string) => new RegExp(`\\b${name}\\b`).test(page) || name in apiWords;
    expect(Object.keys(texts.en).filter((name) => !asWord(name))).toEqual([]);
  });
});

/** Texts that are looked up by a word of the API: an outcome or a reason. */
const apiWords = { not_expected: 0, name_not_disclosed: 0, not_on_site: 0 };
