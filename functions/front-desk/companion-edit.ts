import { isDeepStrictEqual } from 'node:util';
import type { VisitEdit } from './api/requests.ts';
import type { Visit } from '../visits/visit.ts';

/**
 * What an edit of a visit is for one of its companions: they come to the same host in the same window, with the same
 * purpose and notes, as far as nobody gave them others. `undefined` where nothing of it is theirs.
 */
export function companionEdit(
  lead: Visit,
  companion: Visit,
  { expectedFrom, expectedUntil, ...edit }: VisitEdit,
): VisitEdit | undefined {
  const sameWindow =
    companion.expectedFrom === lead.expectedFrom && companion.expectedUntil === lead.expectedUntil;
  const theirs: VisitEdit = {
    ...(sameWindow && expectedFrom !== undefined ? { expectedFrom } : {}),
    ...(sameWindow && expectedUntil !== undefined ? { expectedUntil } : {}),
    ...Object.fromEntries(
      (['host', 'purpose', 'notes'] as const).flatMap((name) =>
        edit[name] !== undefined && isDeepStrictEqual(companion[name], lead[name])
          ? [[name, edit[name]]]
          : [],
      ),
    ),
  };
  return Object.keys(theirs).length > 0 ? theirs : undefined;
}
