import { useEffect, useRef, useState } from 'preact/hooks';
import type { Trouble as Reason, Visit } from '../api/api.ts';
import { useSite } from '../desk.ts';
import { Icon } from '../parts/icon.tsx';
import { StateBadge } from '../parts/state-badge.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { sitePath } from '../place.ts';
import { nameOf } from '../rules/names.ts';
import { EditVisit } from './edit-visit.tsx';
import { History } from './history.tsx';
import { VisitActions } from './visit-actions.tsx';

interface VisitPanelProps {
  readonly visitId: string;
  /** The visit as the list has it, which may be newer. */
  readonly listed: Visit | undefined;
  readonly onChanged: (visit: Visit) => void;
  readonly onClose: () => void;
  readonly onOpen: (visitId: string) => void;
}

/** One visit beside the list: who, what happened, and what can be done. */
export function VisitPanel({ visitId, listed, onChanged, onClose, onOpen }: VisitPanelProps) {
  const { say, api, site, language } = useSite();
  const [read, setRead] = useState<Visit>();
  const [trouble, setTrouble] = useState<Reason>();
  const [isEditing, setIsEditing] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const load = async (): Promise<Visit | undefined> => {
    const path = { siteId: site.siteId, visitId };
    const asked = await api.ask((client) =>
      client.GET('/sites/{siteId}/visits/{visitId}', { params: { path } }),
    );
    if (asked.kind === 'data') {
      setRead(asked.data);
      setTrouble(undefined);
      return asked.data;
    }
    if (asked.kind !== 'unchanged') setTrouble(asked);
    return undefined;
  };
  const newer = listed && (!read || listed.version > read.version) ? listed : undefined;
  useEffect(() => {
    void load();
  }, [visitId, newer?.version]);
  const visit = newer ?? read;
  const isThere = visit !== undefined;
  useEffect(() => {
    heading.current?.focus();
  }, [isThere]);
  const changed = (now: Visit): void => {
    setRead(now);
    onChanged(now);
  };
  const closeButton = (
    <button type="button" class="square plain close" aria-label={say('close')} onClick={onClose}>
      <Icon name="close" />
    </button>
  );
  if (!visit)
    return (
      <aside class="panel">
        {closeButton}
        {trouble?.kind === 'problem' && trouble.status === 404 ? (
          <p>{say('visitGone')}</p>
        ) : trouble ? (
          <Trouble of={trouble} />
        ) : (
          <p role="status">{say('loading')}</p>
        )}
      </aside>
    );
  const name = nameOf(visit.visitor, language) ?? say('noName');
  return (
    <aside
      class="panel"
      aria-label={say('visitOf', { name })}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !isEditing) onClose();
      }}
    >
      {closeButton}
      <StateBadge visit={visit} say={say} />
      <h2 ref={heading} tabIndex={-1}>
        {name}
      </h2>
      {isEditing ? (
        <EditVisit
          visit={read ?? visit}
          readAgain={load}
          onSaved={(now) => {
            changed(now);
            setIsEditing(false);
          }}
          onCancel={() => {
            setIsEditing(false);
          }}
        />
      ) : (
        <>
          <Facts visit={visit} onOpen={onOpen} />
          <VisitActions
            visit={visit}
            onChanged={changed}
            readAgain={load}
            onEdit={() => {
              // The form needs the newest version, since it says which one it changes.
              void load().then((now) => {
                if (now) setIsEditing(true);
              });
            }}
          />
          <History visit={visit} />
        </>
      )}
    </aside>
  );
}

function Facts({ visit, onOpen }: { readonly visit: Visit; readonly onOpen: (visitId: string) => void }) {
  const { say, site, times, may } = useSite();
  const { visitor, host, vehicle, purpose, notes, companions = [], leadVisitId, seriesId, heldUntil } = visit;
  const rows: readonly (readonly [string, string | undefined])[] = [
    [say('host'), [host?.unit, host?.name].filter(Boolean).join(', ')],
    [say('from'), times.moment(visit.expectedFrom, visit.day)],
    [say('until'), times.moment(visit.expectedUntil, visit.day)],
    [say('idPrefixShort'), visitor.idPrefix],
    [say('purpose'), purpose],
    [say('plate'), vehicle?.plate],
    [say('notes'), notes],
  ];
  return (
    <>
      <dl class="facts">
        {rows.map(([label, value]) =>
          value === undefined || value === '' ? null : (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      {companions.length > 0 && (
        <section>
          <h3>{say('companions')}</h3>
          <ul class="companions">
            {companions.map((companion) => (
              <li key={companion.visitId}>
                <button
                  type="button"
                  class="name"
                  onClick={() => {
                    onOpen(companion.visitId);
                  }}
                >
                  {companion.visitor.englishName ?? companion.visitor.chineseName ?? say('noName')}
                </button>{' '}
                <span class="small">{say(`state_${companion.state}`)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {leadVisitId !== undefined && (
        <p>
          <button
            type="button"
            class="name"
            onClick={() => {
              onOpen(leadVisitId);
            }}
          >
            {say('leadVisit')}
          </button>
        </p>
      )}
      {seriesId !== undefined && <p class="small">{say('series')}</p>}
      <p class="small">
        {heldUntil === undefined
          ? say('deletedOn', { day: times.shortDay(visit.purgeAt) })
          : say('heldUntilDay', { day: times.shortDay(heldUntil) })}
      </p>
      <p>
        <a href={sitePath(site.siteId, 'book', { like: visit.visitId })}>{say('repeat')}</a>
        {may('barPerson') && (
          <>
            {' · '}
            <a href={sitePath(site.siteId, 'bars', { fromVisit: visit.visitId })}>{say('barThisPerson')}</a>
          </>
        )}
      </p>
    </>
  );
}
