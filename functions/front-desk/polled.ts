import { unlessCurrent } from '../edge/conditional.ts';
import { isCurrent } from '../edge/if-none-match.ts';
import type { ApiRequest, Respond } from '../edge/respond.ts';
import type { EpochSeconds } from '../kernel/brands.ts';
import { later, type Clock } from '../kernel/clock.ts';
import type { ChangeMarkTable } from '../visits/change-mark-table.ts';

interface PolledDeps {
  readonly marks: Pick<ChangeMarkTable, 'read'>;
  readonly clock: Clock;
}

/** What was answered last to a question, and the count of changes at that time. */
interface Known {
  readonly etag: string;
  readonly changes: number;
  readonly until: EpochSeconds;
}

/** An index may be behind its table. A list that was read so long after the last change has that change. */
const settledSeconds = 5;
/** Lists change with time alone, too: a day ends, a visit overstays, a setting is used. */
const trustedSeconds = 60;
const mostKnown = 1000;

/**
 * Makes lists answer 304 without reading them, where the site's visits have not changed since the same question was
 * answered. It remembers tags alone, for a minute, and nothing of the lists.
 */
export const polledLists = ({ marks, clock }: PolledDeps) => {
  const known = new Map<string, Known>();
  return (list: string, respond: Respond, except: readonly string[] = []): Respond =>
    async (request) => {
      const question = `${list} ${questionOf(request)}`;
      const ifNoneMatch = request.headers['if-none-match'];
      const now = clock();
      const site = { firmId: request.caller.firmId, siteId: request.siteId };
      const mark = await marks.read(site);
      const last = known.get(question);
      if (last && last.until > now && last.changes === mark.count && isCurrent(ifNoneMatch, last.etag))
        return { ok: true, status: 304, headers: { etag: last.etag } };
      const read = await respond(request);
      if (!read.ok) return read;
      const answer = unlessCurrent(ifNoneMatch, read, except);
      const etag = answer.headers?.['etag'];
      if (etag !== undefined && later(mark.at, settledSeconds) <= now) {
        if (known.size >= mostKnown) known.clear();
        known.set(question, { etag, changes: mark.count, until: later(now, trustedSeconds) });
      }
      return answer;
    };
};

/** Roles see different fields of the same list. */
const questionOf = ({ caller, siteId, query }: ApiRequest): string =>
  JSON.stringify([caller.firmId, siteId, caller.role, Object.entries(query).sort()]);
