import { useState } from 'preact/hooks';
import type { Message } from '../../../../client/gatehouse-client.ts';
import { useSending } from '../api/use-sending.ts';
import { useDesk } from '../desk.ts';
import { Trouble } from '../parts/trouble.tsx';
import { nameOf } from '../rules/names.ts';
import { timesAt } from '../rules/times.ts';
import { Invite } from '../screens/invite.tsx';
import type { MyPlace } from './resident-home.tsx';

type Visit = Message<'MyVisit'>;
type Decision = Message<'MyDecision'>['decision'];

interface MyVisitProps {
  readonly visit: Visit;
  readonly place: MyPlace;
  readonly onChanged: (visit: Visit) => void;
  /** The visitor stands at the gate: one tap decides. */
  readonly isWaiting?: boolean;
}

/** One visit of a resident, with what they can do. */
export function MyVisit({ visit, place, onChanged, isWaiting = false }: MyVisitProps) {
  const { say, api, language } = useDesk();
  const { send, trouble, isSending } = useSending();
  const [isInviting, setIsInviting] = useState(false);
  const times = timesAt(language, place.timeZone);
  const today = times.dayOf(new Date());
  const path = { siteId: place.siteId, visitId: visit.visitId };
  const decide = async (decision: Decision): Promise<void> => {
    const done = await send(() =>
      api.ask((client) =>
        client.POST('/sites/{siteId}/my-visits/{visitId}/decision', { params: { path }, body: { decision } }),
      ),
    );
    if (done) onChanged(done.data);
  };
  const name = nameOf(visit.visitor, language) ?? say('noName');
  const isOpen = visit.state === 'expected' || visit.state === 'pending_approval';
  return (
    <article class="card my-visit">
      <div>
        <h3>{name}</h3>
        <p class="small">
          {times.moment(visit.expectedFrom, today)}–{times.moment(visit.expectedUntil, today)}
          {place.units.length > 1 && ` · ${visit.host.unit}`}
          {visit.purpose !== undefined && ` · ${visit.purpose}`}
        </p>
      </div>
      {!isWaiting && (
        <span class="badge" data-state={visit.state}>
          {say(`state_${visit.state}`)}
        </span>
      )}
      <Trouble of={trouble} />
      {isWaiting && <p>{say('myWaitingHint', { name })}</p>}
      {isOpen && (
        <div class="actions">
          {isWaiting ? (
            <>
              <button
                type="button"
                class="primary"
                disabled={isSending}
                onClick={() => void decide('approve')}
              >
                {say('myYes')}
              </button>
              <button type="button" class="danger" disabled={isSending} onClick={() => void decide('refuse')}>
                {say('myNo')}
              </button>
            </>
          ) : (
            <>
              <button
                type="button"
                onClick={() => {
                  setIsInviting(true);
                }}
              >
                {say('inviteLink')}
              </button>
              <button type="button" disabled={isSending} onClick={() => void decide('cancel')}>
                {say('myCancel')}
              </button>
            </>
          )}
        </div>
      )}
      {isInviting && (
        <Invite
          timeZone={place.timeZone}
          make={(client, body) =>
            client.POST('/sites/{siteId}/my-visits/{visitId}/invitation', { params: { path }, body })
          }
          onClose={() => {
            setIsInviting(false);
          }}
        />
      )}
    </article>
  );
}
