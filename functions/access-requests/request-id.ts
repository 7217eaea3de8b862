import { createHash } from 'node:crypto';
import type { AccessRequestId, EpochSeconds, FirmId } from '../kernel/brands.ts';
import { daySeconds } from '../kernel/clock.ts';

/** Hexadecimal digits of a time until the year 2106. */
const timeDigits = 8;
const idLength = 22;

/**
 * The id of a request. It begins with the day on which the answer is due, so that ids are in that order. The same seed makes
 * the same id for a day: a try that is repeated a moment later finds the record of the first.
 */
export const requestIdFrom = (firmId: FirmId, dueAt: EpochSeconds, seed: string): AccessRequestId => {
  const rest = createHash('sha256')
    .update(JSON.stringify(['access-request', firmId, seed]))
    .digest('base64url');
  const day = dueAt - (dueAt % daySeconds);
  return `${day.toString(16).padStart(timeDigits, '0')}${rest}`.slice(0, idLength) as AccessRequestId;
};
