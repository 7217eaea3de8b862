import type { RejectionReason } from '../../../../functions/personal-code/rejections.ts';
import { rejected, verified, type Case } from '../vector.ts';

type Shared = Pick<Case, 'bundle' | 'now' | 'profile'>;

/** Cases of one row that are all refused for one reason: title → code. */
export function refused(
  row: string,
  reason: RejectionReason,
  codes: Readonly<Record<string, Case['code']>>,
  shared: Shared = {},
): Case[] {
  return Object.entries(codes).map(([title, code]) => ({
    row,
    title,
    code,
    ...shared,
    expect: rejected(reason),
  }));
}

/** Cases of one row that all verify: title → code. */
export function accepted(
  row: string,
  codes: Readonly<Record<string, Case['code']>>,
  shared: Shared = {},
): Case[] {
  return Object.entries(codes).map(([title, code]) => ({ row, title, code, ...shared, expect: verified }));
}
