import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { Message } from '../../../../client/gatehouse-client.ts';
import { useMemberNames } from '../api/member-names.ts';
import { attentionChanged } from '../api/open-passages.ts';
import { pageQuery, usePages } from '../api/use-pages.ts';
import { useSite } from '../desk.ts';
import { Choice } from '../parts/choice.tsx';
import { More } from '../parts/more.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { sitePath } from '../place.ts';
import { nameOf } from '../rules/names.ts';
import { sayOr } from '../texts/text.ts';
import { ResolvePassage } from './resolve-passage.tsx';

export type Passage = Message<'Passage'>;

/** Passages that were recorded without a network and need somebody's attention. */
export function Attention() {
  const { say, api, site } = useSite();
  const { query, route } = useLocation();
  const showsAll = query['show'] === 'all';
  const list = usePages(
    (cursor) =>
      api.ask((client) =>
        client.GET('/sites/{siteId}/passages', {
          params: {
            path: { siteId: site.siteId },
            query: { ...pageQuery(cursor), ...(showsAll ? {} : { needsAttention: 'true' as const }) },
          },
        }),
      ),
    ({ scanId }: Passage) => scanId,
    [api, site.siteId, showsAll],
  );
  const [resolving, setResolving] = useState<Passage>();
  const nameOfMember = useMemberNames();
  return (
    <section class="wide">
      <h1>{say('attention')}</h1>
      <p class="small">{say('attIntro')}</p>
      <Choice
        label={say('attShow')}
        value={showsAll ? 'all' : 'open'}
        options={(['open', 'all'] as const).map((value) => ({ value, text: say(`attShow_${value}`) }))}
        onChange={(value) => {
          route(sitePath(site.siteId, 'attention', value === 'all' ? { show: 'all' } : {}), true);
        }}
      />
      <Trouble of={list.trouble} />
      {list.isRead && list.items.length === 0 && (
        <p class="nobody">{say(showsAll ? 'attNobodyAll' : 'attNobody')}</p>
      )}
      <ul class="passages">
        {list.items.map((passage) => (
          <PassageCard
            key={passage.scanId}
            passage={passage}
            nameOfMember={nameOfMember}
            onResolve={setResolving}
          />
        ))}
      </ul>
      <More of={list} />
      {resolving && (
        <ResolvePassage
          passage={resolving}
          onDone={(isResolved) => {
            setResolving(undefined);
            if (!isResolved) return;
            attentionChanged();
            void list.reload();
          }}
        />
      )}
    </section>
  );
}

interface PassageCardProps {
  readonly passage: Passage;
  readonly nameOfMember: (memberId: string) => string;
  readonly onResolve: (passage: Passage) => void;
}

function PassageCard({ passage, nameOfMember, onResolve }: PassageCardProps) {
  const { say, site, times, language, may } = useSite();
  const { attention, visitor, host, visitId, direction, gateId, ref, resolvedAt } = passage;
  const today = times.dayOf(new Date());
  const gate = site.gates.find((one) => one.gateId === gateId)?.name ?? gateId;
  const who = visitor && nameOf(visitor, language);
  const visit = { day: times.dayOf(new Date(passage.recordedAt)), visit: visitId ?? '' };
  const title = sayOr(say, `att_${attention}`, attention);
  return (
    <li class="card passage" data-open={resolvedAt === undefined}>
      <div>
        <h2>{title}</h2>
        <p>{sayOr(say, `att_${attention}_means`, '')}</p>
      </div>
      <dl class="facts">
        <div>
          <dt>{say(direction === 'in' ? 'attCameIn' : 'attWentOut')}</dt>
          <dd>
            {times.moment(passage.recordedAt, today)}, {gate}
            <small class="under">
              {say(`method_${passage.method}`)} ·{' '}
              {say('attByScanner', {
                at: times.moment(passage.recordedAt, today),
                received: times.moment(passage.receivedAt, today),
              })}
            </small>
          </dd>
        </div>
        {who !== undefined && (
          <div>
            <dt>{say('visitor')}</dt>
            <dd>
              {who}
              {visitor?.idPrefix !== undefined && <small class="under">{visitor.idPrefix}</small>}
            </dd>
          </div>
        )}
        {host && (
          <div>
            <dt>{say('host')}</dt>
            <dd>{[host.unit, host.name].filter(Boolean).join(', ')}</dd>
          </div>
        )}
      </dl>
      {passage.scannerRevokedAt !== undefined && (
        <p class="small">{say('attRevokedAt', { at: times.moment(passage.scannerRevokedAt, today) })}</p>
      )}
      {ref !== undefined && <p class="small">{say('attRef', { ref })}</p>}
      {resolvedAt === undefined ? null : <Resolution passage={passage} nameOfMember={nameOfMember} />}
      <div class="passage-actions">
        {visitId === undefined ? (
          <span class="small">{say('attNoVisit')}</span>
        ) : (
          <a href={sitePath(site.siteId, 'today', visit)}>{say('attOpenVisit')}</a>
        )}
        {resolvedAt === undefined && may('resolvePassage') && (
          <button
            type="button"
            aria-label={say('attResolveOf', { what: title })}
            onClick={() => {
              onResolve(passage);
            }}
          >
            {say('attResolve')}
          </button>
        )}
      </div>
    </li>
  );
}

function Resolution({ passage, nameOfMember }: Omit<PassageCardProps, 'onResolve'>) {
  const { say, times } = useSite();
  const { resolvedAt = '', resolvedBy = '', note, applied, despite } = passage;
  const who = resolvedBy === 'gatehouse' ? say('attByItself') : nameOfMember(resolvedBy);
  return (
    <div class="good">
      {note !== undefined && <p>{note}</p>}
      {applied === true && (
        <p>
          {despite === undefined
            ? say('attApplied')
            : say('attAppliedDespite', { what: sayOr(say, `att_${despite}`, despite) })}
        </p>
      )}
      <p class="small">
        {say('attResolvedBy', { at: times.moment(resolvedAt, times.dayOf(new Date())), who })}
      </p>
    </div>
  );
}
