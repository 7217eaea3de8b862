import { useSite } from '../desk.ts';
import type { Day } from '../day/use-day.ts';

/** How fresh the list is. */
export function DayStatus({ day }: { readonly day: Day }) {
  const { say, times } = useSite();
  const { asOfMs, isWhole, trouble, visits } = day;
  const time = asOfMs === undefined ? '' : times.clockWithSeconds(new Date(asOfMs).toISOString());
  if (trouble)
    return (
      <p class="freshness wrong" role="status">
        {asOfMs === undefined ? say('noNetwork') : say('stale', { time })}
      </p>
    );
  if (!isWhole)
    return (
      <p class="freshness" role="status">
        {visits.length === 0 ? say('loading') : say('loadingDay', { count: visits.length })}
      </p>
    );
  return <p class="freshness">{say('live', { time })}</p>;
}
