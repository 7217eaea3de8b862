import type { Random } from '../random.ts';

/** Makes another code from a code. Accepts any bytes, because the code may have been changed before. */
export type Mutator = (code: Uint8Array, random: Random) => Uint8Array;

/** The three parts of a compact JWS; for any other text, the parts between its dots. */
export interface Parts {
  readonly header: string;
  readonly payload: string;
  readonly signature: string;
}

export const textOf = (code: Uint8Array): string => Buffer.from(code).toString('latin1');
export const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf8'));

export function partsOf(code: Uint8Array): Parts {
  const [header = '', payload = '', signature = ''] = textOf(code).split('.');
  return { header, payload, signature };
}

export const joined = ({ header, payload, signature }: Parts): Uint8Array =>
  bytesOf(`${header}.${payload}.${signature}`);

export const encoded = (value: string | Uint8Array): string => Buffer.from(value).toString('base64url');
export const decoded = (part: string): Buffer => Buffer.from(part, 'base64url');

/** The members of a part; empty if it is not a JSON object. */
export function membersOf(part: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(decoded(part).toString('utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
