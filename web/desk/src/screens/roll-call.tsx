import { useEffect, useState } from 'preact/hooks';
import type { Visit } from '../api/api.ts';
import { useRoll } from '../day/use-roll.ts';
import { troubleText, useSite } from '../desk.ts';
import { grouped, seen, type Grouping } from '../rules/roll.ts';
import { nameOf } from '../rules/names.ts';

/** Everybody who is inside: to be read, printed and ticked off at the assembly point. It goes on without a network. */
export function RollCall() {
  const { say, api, site, times, busy } = useSite();
  const [since, setSince] = useState(() => new Date(Date.now() - 3_600_000).toISOString());
  const [by, setBy] = useState<Grouping>('gate');
  const [missingOnly, setMissingOnly] = useState(false);
  const roll = useRoll(api, site.siteId, since);
  const safe = seen(roll.ticks, since);
  // An evacuation takes longer than the idle lock waits.
  useEffect(() => busy(), []);
  const gateName = (gateId: string | undefined): string =>
    site.gates.find((gate) => gate.gateId === gateId)?.name ?? '—';
  const inside = roll.visits ?? [];
  const shown = missingOnly ? inside.filter(({ visitId }) => !safe.has(visitId)) : inside;
  const seenCount = inside.filter(({ visitId }) => safe.has(visitId)).length;
  const asOf = roll.asOf === undefined ? '' : times.clockWithSeconds(roll.asOf);
  return (
    <section class="wide roll">
      <div class="title">
        <h1>
          {say('rollTitle')}: {site.name}
        </h1>
        <button
          type="button"
          class="push no-print"
          onClick={() => {
            print();
          }}
        >
          {say('print')}
        </button>
      </div>
      <p class="roll-numbers">
        <b>{say('rollCount', { count: inside.length })}</b>{' '}
        <span>{say('rollSafe', { count: seenCount })}</span>
      </p>
      {roll.trouble && roll.visits ? (
        <p class="warn" role="status">
          {say('rollOffline', { time: asOf })}
        </p>
      ) : (
        <p class="freshness" role="status">
          {roll.trouble
            ? troubleText(roll.trouble, say)
            : roll.visits
              ? say('rollAsOf', { time: asOf })
              : say('loading')}
        </p>
      )}
      {roll.waiting.length > 0 && <p class="small">{say('rollWaiting', { count: roll.waiting.length })}</p>}
      <div class="filters no-print" role="group" aria-label={say('filters')}>
        <button
          type="button"
          aria-pressed={!missingOnly}
          onClick={() => {
            setMissingOnly(false);
          }}
        >
          {say('rollAll')} <b>{inside.length}</b>
        </button>
        <button
          type="button"
          aria-pressed={missingOnly}
          onClick={() => {
            setMissingOnly(true);
          }}
        >
          {say('rollMissing')} <b>{inside.length - seenCount}</b>
        </button>
        <button
          type="button"
          aria-pressed={by === 'gate'}
          onClick={() => {
            setBy('gate');
          }}
        >
          {say('rollByGate')}
        </button>
        <button
          type="button"
          aria-pressed={by === 'unit'}
          onClick={() => {
            setBy('unit');
          }}
        >
          {say('rollByUnit')}
        </button>
      </div>
      <p class="no-print roll-start">
        <span class="small">{say('rollSince', { time: times.clock(since) })}</span>{' '}
        <button
          type="button"
          title={say('rollStartHint')}
          onClick={() => {
            setSince(new Date().toISOString().replace(/\.\d+Z$/, 'Z'));
          }}
        >
          {say('rollStart')}
        </button>
      </p>
      {roll.visits && inside.length === 0 && <p class="nobody">{say('rollNobody')}</p>}
      {grouped(shown, by, gateName).map((group) => (
        <section key={group.heading}>
          <h2>
            {group.heading} <small>{group.visits.length}</small>
          </h2>
          <ul class="roll-list">
            {group.visits.map((visit) => (
              <Person
                key={visit.visitId}
                visit={visit}
                isSeen={safe.has(visit.visitId)}
                onTick={(isSeen) => {
                  roll.tick(visit.visitId, isSeen);
                }}
              />
            ))}
          </ul>
        </section>
      ))}
      <p class="print-only small">
        {say('rollPrinted', { time: times.clockWithSeconds(new Date().toISOString()) })}
      </p>
    </section>
  );
}

interface PersonProps {
  readonly visit: Visit;
  readonly isSeen: boolean;
  readonly onTick: (isSeen: boolean) => void;
}

function Person({ visit, isSeen, onTick }: PersonProps) {
  const { say, language, times } = useSite();
  const name = nameOf(visit.visitor, language) ?? say('noName');
  return (
    <li data-seen={isSeen}>
      <label>
        <input
          type="checkbox"
          checked={isSeen}
          aria-label={say('rollTick', { name })}
          onChange={({ currentTarget }) => {
            onTick(currentTarget.checked);
          }}
        />
        <b>{name}</b>
        <span>{[visit.host?.unit, visit.host?.name].filter(Boolean).join(', ')}</span>
        <small>
          {visit.checkedInAt &&
            say('sinceTime', { time: times.moment(visit.checkedInAt, times.dayOf(new Date())) })}
        </small>
      </label>
    </li>
  );
}
