import type { Looked } from './ask.ts';
import { sayOr, type Say } from './texts/text.ts';

interface RefusedProps {
  readonly say: Say;
  readonly refused: Exclude<Looked, { outcome: 'shown' }>;
  readonly onRetry: () => void;
}

/** Why nothing is shown, and what to do. */
export function Refused({ say, refused, onRetry }: RefusedProps) {
  const rejected = refused.outcome === 'rejected';
  return (
    <section role="alert">
      <h1>{say(rejected ? 'rejectedTitle' : 'troubleTitle')}</h1>
      <p>
        {rejected
          ? sayOr(say, `rejected_${refused.reason}`, 'rejected_other')
          : sayOr(say, `trouble_${refused.code}`, 'trouble_other')}
      </p>
      {rejected && <p class="small">{say('rejectedRef', { ref: refused.ref })}</p>}
      <button type="button" class="main" onClick={onRetry}>
        {say('tryAgain')}
      </button>
      <h2>{say('withoutTitle')}</h2>
      <p>{say('without')}</p>
    </section>
  );
}
