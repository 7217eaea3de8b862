import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { ToolFailure } from '../shared/tool-failure.ts';

/** A code to be verified, and where it was found: `codes.txt, line 3`. */
export interface FoundCode {
  readonly source: string;
  readonly bytes: Uint8Array;
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * Reads codes: one a line of a text file or of standard input (`-`), or every QR of a picture (PNG, JPEG). Empty lines are
 * skipped. Lines are not trimmed, because white space at the ends is a fault of the code. Throws {@link ToolFailure} where
 * there is no file, or no code.
 */
export async function readCodes(files: readonly string[]): Promise<readonly FoundCode[]> {
  const found: FoundCode[] = [];
  for (const file of files) {
    const name = file === '-' ? 'standard input' : file;
    const content = file === '-' ? await buffer(process.stdin) : readFile(file);
    const codes = isPicture(content) ? await readPicture(content, name) : readLines(content, name);
    if (codes.length === 0) throw new ToolFailure(`There is no code in ${name}.`);
    found.push(...codes);
  }
  return found;
}

/** Reads a file that was named on the command line. */
export function readFile(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new ToolFailure(`${file} cannot be read: ${error instanceof Error ? error.message : ''}`, {
      cause: error,
    });
  }
}

function isPicture(content: Buffer): boolean {
  const start = content.subarray(0, 4).toString('hex');
  return start === '89504e47' || start.startsWith('ffd8ff');
}

function readLines(content: Buffer, name: string): FoundCode[] {
  const found: FoundCode[] = [];
  for (let at = 0, line = 1; at < content.length; line += 1) {
    const feed = content.indexOf(lineFeed, at);
    const end = feed === -1 ? content.length : feed;
    const bytes = content.subarray(at, content[end - 1] === carriageReturn ? end - 1 : end);
    if (bytes.length > 0) found.push({ source: `${name}, line ${String(line)}`, bytes });
    at = end + 1;
  }
  return found;
}

async function readPicture(content: Buffer, name: string): Promise<FoundCode[]> {
  const { readBarcodes, prepareZXingModule } = await import('zxing-wasm/reader');
  const wasm = new URL(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'));
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } });
  const codes = await readBarcodes(new Uint8Array(content), { formats: ['QRCode'], tryHarder: true });
  return codes.map(({ bytes }, index) => ({ source: `${name}, QR ${String(index + 1)}`, bytes }));
}
