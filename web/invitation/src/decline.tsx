import { useEffect, useRef, useState } from 'preact/hooks';
import { decline, isTrouble } from './ask.ts';
import { sayTrouble } from './texts/text.ts';
import type { VisitProps } from './visit.tsx';

interface DeclineProps extends VisitProps {
  readonly isAsking: boolean;
  readonly onAsk: (isAsking: boolean) => void;
}

/** "I cannot come": asks once more, because it cannot be taken back. */
export function Decline({ say, token, invitation, onChange, onStale, isAsking, onAsk }: DeclineProps) {
  const [trouble, setTrouble] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const question = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isAsking) question.current?.focus();
  }, [isAsking]);
  const send = async (): Promise<void> => {
    setBusy(true);
    const answer = await decline(token, invitation.version);
    setBusy(false);
    if (!isTrouble(answer)) {
      onChange(answer);
      return;
    }
    setTrouble(answer.trouble);
    if (answer.trouble === 'precondition_failed') await onStale();
  };
  if (!isAsking)
    return (
      <button
        type="button"
        class="plain decline"
        onClick={() => {
          onAsk(true);
        }}
      >
        {say('declineOpen')}
      </button>
    );
  return (
    <section class="card asks">
      <h2 ref={question} tabIndex={-1}>
        {say('declineTitle')}
      </h2>
      <p>
        {say('declineText')}
        {invitation.companions !== undefined && ` ${say('declineCompanions')}`}
      </p>
      {trouble !== undefined && (
        <p class="warn" role="alert">
          {sayTrouble(say, trouble)}
        </p>
      )}
      <div class="pair">
        <button
          type="button"
          class="main second"
          onClick={() => {
            onAsk(false);
          }}
        >
          {say('declineNo')}
        </button>
        <button type="button" class="main danger" disabled={isBusy} onClick={() => void send()}>
          {say('declineYes')}
        </button>
      </div>
    </section>
  );
}
