import { createHash } from 'node:crypto';
import type { AccessRequestId, EpochSeconds, FirmId } from '../kernel/brands.ts';

/** Hexadecimal digits of a time until the year 2106. */
const timeDigits = 8;
const idLength = 22;

/** The id of a request. It begins with when the answer is due, so that ids are in that order. The same seed makes the same id. */
export const requestIdFrom = (firmId: FirmId, dueAt: EpochSeconds, seed: string): AccessRequestId => {
  const rest = createHash('sha256')
    .update(JSON.stringify(['access-request', firmId, seed]))
    .digest('base64url');
  return `${dueAt.toString(16).padStart(timeDigits, '0')}${rest}`.slice(0, idLength) as AccessRequestId;
};

/** True where two ids come from the same seed, whenever their answers are due. */
export const haveSameSeed = (one: AccessRequestId, other: AccessRequestId): boolean =>
  one.slice(timeDigits) === other.slice(timeDigits);
