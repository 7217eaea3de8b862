import type { MemberId, ScannerId } from '../kernel/brands.ts';

const prefix = 'scanner-';

/** Who a scanner is among the members of its firm: what visits and records name it by. */
export const memberIdOf = (scannerId: ScannerId): MemberId => `${prefix}${scannerId}` as MemberId;

/** The scanner that a caller with the role `scanner` is. */
export const scannerIdOf = (memberId: MemberId): ScannerId => memberId.slice(prefix.length) as ScannerId;
