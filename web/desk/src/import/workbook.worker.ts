import { unzipSync, zipSync } from 'fflate';
import { readSheet } from 'read-excel-file/universal';
import { largestUnpacked, trimmedRows, Unreadable } from './sheet.ts';

/** What the worker answers: the rows, or the key of the text that says why not. */
export type WorkbookAnswer = { readonly rows: readonly (readonly string[])[] } | { readonly wrong: string };

const post = (answer: WorkbookAnswer): void => {
  postMessage(answer);
};

addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => {
  void read(data).then(post);
});

async function read(bytes: ArrayBuffer): Promise<WorkbookAnswer> {
  try {
    const rows = await readSheet(unpacked(new Uint8Array(bytes)));
    return { rows: trimmedRows(rows.map((row) => row.map(textOf))) };
  } catch (error) {
    return { wrong: error instanceof Unreadable ? error.key : 'fileNotRead' };
  }
}

/**
 * The workbook with its parts unpacked, after a look at the list of them: how large they say they are, and whether there are
 * macros. No part can become larger than it says. The library would unpack large parts in workers made of text, which the
 * policy of this page forbids.
 */
function unpacked(bytes: Uint8Array): ArrayBuffer {
  const listed: { readonly name: string; readonly originalSize: number }[] = [];
  unzipSync(bytes, {
    filter: (file) => {
      listed.push(file);
      return false;
    },
  });
  const size = listed.reduce((sum, { originalSize }) => sum + originalSize, 0);
  if (size > largestUnpacked) throw new Unreadable('fileTooLarge');
  if (listed.some(({ name }) => /vbaProject\.bin$|macrosheets\//i.test(name)))
    throw new Unreadable('fileMacros');
  return zipSync(unzipSync(bytes, { filter: ({ name }) => /\.(xml|rels)$/i.test(name) }), { level: 0 })
    .buffer;
}

/** A cell as people see it. A time is the clock's at the site: workbooks know no zones. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 16).replace('T', ' ');
  if (typeof cell === 'string') return cell.trim();
  return typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : '';
}
