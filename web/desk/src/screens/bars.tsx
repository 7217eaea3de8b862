import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { Message } from '../../../../client/gatehouse-client.ts';
import { useMemberNames } from '../api/member-names.ts';
import { pageQuery, usePages } from '../api/use-pages.ts';
import { useSite } from '../desk.ts';
import { Choice } from '../parts/choice.tsx';
import { More } from '../parts/more.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { sitePath } from '../place.ts';
import { LiftBar, ReviewBar } from './bar-dialogs.tsx';
import { NewBar } from './new-bar.tsx';

export type Bar = Message<'BarredPerson'>;
type Scope = Bar['scope'];
type Opened =
  | { readonly what: 'new' }
  | { readonly what: 'review'; readonly bar: Bar }
  | { readonly what: 'lift'; readonly bar: Bar };

/** Who is not let in, at this site or at all of them: adding, reviewing and lifting bars. */
export function Bars() {
  const { say, api, site, may } = useSite();
  const { query, route } = useLocation();
  const scope: Scope = query['scope'] === 'firm' && may('listBarredByFirm') ? 'firm' : 'site';
  const due = query['due'] === 'true';
  const fromVisit = query['fromVisit'];
  const list = usePages(
    (cursor) => {
      const asked = { ...pageQuery(cursor), ...(due ? { due: 'true' as const } : {}) };
      const path = { siteId: site.siteId };
      return api.ask((client) =>
        scope === 'site'
          ? client.GET('/sites/{siteId}/barred-people', { params: { path, query: asked } })
          : client.GET('/barred-people', { params: { query: asked } }),
      );
    },
    ({ barredId }: Bar) => barredId,
    [api, site.siteId, scope, due],
  );
  const [opened, setOpened] = useState<Opened | undefined>(
    fromVisit === undefined ? undefined : { what: 'new' },
  );
  const go = (to: { readonly scope: Scope; readonly due: boolean }): void => {
    const filters = { ...(to.scope === 'firm' ? { scope: 'firm' } : {}), ...(to.due ? { due: 'true' } : {}) };
    route(sitePath(site.siteId, 'bars', filters), true);
  };
  const close = (isChanged: boolean): void => {
    setOpened(undefined);
    if (fromVisit !== undefined) go({ scope, due });
    if (isChanged) void list.reload();
  };
  return (
    <section class="wide">
      <div class="title">
        <h1>{say('bars')}</h1>
        {may(scope === 'site' ? 'barPerson' : 'barByFirm') && (
          <button
            type="button"
            class="primary push"
            onClick={() => {
              setOpened({ what: 'new' });
            }}
          >
            {say('barNew')}
          </button>
        )}
      </div>
      <p class="small">{say('barIntro')}</p>
      <div class="choices">
        {may('listBarredByFirm') && (
          <Choice
            label={say('barScope')}
            value={scope}
            options={(['site', 'firm'] as const).map((value) => ({ value, text: say(`barScope_${value}`) }))}
            onChange={(value) => {
              go({ scope: value, due });
            }}
          />
        )}
        <Choice
          label={say('barShow')}
          value={due ? 'due' : 'all'}
          options={(['all', 'due'] as const).map((value) => ({ value, text: say(`barShow_${value}`) }))}
          onChange={(value) => {
            go({ scope, due: value === 'due' });
          }}
        />
      </div>
      <Trouble of={list.trouble} />
      {list.isRead && list.items.length === 0 && (
        <p class="nobody">{say(due ? 'barNobodyDue' : 'barNobody')}</p>
      )}
      {list.items.length > 0 && <BarTable bars={list.items} scope={scope} onOpen={setOpened} />}
      <More of={list} />
      {opened?.what === 'new' && <NewBar scope={scope} fromVisitId={fromVisit} onDone={close} />}
      {opened?.what === 'review' && <ReviewBar bar={opened.bar} onDone={close} />}
      {opened?.what === 'lift' && <LiftBar bar={opened.bar} onDone={close} />}
    </section>
  );
}

interface BarTableProps {
  readonly bars: readonly Bar[];
  readonly scope: Scope;
  readonly onOpen: (opened: Opened) => void;
}

function BarTable({ bars, scope, onOpen }: BarTableProps) {
  const { say, times, may } = useSite();
  const who = useMemberNames();
  const mayReview = may(scope === 'site' ? 'reviewBarredPerson' : 'reviewBarredByFirm');
  const mayLift = may(scope === 'site' ? 'unbarPerson' : 'unbarByFirm');
  return (
    <table class="plain-table">
      <thead>
        <tr>
          <th scope="col">{say('barWho')}</th>
          <th scope="col">{say('barReason')}</th>
          <th scope="col">{say('barEnds')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => {
          const name = bar.name ?? say('barUnknown');
          return (
            <tr key={bar.barredId}>
              <th scope="row">
                {bar.name ?? <span class="faint">{say('barNoName')}</span>}
                <small class="under">{say(`barMatches_${bar.matches}`)}</small>
                {!bar.worksOffline && <small class="under">{say('barNotOffline')}</small>}
              </th>
              <td data-label={say('barReason')}>
                {bar.reason ?? '—'}
                <small class="under">
                  {say('barSince', { day: times.shortDay(bar.createdAt), who: who(bar.createdBy) })}
                </small>
                {bar.reviewedAt !== undefined && bar.reviewedBy !== undefined && (
                  <small class="under">
                    {say('barReviewed', { day: times.shortDay(bar.reviewedAt), who: who(bar.reviewedBy) })}
                  </small>
                )}
              </td>
              <td data-label={say('barEnds')}>
                {times.shortDay(bar.reviewBy)}
                {bar.reviewDue && (
                  <>
                    {' '}
                    <span class="badge" data-state="overstayed">
                      {say('barDue')}
                    </span>
                  </>
                )}
              </td>
              <td class="row-actions">
                {mayReview && (
                  <button
                    type="button"
                    aria-label={say('barReviewOf', { name })}
                    onClick={() => {
                      onOpen({ what: 'review', bar });
                    }}
                  >
                    {say('barReview')}
                  </button>
                )}
                {mayLift && (
                  <button
                    type="button"
                    aria-label={say('barLiftOf', { name })}
                    onClick={() => {
                      onOpen({ what: 'lift', bar });
                    }}
                  >
                    {say('barLift')}
                  </button>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
