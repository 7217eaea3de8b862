import type { Caller } from '../edge/access.ts';
import { notOfThisList } from '../edge/cursor.ts';
import { readPage, type PageAsked } from '../edge/list-page.ts';
import type { LocalDay } from '../kernel/brands.ts';
import { toRfc3339, type Clock } from '../kernel/clock.ts';
import { countOfDays, daysFrom } from '../kernel/local-time.ts';
import { invalidField, type Failure } from '../kernel/problems.ts';
import type { Page } from '../table/read.ts';
import type { AuditEntry, AuditRead } from './audit-chain.ts';
import { entryKey, readKey } from './audit-keys.ts';
import type { AuditAskedOf, AuditTable } from './audit-table.ts';

/** The dependencies of the lists. */
export interface AuditListDeps {
  readonly audit: Pick<AuditTable, 'entries' | 'reads'>;
  readonly clock: Clock;
}

/** Which part of the trail is asked for. */
interface AuditAsked extends PageAsked {
  readonly day?: string | undefined;
  readonly untilDay?: string | undefined;
  readonly visitId?: string | undefined;
  readonly memberId?: string | undefined;
}

type Listed<Item> =
  { readonly ok: true; readonly items: readonly Item[]; readonly nextCursor?: string } | Failure;

/** Days of one list. */
const mostDays = 31;

/** The entries of some days, the first one first. A manager of some sites sees what was done at those. */
export const listAudit = (
  { audit, clock }: AuditListDeps,
  caller: Caller,
  asked: AuditAsked,
): Promise<Listed<AuditEntry>> =>
  listDays('audit', audit.entries, ({ seq }) => entryKey(seq), clock, caller, asked);

/** The reads of some days, in the order of day, hour and member. */
export const listAuditReads = (
  { audit, clock }: AuditListDeps,
  caller: Caller,
  asked: AuditAsked,
): Promise<Listed<AuditRead>> => listDays('audit-reads', audit.reads, readKey, clock, caller, asked);

async function listDays<Item extends AuditEntry | AuditRead>(
  name: string,
  read: (firmId: string, day: string, asked: AuditAskedOf<Item>) => Promise<Page<Item>>,
  keyOf: (item: Item) => string,
  clock: Clock,
  { firmId, siteIds }: Caller,
  {
    limit,
    cursor,
    day: first = toRfc3339(clock()).slice(0, 10),
    untilDay = first,
    visitId,
    memberId,
  }: AuditAsked,
): Promise<Listed<Item>> {
  const days = daysBetween(first, untilDay);
  if (!days)
    return invalidField('untilDay', `must be the day or up to ${String(mostDays - 1)} days after it`);
  const picks = (item: Item): boolean =>
    (siteIds === '*' || siteIds.some((siteId) => siteId === item.siteId)) &&
    (memberId === undefined || item.memberId === memberId) &&
    (visitId === undefined || item.subjects.includes(`visit:${visitId}`));
  const scope = [firmId, name, first, untilDay, visitId ?? '', memberId ?? ''].join('/');
  const page = await readPage(scope, cursor, async ({ after }) => {
    const from = after === undefined ? undefined : placeIn(days, after);
    if (after !== undefined && !from) return undefined;
    const found: Item[] = [];
    for (const day of days.slice(from ? days.indexOf(from.day) : 0)) {
      const asked = { limit: limit - found.length, after: day === from?.day ? from.key : undefined, picks };
      const { listed, more } = await read(firmId, day, asked);
      found.push(...listed);
      const last = found.at(-1);
      if (last && (more || (found.length === limit && day !== days.at(-1))))
        return { found, next: `${last.day} ${keyOf(last)}` };
    }
    return { found };
  });
  if (!page.ok) return page;
  if (!page.page) return notOfThisList();
  const { nextCursor } = page;
  return { ok: true, items: page.page.found, ...(nextCursor === undefined ? {} : { nextCursor }) };
}

/** Clients can forge a cursor. One that leads out of the list is refused. */
function placeIn(days: readonly string[], after: string) {
  const day = after.slice(0, 10);
  const key = after.slice(11);
  return days.includes(day) && /^[ER]#[\x21-\x7e]{1,200}$/.test(key) ? { day, key } : undefined;
}

/** The days from the first to the last; `undefined` where these are in the wrong order, or too many. */
function daysBetween(first: string, last: string): readonly string[] | undefined {
  const count = countOfDays(first as LocalDay, last as LocalDay);
  return count >= 1 && count <= mostDays ? daysFrom(first as LocalDay, count) : undefined;
}
