import type { Shown } from '../../edge/response-fields.ts';
import type { EpochSeconds } from '../../kernel/brands.ts';
import { toRfc3339 } from '../../kernel/clock.ts';
import { defined } from '../../kernel/defined.ts';
import { daysLeft, isOpen, type AccessRequest } from '../access-request.ts';
import type { requestResponse } from './responses.ts';

/** A request as the office sees it at `now`. */
export function requestView(request: AccessRequest, now: EpochSeconds): Shown<typeof requestResponse> {
  const { requestId, kind, siteIds, identity, fileReference, state, steps, createdBy, version } = request;
  const open = isOpen(request);
  return {
    requestId,
    kind,
    ...(siteIds === '*' ? {} : { siteIds }),
    // Its note may be lost with the key of its day.
    identity: { method: identity.method, ...defined({ note: identity.note }) },
    ...defined({ fileReference }),
    receivedAt: toRfc3339(request.receivedAt),
    dueAt: toRfc3339(request.dueAt),
    ...(open ? { dueInDays: daysLeft(request, now) } : {}),
    overdue: open && request.dueAt < now,
    state,
    steps: steps.map(({ at, note, ground, ...step }) => ({
      ...step,
      at: toRfc3339(at),
      ...defined({ ground, note }),
    })),
    createdAt: toRfc3339(request.createdAt),
    createdBy,
    version,
    purgeAt: toRfc3339(request.purgeAt),
  };
}
