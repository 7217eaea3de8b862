import { useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import type { HandMethod } from '../device/gate-requests.ts';
import { Choices } from '../parts/choices.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { VisitCard } from '../parts/visit-card.tsx';
import type { World } from '../parts/world.ts';
import type { Visit } from '../rules/answer.ts';
import { stateText } from '../rules/state-text.ts';
import { mayUndo } from '../rules/times.ts';
import type { Over } from './gate.tsx';
import type { GateWork } from './use-gate.ts';

interface VisitSettings {
  readonly visit: Visit;
  readonly world: World;
  readonly work: GateWork;
  readonly onDone: () => void;
  readonly onUndo: (over: Over) => void;
}

/** One visit: check in by hand, check out, undo; what its state allows. */
export function VisitSheet({ visit, world, work, onDone, onUndo }: VisitSettings) {
  const { say } = useApp();
  const mayComeIn =
    visit.state === 'expected' || (visit.state === 'checked_out' && visit.allowsReEntry === true);
  const passed =
    visit.state === 'checked_in' && mayUndo(visit.checkedInAt, world.nowMs())
      ? ({ visit, direction: 'in' } as const)
      : visit.state === 'checked_out' && mayUndo(visit.checkedOutAt, world.nowMs())
        ? ({ visit, direction: 'out' } as const)
        : undefined;
  return (
    <Sheet title={say(stateText(visit.state))} onClose={onDone}>
      <VisitCard visit={visit} world={world} withWindow />
      {visit.checkedInAt !== undefined && (
        <p>
          {visit.checkedInGateId === undefined
            ? say('inAt', { time: world.time(visit.checkedInAt) })
            : say('inAtGate', {
                time: world.time(visit.checkedInAt),
                gate: world.gateName(visit.checkedInGateId),
              })}
        </p>
      )}
      {visit.checkedOutAt !== undefined && <p>{say('outAt', { time: world.time(visit.checkedOutAt) })}</p>}
      {mayComeIn && (
        <ByHand
          visit={visit}
          onCheckIn={(method, pin) => {
            onDone();
            work.checkIn(visit, method, pin);
          }}
        />
      )}
      {visit.state === 'pending_approval' && (
        <>
          <p class="strong">
            {say(visit.waitsFor === 'supervisor' ? 'askSupervisorAdvice' : 'waitsForHostAdvice')}
          </p>
          <button
            type="button"
            class="primary wide"
            onClick={() => {
              onDone();
              work.lookAgain(visit);
            }}
          >
            {say('lookAgain')}
          </button>
        </>
      )}
      {visit.state === 'checked_in' && (
        <button
          type="button"
          class="primary wide"
          onClick={() => {
            onDone();
            work.checkOut(visit);
          }}
        >
          {say('checkOut')}
        </button>
      )}
      {passed && (
        <button
          type="button"
          class="wide"
          onClick={() => {
            onUndo({ kind: 'undo', passed });
          }}
        >
          {say('undo')}
        </button>
      )}
    </Sheet>
  );
}

interface ByHandSettings {
  readonly visit: Visit;
  readonly onCheckIn: (method: HandMethod, pin?: string) => void;
}

/** How the visitor showed who they are, without a Personal Code. */
function ByHand({ visit, onCheckIn }: ByHandSettings) {
  const { say } = useApp();
  const hasPin = visit.invitationPin !== undefined;
  const [method, setMethod] = useState<HandMethod>(
    visit.invitationPin === 'set' ? 'invitation_pin' : 'host_confirms',
  );
  const [pin, setPin] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onCheckIn(method, method === 'invitation_pin' ? pin : undefined);
      }}
    >
      <Choices
        legend={say('howKnown')}
        name="method"
        value={method}
        options={[
          ...(hasPin ? [{ value: 'invitation_pin' as const, label: say('methodPin') }] : []),
          { value: 'host_confirms', label: say('methodHost') },
          { value: 'staff_card', label: say('methodCard') },
          { value: 'other_document', label: say('methodDocument') },
        ]}
        onChange={setMethod}
      />
      {method === 'invitation_pin' && (
        <label class="field">
          <span>{say('pin')}</span>
          <input
            class="pin"
            value={pin}
            inputMode="numeric"
            pattern="[0-9]{6}"
            maxLength={6}
            required
            autocomplete="off"
            onInput={(event) => {
              setPin(event.currentTarget.value);
            }}
          />
        </label>
      )}
      {visit.invitationPin === 'locked' && <p class="small">{say('troublePinLocked')}</p>}
      {method === 'other_document' && <p class="small">{say('sightedNotCopied')}</p>}
      <button type="submit" class="primary wide">
        {say('checkIn')}
      </button>
    </form>
  );
}
