import { useSite } from '../desk.ts';
import { Figure, Shares } from '../parts/figure.tsx';
import { shareOf, type Totals } from '../rules/numbers.ts';
import { sayOr, type Say } from '../texts/text.ts';

/** A length of time in words: `40 s`, `5 min`, `1 hour`. */
export function waitText(seconds: number, say: Say): string {
  if (seconds < 60) return say('numSeconds', { count: seconds });
  return seconds === 3600 ? say('numHour') : say('numMinutes', { count: Math.round(seconds / 60) });
}

interface NumberSharesProps {
  readonly totals: Totals;
  /** The days, for the names of files. */
  readonly span: string;
}

/** How the visits of a period divide: by gate, method, wait and refusal. */
export function NumberShares({ totals, span }: NumberSharesProps) {
  const { say, site } = useSite();
  const gateName = (gateId: string | undefined): string =>
    gateId === undefined
      ? say('numAutomatic')
      : (site.gates.find((gate) => gate.gateId === gateId)?.name ?? gateId);
  const methodName = (method: string): string => sayOr(say, `method_${method}`, method);
  const waitName = (seconds: number | undefined): string =>
    seconds === undefined ? say('numLonger') : say('numWithin', { time: waitText(seconds, say) });
  const refused = totals.refusals.reduce((sum, { count }) => sum + count, 0);
  const known = totals.methods.reduce((sum, { arrivals }) => sum + arrivals, 0);
  return (
    <div class="figures">
      <Figure
        title={say('numByGate')}
        file={`gate-${span}`}
        heading={[say('gate'), say('numArrivals'), say('numDepartures')]}
        rows={totals.gates.map(({ gateId, arrivals, departures }) => [
          gateName(gateId),
          String(arrivals),
          String(departures),
        ])}
      >
        <Shares
          items={totals.gates.map(({ gateId, arrivals, departures }) => ({
            name: gateName(gateId),
            count: arrivals + departures,
            text: say('numInAndOut', { arrivals, departures }),
          }))}
        />
      </Figure>
      {known > 0 && (
        <Figure
          title={say('numByMethod')}
          file={`method-${span}`}
          heading={[say('numMethod'), say('numCount'), say('numShare')]}
          rows={totals.methods.map(({ method, arrivals }) => [
            methodName(method),
            String(arrivals),
            shareOf(arrivals, known),
          ])}
        >
          <Shares
            items={totals.methods.map(({ method, arrivals }) => ({
              name: methodName(method),
              count: arrivals,
              text: `${String(arrivals)} · ${shareOf(arrivals, known)}`,
            }))}
          />
        </Figure>
      )}
      {totals.waited > 0 && (
        <Figure
          title={say('numWaits')}
          hint={say('numWaitHint', { decided: totals.decided, waited: totals.waited })}
          file={`wait-${span}`}
          heading={[say('numWait'), say('numCount'), say('numShare')]}
          rows={totals.waits.map(({ seconds, count }) => [
            waitName(seconds),
            String(count),
            shareOf(count, totals.waited),
          ])}
        >
          <Shares
            items={totals.waits.map(({ seconds, count }) => ({
              name: waitName(seconds),
              count,
              text: `${String(count)} · ${shareOf(count, totals.waited)}`,
            }))}
          />
        </Figure>
      )}
      {refused > 0 && (
        <Figure
          title={say('numRefusals')}
          file={`refusal-${span}`}
          heading={[say('numRefused'), say('numCount')]}
          rows={totals.refusals.map(({ by, count }) => [say(`numRefusedBy_${by}`), String(count)])}
        >
          <Shares
            items={totals.refusals.map(({ by, count }) => ({
              name: say(`numRefusedBy_${by}`),
              count,
              text: String(count),
            }))}
          />
        </Figure>
      )}
    </div>
  );
}
