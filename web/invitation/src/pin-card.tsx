import { useState } from 'preact/hooks';
import { askPin, isTrouble } from './ask.ts';
import { Qr } from './qr.tsx';
import { sayTrouble } from './texts/text.ts';
import type { VisitProps } from './visit.tsx';

/** The PIN for who has no iAM Smart. It is asked for only when the visitor wants to see it, and stands on the page alone. */
export function PinCard({ say, token, invitation, onChange }: VisitProps) {
  const [pin, setPin] = useState<string>();
  const [trouble, setTrouble] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const show = async (): Promise<void> => {
    setBusy(true);
    setTrouble(undefined);
    const answer = await askPin(token);
    setBusy(false);
    if (isTrouble(answer)) {
      setTrouble(answer.trouble);
      return;
    }
    setPin(answer.pin);
    onChange({ ...invitation, pin: 'own', version: answer.version });
  };
  const isLocked = invitation.pin === 'locked';
  return (
    <section class="card">
      <h2>{say('pinTitle')}</h2>
      <p>{say(isLocked ? 'pinLocked' : 'pinWhy')}</p>
      <div aria-live="polite">
        {pin !== undefined && (
          <div class="pin">
            <div>
              <p class="soft small" id="pin-label">
                {say('pinLabel')}
              </p>
              <p class="digits" aria-labelledby="pin-label pin-digits">
                <span id="pin-digits">{`${pin.slice(0, 3)} ${pin.slice(3)}`}</span>
              </p>
              <p class="soft small">{say('pinCare')}</p>
            </div>
            <Qr text={pin} label={say('pinQr')} />
          </div>
        )}
        {trouble !== undefined && (
          <p class="warn" role="alert">
            {sayTrouble(say, trouble)}
          </p>
        )}
      </div>
      {!isLocked && pin === undefined && (
        <>
          <button type="button" class="main second" disabled={isBusy} onClick={() => void show()}>
            {say('pinShow')}
          </button>
          {invitation.pin === 'other' && <p class="soft small">{say('pinReplaces')}</p>}
        </>
      )}
      {pin !== undefined && (
        <button
          type="button"
          class="plain"
          onClick={() => {
            setPin(undefined);
          }}
        >
          {say('pinHide')}
        </button>
      )}
    </section>
  );
}
