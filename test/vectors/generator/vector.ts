import type { KeyBundle } from '../../../functions/personal-code/key-bundle.ts';
import {
  type RejectionReason,
  type UnavailableReason,
  rejections,
  unavailabilities,
} from '../../../functions/personal-code/rejections.ts';
import type { Disclosure } from '../../../functions/personal-code/verdict.ts';
import { bundleOf, es256, now, sandbox } from './world.ts';

/** The content of a case's QR code: text, bytes in base64, or a repeated text. */
export type CodeForm =
  | { readonly code: string }
  | { readonly codeBase64: string }
  | { readonly repeat: { readonly text: string; readonly times: number } };

export type Expectation =
  | { readonly outcome: 'verified'; readonly disclosure?: Disclosure; readonly codeDigest?: string }
  | { readonly outcome: 'rejected'; readonly reason: RejectionReason; readonly ref: string }
  | { readonly outcome: 'unavailable'; readonly reason: UnavailableReason; readonly ref: string };

/** One case of the conformance table, as stored in its file. */
export type Vector = CodeForm & {
  /** Row of the table and a number in it: `S05-03`. */
  readonly id: string;
  readonly title: string;
  readonly profile: string;
  readonly bundle: KeyBundle | null;
  /** Epoch seconds. */
  readonly now: number;
  readonly expect: Expectation;
};

/** A case before it is numbered; missing values have defaults. */
export interface Case {
  readonly row: string;
  readonly title: string;
  readonly code: string | Uint8Array | { readonly text: string; readonly times: number };
  readonly profile?: string;
  readonly bundle?: KeyBundle | null;
  readonly now?: number;
  readonly expect: Expectation;
}

export const verified: Expectation = { outcome: 'verified' };

export function rejected(reason: RejectionReason): Expectation {
  return { outcome: 'rejected', reason, ref: rejections[reason].ref };
}

export function unavailable(reason: UnavailableReason): Expectation {
  return { outcome: 'unavailable', reason, ref: unavailabilities[reason].ref };
}

/** Numbers the cases within their rows. */
export function toVectors(cases: readonly Case[]): Vector[] {
  const count = new Map<string, number>();
  return cases.map((each) => {
    const number = (count.get(each.row) ?? 0) + 1;
    count.set(each.row, number);
    return {
      id: `${each.row}-${String(number).padStart(2, '0')}`,
      title: each.title,
      profile: each.profile ?? sandbox,
      ...codeForm(each.code),
      bundle: each.bundle === undefined ? bundleOf([es256]) : each.bundle,
      now: each.now ?? now,
      expect: each.expect,
    };
  });
}

function codeForm(code: Case['code']): CodeForm {
  if (typeof code === 'string') return { code };
  if (code instanceof Uint8Array) return { codeBase64: Buffer.from(code).toString('base64') };
  return { repeat: code };
}

/** The bytes of a case's QR code. */
export function bytesOf(form: CodeForm): Uint8Array {
  if ('code' in form) return new TextEncoder().encode(form.code);
  if ('codeBase64' in form) return new Uint8Array(Buffer.from(form.codeBase64, 'base64'));
  return new TextEncoder().encode(form.repeat.text.repeat(form.repeat.times));
}
