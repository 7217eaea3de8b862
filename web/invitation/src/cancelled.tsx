import type { Language } from '../../scanner/src/texts/keys.ts';
import type { Invitation } from './ask.ts';
import type { Say } from './texts/text.ts';
import { dayText } from '../../../functions/invitations/visit-times.ts';

interface CancelledProps {
  readonly language: Language;
  readonly say: Say;
  readonly invitation: Extract<Invitation, { state: 'cancelled' }>;
}

/** A visit that is cancelled. Only who has its link sees this. */
export function Cancelled({ language, say, invitation }: CancelledProps) {
  const { site, expectedFrom: from, expectedUntil: until, byVisitor } = invitation;
  const when = dayText({ from, until, timeZone: site.timeZone }, language);
  return (
    <section class="message">
      <h1>{say('cancelledTitle')}</h1>
      <p>{say(byVisitor ? 'cancelledByYou' : 'cancelledByHost')}</p>
      <p class="soft">{say('wasPlanned', { when, site: site.name })}</p>
    </section>
  );
}
