import { versionTag } from '../edge/if-match.ts';
import type { Shown } from '../edge/response-fields.ts';
import { toRfc3339 } from '../kernel/clock.ts';
import { passedGate } from './re-entry.ts';
import type { visitResponse } from './visit-responses.ts';
import type { Visit } from './visit.ts';

/** A visit as the API shows it. Times are RFC 3339 in UTC. */
export function visitView(visit: Visit): Shown<typeof visitResponse> {
  const {
    visitId,
    siteId,
    state,
    origin,
    visitor,
    host,
    purpose,
    vehicle,
    notes,
    day,
    version,
    noticeVersion,
  } = visit;
  return {
    visitId,
    siteId,
    state,
    origin,
    visitor,
    ...(host ? { host } : {}),
    ...(purpose === undefined ? {} : { purpose }),
    ...(vehicle ? { vehicle } : {}),
    ...(notes === undefined ? {} : { notes }),
    day,
    expectedFrom: toRfc3339(visit.expectedFrom),
    expectedUntil: toRfc3339(visit.expectedUntil),
    createdAt: toRfc3339(visit.createdAt),
    ...(visit.checkedIn
      ? {
          checkedInAt: toRfc3339(visit.checkedIn.at),
          checkedInGateId: visit.checkedIn.gateId,
          checkInMethod: visit.checkedIn.method,
        }
      : {}),
    ...(visit.checkedOut
      ? {
          checkedOutAt: toRfc3339(visit.checkedOut.at),
          checkedOutGateId: visit.checkedOut.gateId,
          checkOutMethod: visit.checkedOut.method,
        }
      : {}),
    ...(visit.allowsReEntry ? { allowsReEntry: true } : {}),
    ...(visit.passages ? { passages: visit.passages.map(passageView) } : {}),
    ...(noticeVersion === undefined ? {} : { privacyNoticeVersion: noticeVersion }),
    purgeAt: toRfc3339(visit.purgeAt),
    version,
  };
}

function passageView(line: string) {
  const passage = passedGate(line);
  return { ...passage, at: toRfc3339(passage.at) };
}

/** The entity tag of a visit. */
export const entityTag = ({ version }: Visit): string => versionTag(version);
