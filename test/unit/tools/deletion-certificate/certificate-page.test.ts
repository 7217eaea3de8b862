import { describe, expect, it } from '@jest/globals';
import { certificatePage } from '../../../../tools/deletion-certificate/certificate-page.ts';
import { chainFileOf, readChainFile } from '../../../../tools/deletion-certificate/chain-file.ts';
import { chainOf } from '../../../support/deletions.ts';

const about = { siteId: 'court', siteName: 'Harbour Court', fetchedAt: '2026-12-05T00:00:00Z' };
const november = ['2026-11-28', '2026-11-29'];
const chain = chainOf(['2026-10-31', ...november, '2026-12-01', '2026-11-30', '2026-12-02']);
const fileOf = (month: string, more: Partial<Parameters<typeof chainFileOf>[0]> = {}) =>
  chainFileOf({ ...about, month, records: [...chain].reverse(), ...more });

describe('the file of a month', () => {
  it('is the part of the chain that holds all its days, with those of other months that lie between', () => {
    expect(fileOf('2026-11')?.records.map(({ day }) => day)).toEqual([
      ...november,
      '2026-12-01',
      '2026-11-30',
    ]);
    expect(fileOf('2026-10')?.records.map(({ day }) => day)).toEqual(['2026-10-31']);
  });

  it('does not exist where no day of the month is certified', () => {
    expect(fileOf('2026-09')).toBeUndefined();
    const begun = chain.map((record) => ({ ...record, certificate: undefined, keyDestroyedAt: undefined }));
    expect(fileOf('2026-11', { records: begun })).toBeUndefined();
  });

  it('is read back as it was written, and nothing else is', () => {
    const file = fileOf('2026-11');
    expect(readChainFile(JSON.stringify(file))).toEqual(file);
    const without = file?.records.map((record) => ({ ...record, certificate: undefined }));
    for (const text of ['', '{}', '[]', JSON.stringify({ ...file, records: without })])
      expect(readChainFile(text)).toBeUndefined();
  });
});

describe('the page of a month', () => {
  const pageOf = (more: Partial<Parameters<typeof chainFileOf>[0]> = {}): string => {
    const file = fileOf('2026-11', more);
    return file ? certificatePage(file) : '';
  };

  it('shows the days of the month alone, their sum and the last hash, in English and Traditional Chinese', () => {
    const page = pageOf();
    for (const { day, certificate } of chain.filter((one) => one.day.startsWith('2026-11'))) {
      expect(page).toContain(day);
      expect(page).toContain(certificate.hash);
    }
    expect(page).not.toContain('2026-12-01');
    expect(page).toContain(`<dd>${String(28 + 29 + 30)}</dd>`);
    expect(page).toContain('Deletion certificate');
    expect(page).toContain('<span lang="zh-Hant-HK">刪除證明書</span>');
    expect(page).toContain('@page { size: A4;');
  });

  it('loads nothing: it has no address, no script and no picture', () => {
    expect(pageOf()).not.toMatch(/https?:|\bsrc=|\bhref=|url\(|@import|<script|<img|<link/);
  });

  it('shows a name of a site as text, whatever it holds', () => {
    const page = pageOf({ siteName: `<script>alert('1')</script> & "Co"` });
    expect(page).toContain('&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;Co&quot;');
    expect(page).not.toContain('<script');
  });

  it('shows what was deleted after the certificate was written', () => {
    const later = chain.map((one) => (one.day === '2026-11-29' ? { ...one, visitsDeletedLater: 3 } : one));
    expect(pageOf({ records: later })).toContain('29<br>+3 later');
    expect(pageOf()).not.toContain('later <span');
  });
});
