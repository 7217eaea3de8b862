import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../../scanner/src/texts/keys.ts';
import type { Invitation, OpenInvitation } from './ask.ts';
import { CalendarButton } from './calendar-button.tsx';
import { Decline } from './decline.tsx';
import { NameCard } from './name-card.tsx';
import { PinCard } from './pin-card.tsx';
import type { Say } from './texts/text.ts';
import { dayText, rangeText, zoneText } from '../../../functions/invitations/visit-times.ts';

export interface VisitProps {
  readonly language: Language;
  readonly say: Say;
  readonly token: string;
  readonly invitation: OpenInvitation;
  readonly onChange: (invitation: Invitation) => void;
  /** The visit has changed meanwhile: it is asked for again. */
  readonly onStale: () => Promise<void>;
}

/** The visit: where, when, whom, how to get in, and what the visitor can do before it. */
export function Visit(props: VisitProps) {
  const { language, say, invitation } = props;
  const [isAsking, setAsking] = useState(false);
  const { look } = invitation.firm;
  useEffect(() => {
    wear(look);
    return () => {
      wear(undefined);
    };
  }, [look?.colour]);
  return (
    <article>
      <Ticket language={language} say={say} invitation={invitation} />
      {invitation.state === 'expected' && <HowToGetIn say={say} />}
      {invitation.state === 'expected' && <PinCard {...props} />}
      {invitation.mayChange && <NameCard {...props} />}
      <Notice language={language} say={say} invitation={invitation} />
      {invitation.mayChange && <Decline {...props} isAsking={isAsking} onAsk={setAsking} />}
      <p class="soft small">{say('keepLink')}</p>
    </article>
  );
}

/** Gives the ticket the firm’s colour. The policy of the page allows no style in the markup. */
function wear(look: OpenInvitation['firm']['look']): void {
  const { style } = document.documentElement;
  const colours = { ticket: look?.colour, 'ticket-ink': look?.textColour, 'ticket-soft': look?.textColour };
  for (const [name, colour] of Object.entries(colours))
    if (colour === undefined) style.removeProperty(`--${name}`);
    else style.setProperty(`--${name}`, colour);
}

type Shown = Pick<VisitProps, 'language' | 'say' | 'invitation'>;

/** Where, when and whom, as on a ticket. */
function Ticket({ language, say, invitation }: Shown) {
  const { site, expectedFrom: from, expectedUntil: until, host, gates, companions } = invitation;
  const window = { from, until, timeZone: site.timeZone };
  return (
    <section class="ticket">
      <p class="eyebrow">{say(invitation.state === 'inside' ? 'inside' : 'invited')}</p>
      <h1>{site.name}</h1>
      <p class="firm">{invitation.firm.name}</p>
      {invitation.state === 'inside' && <p>{say('insideHint')}</p>}
      <dl>
        <div class="wide">
          <dt>{say('when')}</dt>
          <dd>
            <span class="day">{dayText(window, language)}</span>
            <span class="time">{rangeText(window, language)}</span>
          </dd>
        </div>
        {host && (
          <div>
            <dt>{say('whom')}</dt>
            <dd>
              {host.name === undefined
                ? say('unit', { unit: host.unit })
                : say('hostInUnit', { name: host.name, unit: host.unit })}
            </dd>
          </div>
        )}
        {gates.length > 0 && (
          <div>
            <dt>{say('gates')}</dt>
            <dd>{gates.join(' · ')}</dd>
          </div>
        )}
        {companions !== undefined && (
          <div>
            <dt>{say('companions')}</dt>
            <dd>{companions === 1 ? say('companion') : say('companionsCount', { n: companions })}</dd>
          </div>
        )}
      </dl>
      <p class="zone">
        {invitation.comesAndGoes && `${say('comesAndGoes')} `}
        {say('zone', { zone: zoneText(window, language) })}
      </p>
      {invitation.state === 'expected' && <CalendarButton say={say} invitation={invitation} />}
    </section>
  );
}

function HowToGetIn({ say }: Pick<VisitProps, 'say'>) {
  return (
    <section class="card">
      <h2>{say('howTitle')}</h2>
      <ol class="steps">
        {(['how1', 'how2', 'how3'] as const).map((step) => (
          <li key={step}>
            <strong>{say(`${step}Title`)}</strong>
            <span>{say(step)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The collection statement of the building, in the language or the nearest that the firm has written. */
function Notice({ language, say, invitation }: Shown) {
  const { version, texts } = invitation.notice;
  const own = texts[language];
  return (
    <section class="card notice">
      <h2>{say('noticeTitle')}</h2>
      <p lang={own === undefined && language !== 'en' ? 'zh-Hant' : language}>
        {own ?? (language === 'en' ? texts.en : texts['zh-Hant'])}
      </p>
      <p class="soft small">{say('noticeVersion', { version })}</p>
    </section>
  );
}
