import { readSheet } from 'read-excel-file/web-worker';
import { unzipSync } from 'fflate';
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
    lookInside(new Uint8Array(bytes));
    const rows = await readSheet(new Blob([bytes]));
    return { rows: trimmedRows(rows.map((row) => row.map(textOf))) };
  } catch (error) {
    return { wrong: error instanceof Unreadable ? error.key : 'fileNotRead' };
  }
}

/** Looks at the list of what is packed, without unpacking it: how large it says it is, and whether there are macros. */
function lookInside(bytes: Uint8Array): void {
  const packed: { readonly name: string; readonly originalSize: number }[] = [];
  unzipSync(bytes, {
    filter: (file) => {
      packed.push(file);
      return false;
    },
  });
  const unpacked = packed.reduce((sum, { originalSize }) => sum + originalSize, 0);
  if (unpacked > largestUnpacked) throw new Unreadable('fileTooLarge');
  if (packed.some(({ name }) => /vbaProject\.bin$|macrosheets\//i.test(name)))
    throw new Unreadable('fileMacros');
}

/** A cell as people see it. A time is the clock's at the site: workbooks know no zones. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 16).replace('T', ' ');
  if (typeof cell === 'string') return cell.trim();
  return typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : '';
}
