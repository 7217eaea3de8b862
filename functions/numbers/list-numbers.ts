import type { Caller } from '../edge/access.ts';
import { notOfThisList } from '../edge/cursor.ts';
import { readPage, type PageRead } from '../edge/list-page.ts';
import type { FirmId, LocalDay, SiteId } from '../kernel/brands.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import { addDays } from '../kernel/local-time.ts';
import type { SiteRef } from '../visits/visit-item.ts';
import type { NumbersQuery } from './api/requests.ts';
import type { NumberTable } from './number-table.ts';
import { mondayOf, placeOf, rowKeyOf, rowOf, type NumbersRow, type Span } from './rows.ts';

/** The dependencies of the numbers of a site. */
export interface NumbersDeps {
  readonly getSite: (firmId: FirmId, siteId: SiteId) => Promise<SiteRef | undefined>;
  readonly numbers: Pick<NumberTable, 'items'>;
}

interface NumbersPage {
  readonly rows: readonly NumbersRow[];
  readonly next?: string;
}

/** A page of the numbers of a site in the order of time. An hour, day or week without anything is left out. */
export async function listNumbers(
  { getSite, numbers }: NumbersDeps,
  { firmId }: Pick<Caller, 'firmId'>,
  siteId: SiteId,
  { from, to, by, limit, cursor }: NumbersQuery,
): Promise<PageRead<NumbersPage> | Failure> {
  const site = await getSite(firmId, siteId);
  if (!site) return failure('site_not_found');
  const scope = `${firmId}/${siteId}/numbers/${by}/${from}/${to}`;
  const read = await readPage(scope, cursor, async ({ after }): Promise<NumbersPage | undefined> => {
    if (after !== undefined && !keyForm[by].test(after)) return undefined;
    return readRows(numbers, site, { from, to, by, limit, after });
  });
  if (!read.ok) return read;
  const { page, ...rest } = read;
  return page ? { ...rest, page } : notOfThisList();
}

/** What `next` may be: clients can forge a cursor. */
const keyForm = { hour: /^\d{4}-\d\d-\d\d#\d\d$/, day: /^\d{4}-\d\d-\d\d$/, week: /^\d{4}-\d\d-\d\d$/ };

/** Reads rows until there are enough; what belongs to one row is read together. */
async function readRows(
  numbers: NumbersDeps['numbers'],
  site: SiteRef,
  { from, to, by, limit, after }: Asked,
): Promise<NumbersPage> {
  const first = after === undefined ? from : startBehind(by, after, from);
  const rows: NumbersRow[] = [];
  let key: string | undefined;
  let group: ReturnType<typeof placeOf>[] = [];
  const close = () => {
    const [one, ...more] = group;
    if (one && (after === undefined || (key ?? '') > after))
      rows.push(rowOf(by, [one, ...more], { from, to }));
    group = [];
  };
  for await (const item of numbers.items(site, by === 'hour' ? 'hours' : 'days', first, to)) {
    const counted = placeOf(item);
    const itsKey = rowKeyOf(by, counted);
    if (itsKey !== key) {
      close();
      if (rows.length > limit) break;
      key = itsKey;
    }
    group.push(counted);
  }
  close();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return rows.length > limit && last
    ? {
        rows: page,
        next: rowKeyOf(by, { day: last.from, ...(last.hour === undefined ? {} : { hour: last.hour }) }),
      }
    : { rows: page };
}

interface Asked {
  readonly from: LocalDay;
  readonly to: LocalDay;
  readonly by: Span;
  readonly limit: number;
  readonly after: string | undefined;
}

/** The day from which the rows behind a key are read. */
function startBehind(by: Span, after: string, from: LocalDay): LocalDay {
  const day = after.slice(0, 10) as LocalDay;
  const start = by === 'hour' ? day : addDays(by === 'day' ? day : mondayOf(day), by === 'day' ? 1 : 7);
  return start < from ? from : start;
}
