import { useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import type { LineMode } from '../offline/line-state.ts';
import type { OfflineWork } from '../offline/offline-work.ts';
import { useOfflineStatus } from '../offline/use-offline-status.ts';
import { Choices } from '../parts/choices.tsx';

/** With or without the network: the guard may force either, and send what waits. */
export function NetworkChoice({ offline }: { readonly offline: OfflineWork }) {
  const { say } = useApp();
  const { mode, waiting } = useOfflineStatus(offline);
  const [busy, setBusy] = useState(false);
  const options: readonly { readonly value: LineMode; readonly label: string }[] = [
    { value: 'automatic', label: say('modeAutomatic') },
    { value: 'online', label: say('modeOnline') },
    { value: 'offline', label: say('modeOffline') },
  ];
  return (
    <>
      <Choices
        legend={say('networkTitle')}
        name="network"
        value={mode}
        options={options}
        onChange={(next) => {
          offline.line.force(next);
        }}
      />
      <p class="small" role="status">
        {waiting === 0
          ? say('nothingWaits')
          : say(waiting === 1 ? 'waitingOne' : 'waitingMany', { count: waiting })}
      </p>
      {waiting > 0 && (
        <button
          type="button"
          class="wide"
          disabled={busy}
          onClick={() => {
            setBusy(true);
            void offline.drain().finally(() => {
              setBusy(false);
            });
          }}
        >
          {say(busy ? 'endShiftSending' : 'sendNow')}
        </button>
      )}
    </>
  );
}
