import { describe, expect, it } from '@jest/globals';
import { areas, sayIn } from '../../../../web/desk/src/texts/text.ts';

const languages = ['en', 'zh-Hant', 'zh-Hans'] as const;
const gaps = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([gap]) => gap).sort();

describe('the texts of the desk', () => {
  it('have each key in one area only', () => {
    const keys = areas.flatMap(({ en }) => Object.keys(en));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it('have the same gaps in every language, and no text is empty', () => {
    for (const area of areas)
      for (const [key, english] of Object.entries(area.en))
        for (const language of languages) {
          const text = (area[language] as Record<string, string>)[key] ?? '';
          expect([key, language, text.trim() !== '', gaps(text)]).toEqual([
            key,
            language,
            true,
            gaps(english),
          ]);
        }
  });

  it('have no simplified character in the traditional texts that differs from its traditional form', () => {
    const simplified =
      /[访预约们网络码场这时间点击选择导删应门设复认项过变让为车从单双发动关还进开来离两录码难内钟识书术图万务现线页义语员责职质转资总组]/u;
    for (const area of areas)
      for (const [key, text] of Object.entries(area['zh-Hant'] as Record<string, string>))
        expect([key, simplified.exec(text.replaceAll(/[內碼]/gu, ''))?.[0]]).toEqual([key, undefined]);
  });

  it('are said with their gaps filled', () => {
    expect(sayIn('en')('booked', { name: 'X' })).toBe('Booked: X');
  });
});
