import { useEffect, useRef, useState } from 'preact/hooks';
import type { Language } from '../../scanner/src/texts/keys.ts';
import { isLanguage, languageFor, languageNames } from '../../scanner/src/texts/languages.ts';
import { isTrouble, view, type Invitation } from './ask.ts';
import { BadLink } from './bad-link.tsx';
import { Cancelled } from './cancelled.tsx';
import { Visit } from './visit.tsx';
import { sayIn, sayTrouble } from './texts/text.ts';
import { forgetToken, takeToken, type LinkToken } from './token.ts';

/** What the page shows: the invitation, or why there is none. */
type Step = 'loading' | 'none' | 'half' | 'wrong' | { readonly trouble: string } | Invitation;

const takeFromAddress = (): LinkToken =>
  takeToken(location, sessionStorage, (address) => {
    history.replaceState(null, '', address);
  });

/** The page of an invitation. What it shows stands in memory alone; the tab keeps the secret of the link. */
export function App() {
  const [language, setLanguage] = useState<Language>(() => languageFor(navigator.languages));
  const [link, setLink] = useState<LinkToken>(takeFromAddress);
  const [step, setStep] = useState<Step>('loading');
  const main = useRef<HTMLElement>(null);
  const say = sayIn(language);
  /** Where the visit stands on the page already, it stays while it is asked for again, with what the visitor has written. */
  const load = async (isAgain = false): Promise<void> => {
    if (typeof link === 'string') {
      setStep(link);
      return;
    }
    if (!isAgain) setStep('loading');
    const answer = await view(link.token);
    if (!isTrouble(answer)) setStep(answer);
    else if (answer.trouble === 'invitation_not_found' || answer.trouble === 'invalid_request') {
      forgetToken(sessionStorage);
      setStep('wrong');
    } else setStep(answer);
  };
  useEffect(() => void load(), [link]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = say('title');
  }, [language]);
  useEffect(() => {
    // Another link that is opened in this tab changes the fragment alone, and loads no page.
    const change = (): void => {
      if (location.hash !== '') setLink(takeFromAddress());
    };
    addEventListener('hashchange', change);
    return () => {
      removeEventListener('hashchange', change);
    };
  }, []);
  const show = (invitation: Invitation): void => {
    setStep(invitation);
    if (invitation.state !== 'cancelled') return;
    main.current?.focus();
    scrollTo(0, 0);
  };
  return (
    <>
      <header>
        <p class="mark">Gatehouse</p>
        <div class="languages" role="group" aria-label={say('language')}>
          {Object.entries(languageNames).map(([tag, name]) => (
            <button
              key={tag}
              type="button"
              class="plain"
              lang={tag}
              aria-pressed={tag === language}
              onClick={() => {
                if (isLanguage(tag)) setLanguage(tag);
              }}
            >
              {name}
            </button>
          ))}
        </div>
      </header>
      <main ref={main} tabIndex={-1}>
        {step === 'loading' && (
          <p class="loading" role="status">
            {say('loading')}
          </p>
        )}
        {(step === 'none' || step === 'half' || step === 'wrong') && <BadLink say={say} why={step} />}
        {typeof step === 'object' && 'trouble' in step && (
          <section class="message" role="alert">
            <h1>{say('troubleTitle')}</h1>
            <p>{sayTrouble(say, step.trouble)}</p>
            <button type="button" class="main" onClick={() => void load()}>
              {say('again')}
            </button>
          </section>
        )}
        {typeof step === 'object' && 'state' in step && step.state === 'cancelled' && (
          <Cancelled language={language} say={say} invitation={step} />
        )}
        {typeof step === 'object' &&
          'state' in step &&
          step.state !== 'cancelled' &&
          typeof link === 'object' && (
            <Visit
              language={language}
              say={say}
              token={link.token}
              invitation={step}
              onChange={show}
              onStale={() => load(true)}
            />
          )}
      </main>
    </>
  );
}
