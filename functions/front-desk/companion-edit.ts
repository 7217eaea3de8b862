import { isDeepStrictEqual } from 'node:util';
import type { VisitEdit } from './api/requests.ts';
import type { Visit } from '../visits/visit.ts';

/**
 * The part of an edit that applies to a companion: the host, the window, the purpose and the notes, where the companion has
 * no values of its own. `undefined` where no part applies.
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
