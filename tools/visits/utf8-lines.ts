import { createReadStream } from 'node:fs';
import { ToolFailure } from '../shared/tool-failure.ts';

/** Reads a file piece by piece as UTF-8, its lines ended by LF, a byte order mark left out. Throws {@link ToolFailure} where it is something else. */
export async function* utf8Lines(path: string): AsyncGenerator<string, undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isFirst = true;
  let carriageReturn = '';
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      if (isFirst) refuseOtherKinds(chunk, path);
      isFirst = false;
      const text = carriageReturn + decode(decoder, path, chunk);
      // The LF of a CRLF may come with the next piece.
      carriageReturn = text.endsWith('\r') ? '\r' : '';
      yield withLineFeeds(carriageReturn ? text.slice(0, -1) : text);
    }
  } catch (error) {
    throw isSystemError(error)
      ? new ToolFailure(`${path} cannot be read: ${error.code}`, { cause: error })
      : error;
  }
  yield withLineFeeds(carriageReturn + decode(decoder, path));
}

const withLineFeeds = (text: string): string => text.replaceAll(/\r\n?/g, '\n');

function decode(decoder: InstanceType<typeof TextDecoder>, path: string, chunk?: Buffer): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch (error) {
    throw new ToolFailure(`${path} is not UTF-8. ${advice}`, { cause: error });
  }
}

const advice = 'In Excel choose "Save as", type "CSV UTF-8 (Comma delimited)".';

/** What spreadsheet programs write when they are not asked for CSV in UTF-8. */
function refuseOtherKinds(start: Buffer, path: string): void {
  const begins = (...bytes: number[]) => bytes.every((byte, at) => start[at] === byte);
  if (begins(0x50, 0x4b, 0x03, 0x04) || begins(0xd0, 0xcf, 0x11, 0xe0))
    throw new ToolFailure(`${path} is a workbook, not a CSV file. ${advice}`);
  if (begins(0xff, 0xfe) || begins(0xfe, 0xff))
    throw new ToolFailure(`${path} is UTF-16, not UTF-8. ${advice}`);
}

const isSystemError = (error: unknown): error is NodeJS.ErrnoException & { readonly code: string } =>
  typeof error === 'object' && error !== null && 'syscall' in error && 'code' in error;
