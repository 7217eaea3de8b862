import { useState } from 'preact/hooks';
import type { Message } from '../../../../client/gatehouse-client.ts';
import type { Trouble as Reason } from '../api/api.ts';
import { useSite } from '../desk.ts';
import { Dialog } from '../parts/dialog.tsx';
import { SelectField, TextField } from '../parts/fields.tsx';
import { Trouble } from '../parts/trouble.tsx';

type Method = Message<'CheckInRequest'>['method'];
const methods: readonly Method[] = ['host_confirms', 'staff_card', 'other_document', 'invitation_pin'];

interface CheckInProps {
  readonly trouble: Reason | undefined;
  readonly onClose: () => void;
  readonly onCheckIn: (body: Message<'CheckInRequest'>) => void;
}

/** Asks at which gate a visitor comes in, and how they showed who they are. */
export function CheckIn({ trouble, onClose, onCheckIn }: CheckInProps) {
  const { say, site } = useSite();
  const entries = site.gates.filter(({ direction }) => direction !== 'out');
  const [gateId, setGateId] = useState(entries[0]?.gateId ?? '');
  const [method, setMethod] = useState<Method>('host_confirms');
  const [pin, setPin] = useState('');
  return (
    <Dialog title={say('checkIn')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onCheckIn({ gateId, method, ...(method === 'invitation_pin' ? { pin } : {}) });
        }}
      >
        <SelectField
          label={say('checkInAt')}
          value={gateId}
          options={entries.map((gate) => ({ value: gate.gateId, text: gate.name }))}
          onChange={setGateId}
        />
        <SelectField
          label={say('checkInBy')}
          value={method}
          options={methods.map((value) => ({ value, text: say(`method_${value}`) }))}
          onChange={setMethod}
        />
        {method === 'invitation_pin' && (
          <TextField label={say('pin')} value={pin} onInput={setPin} inputMode="numeric" maxLength={6} />
        )}
        <Trouble of={trouble} />
        <div class="actions">
          <button type="submit" class="primary">
            {say('checkIn')}
          </button>
          <button type="button" onClick={onClose}>
            {say('cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
