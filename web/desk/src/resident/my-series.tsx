import { useEffect } from 'preact/hooks';
import type { Message } from '../../../../client/gatehouse-client.ts';
import { pageQuery, usePages } from '../api/use-pages.ts';
import { useSending } from '../api/use-sending.ts';
import { useDesk } from '../desk.ts';
import { Trouble } from '../parts/trouble.tsx';
import { nameOf } from '../rules/names.ts';
import { timesAt } from '../rules/times.ts';
import type { MyPlace } from './resident-home.tsx';

type Series = Message<'MyRecurringVisits'>;

interface MySeriesProps {
  readonly place: MyPlace;
  /** Something may be added just now: the list is read again afterwards. */
  readonly isStale: boolean;
}

/** Who comes again and again, such as a cleaner every Tuesday. */
export function MySeries({ place, isStale }: MySeriesProps) {
  const { say, api, language } = useDesk();
  const { send, trouble, isSending } = useSending();
  const times = timesAt(language, place.timeZone);
  const list = usePages(
    (cursor) =>
      api.ask((client) =>
        client.GET('/sites/{siteId}/my-recurring-visits', {
          params: { path: { siteId: place.siteId }, query: pageQuery(cursor) },
        }),
      ),
    ({ seriesId }: Series) => seriesId,
    [api, place.siteId],
  );
  useEffect(() => {
    if (!isStale) void list.reload();
  }, [isStale]);
  const end = async (seriesId: string): Promise<void> => {
    const params = { path: { siteId: place.siteId, seriesId } };
    const done = await send(() =>
      api.ask((client) => client.DELETE('/sites/{siteId}/my-recurring-visits/{seriesId}', { params })),
    );
    if (done) await list.reload();
  };
  const active = list.items.filter(({ state }) => state === 'active');
  if (active.length === 0) return <Trouble of={list.trouble ?? trouble} />;
  return (
    <section class="card">
      <h2>{say('myAgain')}</h2>
      <Trouble of={list.trouble ?? trouble} />
      <ul class="my-series">
        {active.map((series) => (
          <li key={series.seriesId}>
            <div>
              <b>{nameOf(series.visitor, language) ?? say('noName')}</b>
              <p class="small">
                {say('myEverySeries', {
                  days: series.weekdays?.map((day) => say(`weekday_${day}`)).join(', ') ?? say('everyDay'),
                  from: series.startTime,
                  until: series.endTime,
                  last: times.day(series.until),
                })}
              </p>
            </div>
            <button type="button" disabled={isSending} onClick={() => void end(series.seriesId)}>
              {say('myEndSeries')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
