import type { CertifiedDeletion, ChainFile } from './chain-file.ts';

/** English, then Traditional Chinese. */
type Both = readonly [string, string];

const words = {
  title: ['Deletion certificate', '刪除證明書'],
  site: ['Site', '場地'],
  month: ['Month', '月份'],
  days: ['Days certified', '已證明的日數'],
  visits: ['Visits deleted', '已刪除的到訪紀錄'],
  fetchedAt: ['Made at', '製作時間'],
  lastHash: ['Last hash', '最後的雜湊值'],
  number: ['No.', '編號'],
  day: ['Day of purge (UTC)', '清除日（世界協調時間）'],
  keyId: ['Key', '密鑰'],
  keyMadeAt: ['Key made', '產生密鑰'],
  keyDestroyedAt: ['Key destroyed', '銷毀密鑰'],
  hash: ['Hash', '雜湊值'],
  later: ['later', '其後'],
  signed: ['Signed for the firm', '公司代表簽署'],
  date: ['Date', '日期'],
} as const satisfies Readonly<Record<string, Both>>;

const notes: readonly Both[] = [
  [
    'Each line says how many visits the database had deleted, and when the key was destroyed that had encrypted their personal fields. Without the key, a copy in a backup cannot be read.',
    '每一行列出資料庫已刪除的到訪紀錄數目，以及用作加密其個人資料的密鑰何時銷毀。沒有該密鑰，備份中的副本便無法讀取。',
  ],
  [
    'A day that is not listed had no visit to purge, or its key was not destroyed yet when this page was made.',
    '沒有列出的日子並無到訪紀錄需要清除，或在製作本頁時其密鑰尚未銷毀。',
  ],
  [
    'Each line holds the hash of the line before it. The JSON file beside this page shows whether a line was changed or removed in between.',
    '每一行均包含上一行的雜湊值。隨附的 JSON 檔案可用以查核中間有否任何一行被更改或移除。',
  ],
  [
    'Keep this page, or the last hash, outside the service. Otherwise a person who can write to the database could compute the whole chain again.',
    '請在服務以外保存本頁或最後的雜湊值。否則，能夠寫入資料庫的人可以重新計算整條鏈。',
  ],
  [
    'It does not prove that no copy in clear was made before the deletion, such as an export.',
    '本證明書並不證明刪除前沒有製作未加密的副本，例如匯出檔案。',
  ],
];

const style = `@page { size: A4; margin: 14mm; }
* { box-sizing: border-box; }
body { font: 10pt/1.4 "Noto Sans", "Noto Sans HK", "PingFang HK", "Microsoft JhengHei", sans-serif; color: #000; max-width: 182mm; margin: 0 auto; }
h1 { font-size: 18pt; margin: 0 0 6mm; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 1mm 5mm; margin: 0 0 6mm; }
dt { color: #444; }
dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; font-size: 8pt; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: 0.3mm solid #888; padding: 1mm 1.5mm; text-align: left; vertical-align: top; }
td.count { text-align: right; }
.whole { white-space: nowrap; }
code { font: 6.5pt/1.3 monospace; overflow-wrap: anywhere; }
ol { font-size: 8.5pt; padding-left: 5mm; }
li { margin-bottom: 1.5mm; break-inside: avoid; }
.sign { display: flex; gap: 10mm; margin-top: 14mm; }
.sign div { flex: 1; border-top: 0.3mm solid #000; padding-top: 1mm; font-size: 8.5pt; }`;

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => escapes[sign] ?? sign);

const both = ([english, chinese]: Both): string =>
  `${escaped(english)} <span lang="zh-Hant-HK">${escaped(chinese)}</span>`;

/** An RFC 3339 time that breaks between day and time alone. */
const instant = (text: string): string =>
  text
    .split(/(?=T)/)
    .map((part) => `<span class="whole">${escaped(part)}</span>`)
    .join('<wbr>');

const entry = (name: Both, value: string): string => `<dt>${both(name)}</dt><dd>${escaped(value)}</dd>`;

/** The printable page of a month: one HTML file for A4 that loads nothing. */
export function certificatePage(file: ChainFile): string {
  const records = file.records.filter(({ day }) => day.startsWith(file.month));
  const visits = records.reduce((sum, { visitsDeleted }) => sum + visitsDeleted, 0);
  const entries = [
    entry(words.site, `${file.siteName} (${file.siteId})`),
    entry(words.month, file.month),
    entry(words.days, String(records.length)),
    entry(words.visits, String(visits)),
    entry(words.fetchedAt, file.fetchedAt),
    entry(words.lastHash, records.at(-1)?.certificate.hash ?? ''),
  ];
  const heads = [
    words.number,
    words.day,
    words.visits,
    words.keyId,
    words.keyMadeAt,
    words.keyDestroyedAt,
    words.hash,
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escaped(`${words.title[0]} ${file.siteId} ${file.month}`)}</title>
<style>
${style}
</style>
</head>
<body>
<h1>${both(words.title)}</h1>
<dl>
${entries.join('\n')}
</dl>
<table>
<thead><tr>${heads.map((head) => `<th scope="col">${both(head)}</th>`).join('')}</tr></thead>
<tbody>
${records.map(row).join('\n')}
</tbody>
</table>
<ol>
${notes.map(([english, chinese]) => `<li>${escaped(english)}<br><span lang="zh-Hant-HK">${escaped(chinese)}</span></li>`).join('\n')}
</ol>
<div class="sign"><div>${both(words.signed)}</div><div>${both(words.date)}</div></div>
</body>
</html>
`;
}

function row(record: CertifiedDeletion): string {
  const { certificate, day, visitsDeleted, visitsDeletedLater, keyId, keyMadeAt, keyDestroyedAt } = record;
  const later =
    visitsDeletedLater === undefined ? '' : `<br>+${String(visitsDeletedLater)} ${both(words.later)}`;
  return [
    `<tr><td>${String(certificate.number)}</td><td>${escaped(day)}</td>`,
    `<td class="count">${String(visitsDeleted)}${later}</td><td><code>${escaped(keyId)}</code></td>`,
    `<td>${instant(keyMadeAt)}</td><td>${instant(keyDestroyedAt)}</td>`,
    `<td><code>${escaped(certificate.hash)}</code></td></tr>`,
  ].join('');
}
