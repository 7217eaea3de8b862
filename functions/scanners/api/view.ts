import { defined } from '../../kernel/defined.ts';
import type { Shown } from '../../edge/response-fields.ts';
import { toRfc3339 } from '../../kernel/clock.ts';
import type { enrolledResponse, scannerResponse } from './responses.ts';
import type { Scanner } from '../scanner.ts';

/** A scanner as the API shows it to the office. */
export function scannerView(scanner: Scanner): Shown<typeof scannerResponse> {
  const { scannerId, siteId, name, enrolledAt, enrolledBy, lastSeenAt, told, revokedAt, revokedBy } = scanner;
  return {
    scannerId,
    siteId,
    name,
    state: revokedAt === undefined ? 'active' : 'revoked',
    enrolledAt: toRfc3339(enrolledAt),
    enrolledBy,
    ...(lastSeenAt === undefined ? {} : { lastSeenAt: toRfc3339(lastSeenAt) }),
    ...defined({ told }),
    ...(revokedAt === undefined ? {} : { revokedAt: toRfc3339(revokedAt) }),
    ...defined({ revokedBy }),
  };
}

/** The answer to the device. `enrolledAt` is our time, which it can set its clock by. */
export function enrolledView(scanner: Scanner): Shown<typeof enrolledResponse> {
  const { scannerId, firmId, siteId, name, enrolledAt } = scanner;
  return { scannerId, firmId, siteId, name, enrolledAt: toRfc3339(enrolledAt) };
}
