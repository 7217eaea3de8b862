import type { Visit } from '../api/api.ts';
import { useSite } from '../desk.ts';
import { timeLine, type Happening } from '../rules/time-line.ts';
import { sayOr } from '../texts/text.ts';

/** What happened to a visit, as a time line. */
export function History({ visit }: { readonly visit: Visit }) {
  const { say, site, times } = useSite();
  const gateName = (gateId: string | undefined): string =>
    site.gates.find((gate) => gate.gateId === gateId)?.name ?? gateId ?? '—';
  const detail = ({ method, note, isOffline }: Happening): string =>
    [
      method === undefined ? undefined : sayOr(say, `method_${method}`, method),
      isOffline === true ? say('recordedOffline') : undefined,
      note,
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <section>
      <h3>{say('history')}</h3>
      <ol class="time-line">
        {timeLine(visit).map((one, index) => (
          <li key={index} data-what={one.what}>
            <time dateTime={one.at}>{times.moment(one.at, visit.day)}</time>
            <span>
              {say(`event_${one.what}`, { gate: gateName(one.gateId) })}
              <small>{detail(one)}</small>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
