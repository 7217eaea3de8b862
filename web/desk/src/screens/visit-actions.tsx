import { useRef, useState } from 'preact/hooks';
import type { GatehouseClient } from '../../../../client/gatehouse-client.ts';
import type { Asked, Trouble as Reason, Visit } from '../api/api.ts';
import { keyFor } from '../api/idempotency.ts';
import { useSite } from '../desk.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { CheckIn } from './check-in.tsx';
import { Invite } from './invite.tsx';

interface VisitActionsProps {
  readonly visit: Visit;
  readonly onChanged: (visit: Visit) => void;
  readonly readAgain: () => Promise<Visit | undefined>;
  readonly onEdit: () => void;
}

const undoReasons = ['wrong_visitor', 'wrong_direction', 'did_not_pass', 'trial', 'other'] as const;
type Asking = 'check_in' | 'undo' | 'cancel' | 'invite';

/** What can be done with a visit in its state, by this person. */
export function VisitActions({ visit, onChanged, readAgain, onEdit }: VisitActionsProps) {
  const { say, api, site, may, tell } = useSite();
  const [asking, setAsking] = useState<Asking>();
  const [trouble, setTrouble] = useState<Reason>();
  const [pin, setPin] = useState<string>();
  const [isSending, setIsSending] = useState(false);
  const key = useRef(keyFor());
  const params = { path: { siteId: site.siteId, visitId: visit.visitId } };
  /** Sends something that changes the visit, and shows what came of it. */
  const send = async <Data,>(
    what: object,
    call: (
      client: GatehouseClient,
      headers: { 'Idempotency-Key': string },
    ) => Parameters<typeof api.ask<Data>>[0] extends (client: GatehouseClient) => infer Called
      ? Called
      : never,
  ): Promise<Asked<Data>> => {
    setIsSending(true);
    setTrouble(undefined);
    const headers = { 'Idempotency-Key': key.current({ ...what, version: visit.version }) };
    const asked = await api.ask<Data>((client) => call(client, headers));
    setIsSending(false);
    if (asked.kind === 'data') {
      setAsking(undefined);
      tell(say('saved'));
      const now = await readAgain();
      if (now) onChanged(now);
    } else if (asked.kind !== 'unchanged') {
      setTrouble(asked);
      // Somebody else may have changed it: show how it is now.
      if (asked.kind === 'problem' && [409, 412].includes(asked.status)) await readAgain();
    }
    return asked;
  };
  const approve = () =>
    send({ do: 'approve' }, (client, headers) =>
      client.POST('/sites/{siteId}/visits/{visitId}/approval', { params, headers, body: {} }),
    );
  const refuse = () =>
    send({ do: 'refuse' }, (client, headers) =>
      client.POST('/sites/{siteId}/visits/{visitId}/refusal', { params, headers, body: {} }),
    );
  const checkOut = () =>
    send({ do: 'check_out' }, (client, headers) =>
      client.POST('/sites/{siteId}/visits/{visitId}/check-out', {
        params,
        headers,
        body: { gateId: visit.checkedInGateId ?? site.gates[0]?.gateId ?? '' },
      }),
    );
  const cancel = () =>
    send({ do: 'cancel' }, (client, headers) =>
      client.POST('/sites/{siteId}/visits/{visitId}/cancellation', { params, headers, body: {} }),
    );
  const makePin = async (): Promise<void> => {
    const asked = await send({ do: 'pin' }, (client) =>
      client.POST('/sites/{siteId}/visits/{visitId}/invitation-pin', { params, body: {} }),
    );
    if (asked.kind === 'data') setPin(asked.data.pin);
    key.current = keyFor();
  };
  const { state, waitsFor } = visit;
  const isOpen = state === 'expected' || state === 'pending_approval';
  const isSupervisor = waitsFor === 'supervisor';
  const hasPassed = visit.checkedInAt !== undefined || visit.checkedOutAt !== undefined;
  return (
    <div class="visit-actions" aria-busy={isSending}>
      <Trouble of={trouble} />
      {state === 'pending_approval' && may('approveVisit') && (
        <>
          {isSupervisor && <p>{say('supervisorHint')}</p>}
          <div class="actions">
            <button type="button" class="primary" disabled={isSending} onClick={() => void approve()}>
              {say(isSupervisor ? 'approveSupervisor' : 'approve')}
            </button>
            <button type="button" class="danger" disabled={isSending} onClick={() => void refuse()}>
              {say(isSupervisor ? 'refuseSupervisor' : 'refuse')}
            </button>
          </div>
        </>
      )}
      {pin !== undefined && (
        <div class="pin" role="status">
          <p>{say('pinMade')}</p>
          <p class="digits">{pin}</p>
          <p class="small">{say('pinHint')}</p>
        </div>
      )}
      <div class="actions">
        {state === 'expected' && may('checkIn') && (
          <button
            type="button"
            class="primary"
            onClick={() => {
              setAsking('check_in');
            }}
          >
            {say('checkIn')}
          </button>
        )}
        {state === 'checked_in' && may('checkOut') && (
          <button type="button" class="primary" disabled={isSending} onClick={() => void checkOut()}>
            {say('checkOut')}
          </button>
        )}
        {isOpen && may('editVisit') && (
          <button type="button" onClick={onEdit}>
            {say('edit')}
          </button>
        )}
        {isOpen && may('invite') && (
          <button
            type="button"
            onClick={() => {
              setAsking('invite');
            }}
          >
            {say('inviteLink')}
          </button>
        )}
        {isOpen && may('makePin') && (
          <button type="button" disabled={isSending} onClick={() => void makePin()}>
            {say('makePin')}
          </button>
        )}
        {hasPassed && may('undoPassage') && (
          <button
            type="button"
            onClick={() => {
              setAsking('undo');
            }}
          >
            {say('undo')}
          </button>
        )}
        {isOpen && may('cancelVisit') && (
          <button
            type="button"
            class="danger"
            onClick={() => {
              setAsking('cancel');
            }}
          >
            {say('cancelVisit')}
          </button>
        )}
      </div>
      {asking === 'check_in' && (
        <CheckIn
          trouble={trouble}
          onClose={() => {
            setAsking(undefined);
          }}
          onCheckIn={(body) =>
            void send({ do: 'check_in', ...body }, (client, headers) =>
              client.POST('/sites/{siteId}/visits/{visitId}/check-in', { params, headers, body }),
            )
          }
        />
      )}
      {asking === 'invite' && (
        <Invite
          timeZone={site.timeZone}
          make={(client, body) =>
            client.POST('/sites/{siteId}/visits/{visitId}/invitation', { params, body })
          }
          onClose={() => {
            setAsking(undefined);
            void readAgain();
          }}
        />
      )}
      {asking === 'undo' && (
        <Dialog
          title={say('undoWhy')}
          onClose={() => {
            setAsking(undefined);
          }}
        >
          <Trouble of={trouble} />
          <div class="options">
            {undoReasons.map((reason) => (
              <button
                key={reason}
                type="button"
                onClick={() =>
                  void send({ do: 'undo', reason }, (client, headers) =>
                    client.POST('/sites/{siteId}/visits/{visitId}/undo', {
                      params,
                      headers,
                      body: { reason },
                    }),
                  )
                }
              >
                {say(`undo_${reason}`)}
              </button>
            ))}
            <button
              type="button"
              class="plain"
              onClick={() => {
                setAsking(undefined);
              }}
            >
              {say('cancel')}
            </button>
          </div>
        </Dialog>
      )}
      {asking === 'cancel' && (
        <Dialog
          title={say('cancelVisit')}
          onClose={() => {
            setAsking(undefined);
          }}
        >
          <p>{say('cancelVisitSure')}</p>
          <Trouble of={trouble} />
          <div class="actions">
            <button type="button" class="danger" disabled={isSending} onClick={() => void cancel()}>
              {say('cancelVisitYes')}
            </button>
            <button
              type="button"
              onClick={() => {
                setAsking(undefined);
              }}
            >
              {say('keepVisit')}
            </button>
          </div>
        </Dialog>
      )}
    </div>
  );
}
