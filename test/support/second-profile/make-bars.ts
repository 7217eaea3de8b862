import { sign, type KeyObject } from 'node:crypto';

/** The content of a code of bars. Times are epoch seconds. */
export interface BarsFields {
  readonly issuer: string;
  readonly from: number;
  readonly until: number;
  readonly fullName: string;
  readonly years: number | string;
}

/** Makes a code of bars, signed with an RSA key. */
export function makeBars(key: KeyObject, keyId: string, fields: BarsFields): string {
  const { issuer, from, until, fullName, years } = fields;
  const input = [keyId, issuer, dayAndSecond(from), dayAndSecond(until), fullName, years].join('|');
  return `PASS:1:${input}|${sign('sha256', Buffer.from(input), key).toString('hex')}`;
}

const dayAndSecond = (at: number): string =>
  `${String(Math.floor(at / 86_400))}.${String(at % 86_400).padStart(5, '0')}`;
