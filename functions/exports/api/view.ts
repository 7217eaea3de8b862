import type { Shown } from '../../edge/response-fields.ts';
import { toRfc3339 } from '../../kernel/clock.ts';
import type { exportResponse } from './responses.ts';
import type { VisitExport } from '../export.ts';

/** The record of an export as the office sees it. */
export function exportView(made: VisitExport): Shown<typeof exportResponse> {
  const { exportId, siteId, fromDay, toDay, purpose, createdBy, pagesRead, lastReadAt } = made;
  return {
    exportId,
    siteId,
    fromDay,
    toDay,
    purpose,
    createdAt: toRfc3339(made.createdAt),
    createdBy,
    expiresAt: toRfc3339(made.expiresAt),
    pagesRead,
    ...(lastReadAt === undefined ? {} : { lastReadAt: toRfc3339(lastReadAt) }),
    purgeAt: toRfc3339(made.purgeAt),
  };
}
