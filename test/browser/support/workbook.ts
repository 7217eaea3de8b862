import { strToU8, zipSync } from 'fflate';

const relationships = (type: string, target: string): Uint8Array =>
  strToU8(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`,
  );

/** Makes a workbook (XLSX) of one sheet with these cells as texts. `more` adds parts, such as macros. */
export function workbook(
  rows: readonly (readonly string[])[],
  more: Readonly<Record<string, Uint8Array>> = {},
): Buffer {
  const cell = (text: string, x: number, y: number): string =>
    `<c r="${String.fromCharCode(65 + x)}${String(y + 1)}" t="inlineStr"><is><t>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`;
  const lines = rows.map(
    (row, y) => `<row r="${String(y + 1)}">${row.map((text, x) => cell(text, x, y)).join('')}</row>`,
  );
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  return Buffer.from(
    zipSync({
      '[Content_Types].xml': strToU8(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
      ),
      '_rels/.rels': relationships('officeDocument', 'xl/workbook.xml'),
      'xl/workbook.xml': strToU8(
        `<workbook xmlns="${main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Visitors" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': relationships('worksheet', 'worksheets/sheet1.xml'),
      'xl/worksheets/sheet1.xml': strToU8(
        `<worksheet xmlns="${main}"><sheetData>${lines.join('')}</sheetData></worksheet>`,
      ),
      ...more,
    }),
  );
}
