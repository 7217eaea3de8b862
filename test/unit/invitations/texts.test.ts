import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { en } from '../../../web/invitation/src/texts/en.ts';
import { zhHans } from '../../../web/invitation/src/texts/zh-hans.ts';
import { zhHant } from '../../../web/invitation/src/texts/zh-hant.ts';

const folder = path.resolve(import.meta.dirname, '../../../web/invitation/src');
const gapsOf = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([gap]) => gap).sort();

describe('the texts of the page of an invitation', () => {
  it.each(Object.entries({ zhHant, zhHans }))('have the same gaps in %s', (_, texts) => {
    const gaps = (of: object) => Object.entries(of).map(([key, text]) => [key, gapsOf(String(text))]);
    expect(gaps(texts)).toEqual(gaps(en));
  });

  it('are each in their own characters', () => {
    const simplified = /[个证码访扫闸请单离进显记录权过时间户确认说边门车场页无网络试还约]/u;
    const traditional = /[個證碼訪掃閘請單離進顯記錄權過時間戶確認說邊門車場頁無網絡試還]/u;
    const wrong = (texts: Readonly<Record<string, string>>, other: RegExp) =>
      Object.values(texts).filter((text) => other.test(text.replaceAll('邀', '')));
    expect(wrong(zhHant, simplified)).toEqual([]);
    expect(wrong(zhHans, traditional)).toEqual([]);
    expect(wrong(en, /\p{Script=Han}/u)).toEqual([]);
  });

  it('are all used', async () => {
    const files = (await readdir(folder)).filter((name) => name.endsWith('.tsx'));
    const sources = await Promise.all(files.map((name) => readFile(path.join(folder, name), 'utf8')));
    const code = sources.join('\n');
    const isUsed = (key: string) =>
      new RegExp(`\\b${key}\\b`).test(code) ||
      key.startsWith('trouble_') ||
      /^(how[123]Title|(none|half|wrong)Title|none|half|wrong)$/.test(key);
    expect(Object.keys(en).filter((key) => !isUsed(key))).toEqual([]);
  });
});
