import { randomBytes } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { answerLists } from '../functions/front-desk/answer-lists.ts';
import type { VisitDeps } from '../functions/front-desk/visit-deps.ts';
import type { Answer, ApiRequest } from '../functions/edge/respond.ts';
import type { EpochSeconds, MemberId, SiteId } from '../functions/kernel/brands.ts';
import { systemClock } from '../functions/kernel/clock.ts';
import { inLanes } from '../functions/kernel/in-lanes.ts';
import { localDay } from '../functions/kernel/local-day.ts';
import { instantAt } from '../functions/kernel/local-time.ts';
import { putItem } from '../functions/table/write.ts';
import { changeMarkTable } from '../functions/visits/change-mark-table.ts';
import { visitItem } from '../functions/visits/visit-item.ts';
import { visitListTable } from '../functions/visits/visit-list-table.ts';
import { visitTable } from '../functions/visits/visit-table.ts';
import { manyVisits } from '../test/support/many-visits.ts';
import { sealedVisits } from '../test/support/sealed-visits.ts';
import { siteWith } from '../test/support/site.ts';
import type { TableNames } from './capacity.ts';
import { meteredClient } from './metered-client.ts';
import type { Row, Section } from './table.ts';

const visitCount = 5000;

/**
 * What it costs a desk to load a day of 5,000 visits and to poll it. A third of the day begins at the same minute, as where
 * visits are booked to the hour.
 */
export async function measureDeskLists(client: DynamoDBClient, names: TableNames): Promise<Section> {
  const site = siteWith({ siteId: `desk-${randomBytes(4).toString('hex')}` as SiteId });
  const meter = meteredClient(client);
  const table = sealedVisits({ client, ...names }, { client: meter.client });
  const today = localDay(systemClock(), site.timeZone);
  const morning = instantAt(today, '09:00', site.timeZone);
  const visits = manyVisits(site, visitCount * 2, morning).filter(({ day }) => day === today);
  await inLanes(16, visits, (visit) => putItem(table, visitItem(visit)));
  const marks = changeMarkTable({ client: meter.client, name: names.visits });
  await marks.count(site, (systemClock() - 60) as EpochSeconds);
  const deps = {
    getSite: () => Promise.resolve(site),
    lists: visitListTable(table, systemClock),
    visits: visitTable(table, systemClock),
    clock: systemClock,
  } as unknown as VisitDeps;
  const { listVisits } = answerLists(deps, marks);
  const ask = async (query: Record<string, string>, etag?: string): Promise<Answer> => {
    const caller = {
      firmId: site.firmId,
      memberId: 'desk' as MemberId,
      role: 'manager',
      siteIds: '*',
    } as const;
    const headers = etag === undefined ? {} : { 'if-none-match': etag };
    const answer = await listVisits({ caller, siteId: site.siteId, query, headers } as unknown as ApiRequest);
    if (!answer.ok) throw new Error(answer.code);
    return answer;
  };
  const timed = async <Done>(work: () => Promise<Done>) => {
    meter.reset();
    const began = performance.now();
    const done = await work();
    return { done, ms: performance.now() - began, ...meter.read() };
  };
  const whole = async (query: Record<string, string>) => {
    let shown = 0;
    let cursor: string | undefined;
    do {
      const { body } = await ask({ ...query, ...(cursor === undefined ? {} : { cursor }) });
      const page = body as { readonly items: readonly object[]; readonly nextCursor?: string };
      shown += page.items.length;
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    if (shown !== visits.length)
      throw new Error(`${String(shown)} visits of ${String(visits.length)} were shown`);
  };
  const rows: Row[] = [];
  for (const order of ['name', 'time']) {
    const first = await timed(() => ask({ limit: '100', order }));
    rows.push(
      {
        what: `order=${order}: first page of 100`,
        value: first.ms,
        unit: 'ms',
        ...(order === 'time' ? { limit: { most: 1000 } } : {}),
      },
      { what: `order=${order}: first page of 100, read`, value: first.readUnits, unit: 'units' },
    );
    for (const limit of order === 'name' ? ['500'] : ['100', '500']) {
      const all = await timed(() => whole({ limit, order }));
      rows.push(
        { what: `order=${order}: whole day by ${limit}`, value: all.ms, unit: 'ms' },
        { what: `order=${order}: whole day by ${limit}, read`, value: all.readUnits, unit: 'units' },
      );
    }
  }
  const query = { limit: '500', order: 'time' };
  const { headers: { etag } = {} } = await ask(query);
  const quiet = await timed(() => ask(query, etag));
  await marks.count(site, systemClock());
  const changed = await timed(() => ask(query, etag));
  rows.push(
    { what: 'poll of a page of 500 while nothing changes', value: quiet.ms, unit: 'ms' },
    { what: 'poll while nothing changes, read', value: quiet.readUnits, unit: 'units', limit: { most: 0.5 } },
    { what: 'poll while nothing changes, calls', value: quiet.calls, unit: '', limit: { most: 1 } },
    { what: 'poll after a change elsewhere, read', value: changed.readUnits, unit: 'units' },
  );
  if (quiet.done.status !== 304 || changed.done.status !== 304) throw new Error('a poll was answered whole');
  return { title: `The lists of a day with ${String(visits.length)} visits`, rows };
}
