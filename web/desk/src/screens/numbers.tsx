import { useMemo, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { useSite } from '../desk.ts';
import { BarChart } from '../parts/bar-chart.tsx';
import { Choice } from '../parts/choice.tsx';
import { TextField } from '../parts/fields.tsx';
import { Figure } from '../parts/figure.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { sitePath } from '../place.ts';
import { areCountable, flowOf, hoursOf, lasts, periodOf, totalsOf, type Period } from '../rules/numbers.ts';
import { NumberShares, waitText } from './number-shares.tsx';
import { useNumbers, type Counted } from './use-numbers.ts';

/** What was counted of the visits of a site, as charts, tables and files. */
export function NumbersPage() {
  const { say, times } = useSite();
  const { query } = useLocation();
  const today = times.dayOf(new Date());
  const period = periodOf(query, today);
  const { counted, trouble } = useNumbers(period, today);
  const isEmpty = counted?.rows.length === 0;
  return (
    <section class="wide">
      <h1>{say('numbers')}</h1>
      <p class="small">{say('numIntro')}</p>
      <Filters period={period} key={`${period.from} ${period.to}`} />
      <Trouble of={trouble} />
      {!counted && !trouble && <p role="status">{say('loading')}</p>}
      {isEmpty && <p class="nobody">{say('numNobody')}</p>}
      {counted && !isEmpty && <Shown counted={counted} />}
    </section>
  );
}

function Filters({ period }: { readonly period: Period }) {
  const { say, site } = useSite();
  const { route } = useLocation();
  const [from, setFrom] = useState(period.from);
  const [to, setTo] = useState(period.to);
  const go = (query: Readonly<Record<string, string>>): void => {
    route(sitePath(site.siteId, 'numbers', query), true);
  };
  const own = { from: period.from, to: period.to };
  const chosen = (first: string, last: string): void => {
    setFrom(first);
    setTo(last);
    if (areCountable(first, last)) go({ from: first, to: last });
  };
  const isWrong = !areCountable(from, to);
  return (
    <div class="card number-filters">
      <Choice
        label={say('numPeriod')}
        value={period.last === undefined ? undefined : String(period.last)}
        options={lasts.map((each) => ({ value: String(each), text: say(`numLast_${each}`) }))}
        onChange={(last) => {
          go({ last });
        }}
      />
      <Choice
        label={say('numBy')}
        value={period.by}
        options={(['day', 'week'] as const).map((value) => ({ value, text: say(`numBy_${value}`) }))}
        onChange={(by) => {
          go({ ...(period.last === undefined ? own : { last: String(period.last) }), by });
        }}
      />
      <div class="days-between">
        <TextField
          label={say('numFrom')}
          type="date"
          value={from}
          onInput={(day) => {
            chosen(day, to);
          }}
          wrong={isWrong ? say('numDaysWrong') : undefined}
        />
        <TextField
          label={say('numTo')}
          type="date"
          value={to}
          onInput={(day) => {
            chosen(from, day);
          }}
        />
      </div>
    </div>
  );
}

function Shown({ counted }: { readonly counted: Counted }) {
  const { say, times } = useSite();
  const { period, rows, hours, hoursFrom } = counted;
  const totals = useMemo(() => totalsOf(rows), [rows]);
  const flow = useMemo(() => flowOf(rows, period.from, period.to, period.by), [rows]);
  const byHour = useMemo(() => hoursOf(hours), [hours]);
  const refused = totals.refusals.reduce((sum, { count }) => sum + count, 0);
  const tiles = [
    [say('numArrivals'), String(totals.arrivals)],
    [say('numDepartures'), String(totals.departures)],
    [say('numRefused'), String(refused)],
    [say('numNoShows'), String(totals.noShows)],
    [
      say('numMeanWait'),
      totals.waited === 0 ? '–' : waitText(Math.round(totals.waitedSeconds / totals.waited), say),
    ],
  ] as const;
  const inAndOut = [say('numArrivals'), say('numDepartures')] as const;
  const hourName = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;
  const span = `${period.from}-${period.to}`;
  return (
    <>
      <dl class="tiles">
        {tiles.map(([name, value]) => (
          <div class="card" key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Figure
        title={say(`numOverTime_${period.by}`)}
        file={`${period.by}-${span}`}
        heading={[say(period.by === 'day' ? 'numDay' : 'numWeek'), ...inAndOut]}
        rows={flow.map(({ day, arrivals, departures }) => [day, String(arrivals), String(departures)])}
      >
        <FlowChart
          label={say(`numOverTime_${period.by}`)}
          names={flow.map(({ day }) => times.dayAndMonth(day))}
          flow={flow}
        />
      </Figure>
      {hoursFrom !== undefined && hours.length > 0 && (
        <Figure
          title={say('numByHour')}
          hint={say('numByHourHint', { from: times.dayAndYear(hoursFrom), to: times.dayAndYear(period.to) })}
          file={`hour-${hoursFrom}-${period.to}`}
          heading={[say('numHourColumn'), ...inAndOut]}
          rows={byHour.map(({ arrivals, departures }, hour) => [
            hourName(hour),
            String(arrivals),
            String(departures),
          ])}
        >
          <FlowChart
            label={say('numByHour')}
            names={byHour.map((_, hour) => hourName(hour).slice(0, 2))}
            flow={byHour}
          />
        </Figure>
      )}
      <NumberShares totals={totals} span={span} />
    </>
  );
}

interface FlowChartProps {
  readonly label: string;
  readonly names: readonly string[];
  readonly flow: readonly { readonly arrivals: number; readonly departures: number }[];
}

function FlowChart({ label, names, flow }: FlowChartProps) {
  const { say, language } = useSite();
  const arrivals = useMemo(() => flow.map((one) => one.arrivals), [flow]);
  const departures = useMemo(() => flow.map((one) => one.departures), [flow]);
  const kept = useMemo(() => names, [flow, language]);
  return (
    <BarChart
      label={label}
      names={kept}
      series={[
        { name: say('numArrivals'), values: arrivals },
        { name: say('numDepartures'), values: departures },
      ]}
    />
  );
}
