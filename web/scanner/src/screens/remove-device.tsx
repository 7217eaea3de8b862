import { useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';

/** Takes the enrolment off this device, after a second tap. */
export function RemoveDevice({ onRemove }: { readonly onRemove: () => void }) {
  const { say } = useApp();
  const [asks, setAsks] = useState(false);
  if (!asks)
    return (
      <button
        type="button"
        class="plain"
        onClick={() => {
          setAsks(true);
        }}
      >
        {say('removeDevice')}
      </button>
    );
  return (
    <div class="confirm" role="group" aria-label={say('removeDevice')}>
      <p>{say('removeDeviceAsk')}</p>
      <div class="row">
        <button
          type="button"
          onClick={() => {
            setAsks(false);
          }}
        >
          {say('cancel')}
        </button>
        <button type="button" class="danger" onClick={onRemove}>
          {say('removeDeviceYes')}
        </button>
      </div>
    </div>
  );
}
