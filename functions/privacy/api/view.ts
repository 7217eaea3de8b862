import type { Shown } from '../../edge/response-fields.ts';
import { toRfc3339 } from '../../kernel/clock.ts';
import type { Destruction } from '../destruction.ts';
import type { deletionResponse } from './responses.ts';

/**
 * The record of a destroyed key as the office sees it.
 *
 * @param deletedNow - visits of its day that are deleted by now
 */
export function deletionView(destruction: Destruction, deletedNow: number): Shown<typeof deletionResponse> {
  const { siteId, day, keyId, madeAt, begunAt, destroyedAt, visitsDeleted, certificate, purgeAt } =
    destruction;
  const deletedThen = visitsDeleted ?? deletedNow;
  return {
    siteId,
    day,
    visitsDeleted: deletedThen,
    ...(deletedNow > deletedThen ? { visitsDeletedLater: deletedNow - deletedThen } : {}),
    keyId,
    keyMadeAt: toRfc3339(madeAt),
    destructionBegunAt: toRfc3339(begunAt),
    ...(destroyedAt === undefined ? {} : { keyDestroyedAt: toRfc3339(destroyedAt) }),
    ...(certificate === undefined ? {} : { certificate }),
    purgeAt: toRfc3339(purgeAt),
  };
}
