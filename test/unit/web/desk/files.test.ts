import { describe, expect, it } from '@jest/globals';
import { csvOf } from '../../../../web/desk/src/rules/csv.ts';
import { areExportDays } from '../../../../web/desk/src/rules/export-days.ts';
import { logoSizes, logoTypeOf } from '../../../../web/desk/src/rules/logo.ts';
import { jpeg, png, webp } from '../../../support/pictures.ts';

describe('a file for a spreadsheet', () => {
  it('begins with a byte order mark, quotes what needs it, and runs no cell', () => {
    expect(
      csvOf(
        ['name', 'note'],
        [
          ['CHAN, Tai Man', '=1+1'],
          ['陳大文', 'a "b"'],
        ],
      ),
    ).toBe('\uFEFFname,note\r\n"CHAN, Tai Man",\'=1+1\r\n陳大文,"a ""b"""\r\n');
  });
});

describe('the days of an export', () => {
  it('are 1 to 31, in their order', () => {
    expect(areExportDays('2026-11-01', '2026-11-01')).toBe(true);
    expect(areExportDays('2026-10-01', '2026-10-31')).toBe(true);
    expect(areExportDays('2026-10-01', '2026-11-01')).toBe(false);
    expect(areExportDays('2026-11-02', '2026-11-01')).toBe(false);
    expect(areExportDays('', '2026-11-01')).toBe(false);
  });
});

describe('a picture that is chosen as a logo', () => {
  const text = (content: string): Uint8Array => new TextEncoder().encode(content);

  it('is known by its first bytes', () => {
    expect(logoTypeOf(png())).toBe('image/png');
    expect(logoTypeOf(jpeg())).toBe('image/jpeg');
    expect(logoTypeOf(webp('VP8 '))).toBe('image/webp');
  });

  it('is told apart from an SVG, also behind a comment, and from other files', () => {
    expect(logoTypeOf(text('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'))).toBe('svg');
    expect(logoTypeOf(text('<?xml version="1.0"?>\n<!-- logo -->\n<SVG >'))).toBe('svg');
    expect(logoTypeOf(text('GIF89a'))).toBeUndefined();
    expect(logoTypeOf(text('<html><body>'))).toBeUndefined();
    expect(logoTypeOf(new Uint8Array())).toBeUndefined();
  });

  it('is tried in smaller sizes of the same form, none larger than it is', () => {
    expect(logoSizes(2000, 1000)[0]).toEqual({ width: 512, height: 256 });
    expect(logoSizes(100, 50)).toEqual([
      { width: 100, height: 50 },
      { width: 96, height: 48 },
      { width: 64, height: 32 },
      { width: 48, height: 24 },
    ]);
    expect(logoSizes(3000, 60)).toEqual([]);
  });
});
