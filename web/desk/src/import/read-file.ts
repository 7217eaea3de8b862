import { largestFile, Unreadable, type Encoding, type Sheet } from './sheet.ts';
import type { WorkbookAnswer } from './workbook.worker.ts';

/** A workbook that takes longer than this to read is not one of visitors. */
const patienceMs = 20_000;
const zipMark = [0x50, 0x4b, 0x03, 0x04];
const oldMark = [0xd0, 0xcf, 0x11, 0xe0];

/** Reads a file of visitors: a workbook (XLSX) or CSV. Throws {@link Unreadable}. */
export async function readFile(file: File, encoding?: Encoding): Promise<Sheet> {
  if (file.size > largestFile) throw new Unreadable('fileTooLarge');
  const bytes = await file.arrayBuffer();
  const begins = (mark: readonly number[]): boolean => {
    const head = new Uint8Array(bytes.slice(0, mark.length));
    return mark.every((byte, index) => head[index] === byte);
  };
  if (begins(oldMark)) throw new Unreadable('fileOld');
  if (begins(zipMark)) return { name: file.name, rows: await readWorkbook(bytes) };
  const { decoded, readCsv } = await import('./read-csv.ts');
  const text = decoded(bytes, encoding);
  return readCsv(text.text, file.name, text.encoding);
}

/** In a worker of its own, which is ended when it takes too long: what is packed can be far larger than it says. */
function readWorkbook(bytes: ArrayBuffer): Promise<Sheet['rows']> {
  const worker = new Worker(new URL('./workbook.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<Sheet['rows']>((resolve, reject) => {
    const end = (act: () => void): void => {
      clearTimeout(timer);
      worker.terminate();
      act();
    };
    const timer = setTimeout(() => {
      end(() => {
        reject(new Unreadable('fileTooLarge'));
      });
    }, patienceMs);
    worker.onerror = () => {
      end(() => {
        reject(new Unreadable('fileNotRead'));
      });
    };
    worker.onmessage = ({ data }: MessageEvent<WorkbookAnswer>) => {
      end(() => {
        if ('rows' in data) resolve(data.rows);
        else reject(new Unreadable(data.wrong as Unreadable['key']));
      });
    };
    worker.postMessage(bytes, [bytes]);
  });
}
