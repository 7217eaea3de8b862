import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Language } from '../../../scanner/src/texts/keys.ts';
import type { Message } from '../../../../client/gatehouse-client.ts';
import { pageQuery, usePages } from '../api/use-pages.ts';
import { useDesk } from '../desk.ts';
import { Languages } from '../parts/languages.tsx';
import { More } from '../parts/more.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { BookMine } from './book-mine.tsx';
import { MySeries } from './my-series.tsx';
import { MyVisit } from './my-visit.tsx';

type Visit = Message<'MyVisit'>;
type Page = Message<'MyVisitPage'>;
/** Where the resident acts, as each page of their visits says it. */
export interface MyPlace extends Pick<Page, 'siteName' | 'timeZone' | 'units'> {
  readonly siteId: string;
}
type Period = 'coming' | 'past';

/** Somebody may wait at the gate. */
const everyMs = 5_000;

interface ResidentHomeProps {
  readonly onLanguage: (language: Language) => void;
  readonly onSignOut: () => void;
}

/** The page of a resident: who waits at the gate, who comes, and a form to invite. */
export function ResidentHome({ onLanguage, onSignOut }: ResidentHomeProps) {
  const { say, api, session, language } = useDesk();
  const [siteId = ''] = session.siteIds === '*' ? [] : session.siteIds;
  const [period, setPeriod] = useState<Period>('coming');
  const [place, setPlace] = useState<MyPlace>();
  const [isBooking, setIsBooking] = useState(false);
  const readPage = (cursor: string | undefined) =>
    api.ask((client) =>
      client.GET('/sites/{siteId}/my-visits', {
        params: { path: { siteId }, query: { period, ...pageQuery(cursor) } },
      }),
    );
  const list = usePages(
    async (cursor) => {
      const asked = await readPage(cursor);
      if (asked.kind === 'data') {
        const { siteName, timeZone, units } = asked.data;
        setPlace({ siteId, siteName, timeZone, units });
      }
      return asked;
    },
    ({ visitId }: Visit) => visitId,
    [api, siteId, period],
  );
  useEffect(() => {
    if (period !== 'coming') return undefined;
    const timer = setInterval(() => {
      if (!document.hidden) void list.reload();
    }, everyMs);
    return () => {
      clearInterval(timer);
    };
  }, [period, api, siteId]);
  const waiting = useMemo(() => list.items.filter(({ state }) => state === 'pending_approval'), [list.items]);
  const others = list.items.filter((visit) => !waiting.includes(visit));
  return (
    <div class="desk resident">
      <header class="bar">
        <p class="mark">{session.firm.name}</p>
        <Languages say={say} language={language} onChoose={onLanguage} />
        <button type="button" class="plain on-bar" onClick={onSignOut}>
          {say('signOut')}
        </button>
      </header>
      <main id="content" tabIndex={-1}>
        <section class="narrow">
          <div class="title">
            <h1>{say('myVisitors')}</h1>
            {place && (
              <button
                type="button"
                class="primary push"
                onClick={() => {
                  setIsBooking(true);
                }}
              >
                {say('myInvite')}
              </button>
            )}
          </div>
          {place && (
            <p class="small">
              {say('myUnit', {
                site: place.siteName,
                unit: place.units.map(({ unit }) => unit).join(', '),
              })}
            </p>
          )}
          <Trouble of={list.trouble} />
          {place && waiting.length > 0 && (
            <section class="at-the-gate" role="status">
              <h2>{say('myWaiting')}</h2>
              {waiting.map((visit) => (
                <MyVisit key={visit.visitId} visit={visit} place={place} onChanged={list.put} isWaiting />
              ))}
            </section>
          )}
          <div class="filters" role="group" aria-label={say('filters')}>
            {(['coming', 'past'] as const).map((each) => (
              <button
                key={each}
                type="button"
                aria-pressed={each === period}
                onClick={() => {
                  setPeriod(each);
                }}
              >
                {say(each === 'coming' ? 'myComing' : 'myPast')}
              </button>
            ))}
          </div>
          {place &&
            others.map((visit) => (
              <MyVisit key={visit.visitId} visit={visit} place={place} onChanged={list.put} />
            ))}
          {list.isRead && list.items.length === 0 && (
            <p class="nobody">{say(period === 'coming' ? 'myNobody' : 'myNobodyPast')}</p>
          )}
          <More of={list} />
          {place && period === 'coming' && <MySeries place={place} isStale={isBooking} />}
          {place && isBooking && (
            <BookMine
              place={place}
              onDone={() => {
                setIsBooking(false);
                void list.reload();
              }}
            />
          )}
        </section>
      </main>
    </div>
  );
}
