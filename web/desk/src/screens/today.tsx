import { useDeferredValue } from '../parts/deferred.ts';
import { useMemo, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { Visit } from '../api/api.ts';
import { useSite } from '../desk.ts';
import { useDay } from '../day/use-day.ts';
import { Icon } from '../parts/icon.tsx';
import { StateBadge } from '../parts/state-badge.tsx';
import { sitePath } from '../place.ts';
import { countsOf, findable, found, isIn, isShow, shows, type Show } from '../rules/filters.ts';
import { nameOf } from '../rules/names.ts';
import { dayAfter } from '../rules/times.ts';
import { VisitPanel } from './visit-panel.tsx';
import { DayStatus } from './day-status.tsx';

/** How many rows are drawn at first, and more each time. */
const rowsAtFirst = 60;
const dayForm = /^\d{4}-\d{2}-\d{2}$/;

/** The visits of a day, as they are now. */
export function Today() {
  const { say, api, site, times, may } = useSite();
  const { query, route } = useLocation();
  const today = times.dayOf(new Date());
  const { day: asked = today, show: wanted, visit: openId } = query;
  const day = dayForm.test(asked) ? asked : today;
  const show: Show = isShow(wanted) ? wanted : 'all';
  const list = useDay(api, site.siteId, day);
  const [search, setSearch] = useState('');
  const [rows, setRows] = useState(rowsAtFirst);
  const searched = useDeferredValue(search);
  const counts = useMemo(() => countsOf(list.visits), [list.visits]);
  const all = useMemo(() => list.visits.map(findable), [list.visits]);
  const matching = useMemo(
    () => found(all, searched).filter(({ visit }) => isIn(show, visit)),
    [all, searched, show],
  );
  const go = (change: Readonly<Record<string, string | undefined>>): void => {
    const kept: Readonly<Record<string, string | undefined>> = {
      ...(day === today ? {} : { day }),
      ...(show === 'all' ? {} : { show }),
      ...change,
    };
    const given = Object.entries(kept).filter((entry): entry is [string, string] => entry[1] !== undefined);
    route(sitePath(site.siteId, 'today', Object.fromEntries(given)));
  };
  return (
    <div class="day">
      <section class="list" aria-label={say('todayTitle', { day: times.day(day) })}>
        <div class="title">
          <h1>{times.day(day)}</h1>
          <div class="days">
            <button
              type="button"
              class="square"
              aria-label={say('previousDay')}
              onClick={() => {
                go({ day: dayAfter(day, -1), visit: undefined });
              }}
            >
              <Icon name="left" />
            </button>
            {day !== today && (
              <button
                type="button"
                onClick={() => {
                  go({ day: undefined, visit: undefined });
                }}
              >
                {say('backToToday')}
              </button>
            )}
            <button
              type="button"
              class="square"
              aria-label={say('nextDay')}
              onClick={() => {
                go({ day: dayAfter(day, 1), visit: undefined });
              }}
            >
              <Icon name="right" />
            </button>
          </div>
          {may('preRegister') && (
            <a class="button primary" href={sitePath(site.siteId, 'book')}>
              <Icon name="book" />
              {say('bookOne')}
            </a>
          )}
        </div>
        <input
          type="search"
          aria-label={say('search')}
          placeholder={say('search')}
          value={search}
          autocomplete="off"
          spellcheck={false}
          onInput={({ currentTarget: { value } }) => {
            setSearch(value);
            setRows(rowsAtFirst);
          }}
        />
        <div class="filters" role="group" aria-label={say('filters')}>
          {shows
            .filter((each) => counts[each] > 0 || each === show || each === 'all')
            .map((each) => (
              <button
                key={each}
                type="button"
                aria-pressed={each === show}
                data-show={each}
                onClick={() => {
                  setRows(rowsAtFirst);
                  go({ show: each === 'all' ? undefined : each });
                }}
              >
                {say(`show_${each}`)} <b>{counts[each]}</b>
              </button>
            ))}
        </div>
        <DayStatus day={list} />
        <Rows
          visits={matching.slice(0, rows).map(({ visit }) => visit)}
          day={day}
          openId={openId}
          onOpen={(visitId) => {
            go({ visit: visitId });
          }}
        />
        {matching.length === 0 && list.isWhole && (
          <p class="nobody">
            {searched !== '' ? say('nobodyFound') : say(show === 'all' ? 'nobodyYet' : 'nobodyHere')}
          </p>
        )}
        {matching.length > rows && (
          <p class="more">
            {say('listCount', { count: rows, total: matching.length })}{' '}
            <button
              type="button"
              onClick={() => {
                setRows(rows + 5 * rowsAtFirst);
              }}
            >
              {say('more')}
            </button>
          </p>
        )}
      </section>
      {openId !== undefined && openId !== '' && (
        <VisitPanel
          key={openId}
          visitId={openId}
          listed={list.visits.find(({ visitId }) => visitId === openId)}
          onChanged={list.put}
          onClose={() => {
            go({ visit: undefined });
          }}
          onOpen={(visitId) => {
            go({ visit: visitId });
          }}
        />
      )}
    </div>
  );
}

interface RowsProps {
  readonly visits: readonly Visit[];
  readonly day: string;
  readonly openId: string | undefined;
  readonly onOpen: (visitId: string) => void;
}

function Rows({ visits, day, openId, onOpen }: RowsProps) {
  const { say, language, times } = useSite();
  if (visits.length === 0) return null;
  return (
    <table class="visits">
      <thead>
        <tr>
          <th scope="col">{say('columnTime')}</th>
          <th scope="col">{say('visitor')}</th>
          <th scope="col">{say('unit')}</th>
          <th scope="col">{say('columnState')}</th>
        </tr>
      </thead>
      <tbody>
        {visits.map((visit) => (
          <tr
            key={visit.visitId}
            data-open={visit.visitId === openId}
            onClick={() => {
              onOpen(visit.visitId);
            }}
          >
            <td class="time">
              {times.moment(visit.expectedFrom, day)}–{times.moment(visit.expectedUntil, day)}
            </td>
            <td class="visitor">
              <button
                type="button"
                class="name"
                aria-expanded={visit.visitId === openId}
                onClick={(event) => {
                  event.stopPropagation();
                  onOpen(visit.visitId);
                }}
              >
                {nameOf(visit.visitor, language) ?? say('noName')}
              </button>
              <Marks visit={visit} />
            </td>
            <td class="unit">
              {visit.host?.unit} <span class="small">{visit.host?.name}</span>
            </td>
            <td class="state">
              <StateBadge visit={visit} say={say} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Small signs behind a name. */
function Marks({ visit }: { readonly visit: Visit }) {
  const { say } = useSite();
  const { companionVisitIds = [], vehicle, notes, origin, recordedOffline } = visit;
  return (
    <span class="marks">
      {origin === 'walk_in' && <span>{say('walkIn')}</span>}
      {companionVisitIds.length > 0 && (
        <span>
          <Icon name="group" />
          {say('companionsCount', { count: companionVisitIds.length })}
        </span>
      )}
      {vehicle && (
        <span>
          <Icon name="car" />
          {vehicle.plate}
        </span>
      )}
      {notes !== undefined && (
        <span title={say('hasNote')}>
          <Icon name="note" />
          <span class="unseen">{say('hasNote')}</span>
        </span>
      )}
      {recordedOffline === true && (
        <span title={say('recordedOffline')}>
          <Icon name="offline" />
          <span class="unseen">{say('recordedOffline')}</span>
        </span>
      )}
    </span>
  );
}
