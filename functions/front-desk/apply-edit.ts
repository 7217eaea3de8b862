import type { Site } from '../registry/firm.ts';
import type { EpochSeconds } from '../kernel/brands.ts';
import { type Failure, invalidField } from '../kernel/problems.ts';
import { localDay } from '../kernel/local-day.ts';
import { keptThrough } from '../visits/held.ts';
import { purgeAfter } from '../visits/retention.ts';
import type { VisitEdit } from './api/requests.ts';
import { windowProblem } from '../visits/visit-window.ts';
import type { Visit } from '../visits/visit.ts';

/** An edit by the office or a program, or by the visitor: what is recorded as theirs comes with it. */
export type AnyEdit = VisitEdit & Pick<Visit, 'visitorChanges' | 'nearBars'>;

/** The visit after an edit, or why the edit is invalid. */
export function editedVisit(
  visit: Visit,
  edit: AnyEdit,
  site: Pick<Site, 'timeZone' | 'retentionDays'>,
  now: EpochSeconds,
): { readonly ok: true; readonly visit: Visit } | Failure {
  const { visitor, host, ...fields } = edit;
  const edited: Visit = {
    ...merged(visit, fields),
    visitor: merged(visit.visitor, visitor ?? {}),
    ...(host ? { host: merged(visit.host ?? {}, host) } : {}),
    version: visit.version + 1,
  } as Visit;
  if (edited.visitor.englishName === undefined && edited.visitor.chineseName === undefined)
    return invalidField('visitor', 'must have an englishName or a chineseName');
  if (host && edited.host?.unit === undefined) return invalidField('host.unit', 'is required');
  const moved = edit.expectedFrom !== undefined || edit.expectedUntil !== undefined;
  if (!moved) return { ok: true, visit: edited };
  return (
    windowProblem(edited, now) ?? {
      ok: true,
      visit: {
        ...edited,
        day: localDay(edited.expectedFrom, site.timeZone),
        ...keptThrough(edited.heldUntil, purgeAfter(edited.expectedUntil, site.retentionDays)),
      },
    }
  );
}

/** JSON merge patch of one level (RFC 7396): `null` removes a field, an absent field stays. */
function merged(target: object, patch: object): object {
  const fields = new Map<string, unknown>(Object.entries(target));
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) fields.delete(name);
    else if (value !== undefined) fields.set(name, value);
  }
  return Object.fromEntries(fields);
}
