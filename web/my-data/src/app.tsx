import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Language } from '../../scanner/src/texts/keys.ts';
import { isLanguage, languageFor, languageNames } from '../../scanner/src/texts/languages.ts';
import { askBuilding, look, type Building, type Looked } from './ask.ts';
import { Poster } from './poster.tsx';
import { Refused } from './refused.tsx';
import { Result } from './result.tsx';
import { Start } from './start.tsx';
import { sayIn } from './texts/text.ts';
import { useClearing } from './use-clearing.ts';

type Step = 'start' | 'looking' | 'cleared' | Looked;

const asked = new URLSearchParams(location.search);
const site = asked.get('site') ?? '';
const isPoster = asked.has('poster');

/** The page: a code is shown, the data stand for some minutes, and then the page is empty. Nothing is kept anywhere. */
export function App() {
  const [language, setLanguage] = useState<Language>(() => languageFor(navigator.languages));
  const [building, setBuilding] = useState<Building>();
  const [step, setStep] = useState<Step>('start');
  const main = useRef<HTMLElement>(null);
  const say = sayIn(language);
  const loadBuilding = (): void => {
    setBuilding(undefined);
    void (site === '' ? Promise.resolve<Building>('gone') : askBuilding(site)).then(setBuilding);
  };
  useEffect(loadBuilding, []);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = say('title');
  }, [language]);
  const move = (to: Step): void => {
    setStep(to);
    main.current?.focus();
    scrollTo(0, 0);
  };
  const clear = useCallback(() => {
    setStep('cleared');
  }, []);
  const isShown = typeof step === 'object' && step.outcome === 'shown';
  const clearing = useClearing(isShown, clear);
  const show = async (code: string): Promise<void> => {
    move('looking');
    move(await look(site, code));
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
        {isPoster && typeof building === 'object' && <Poster language={language} building={building} />}
        {step === 'start' && !(isPoster && typeof building === 'object') && (
          <Start
            language={language}
            say={say}
            building={building}
            onCode={(code) => void show(code)}
            onRetry={loadBuilding}
          />
        )}
        {step === 'looking' && (
          <p class="looking" role="status">
            {say('looking')}
          </p>
        )}
        {step === 'cleared' && (
          <section>
            <h1>{say('clearedTitle')}</h1>
            <p>{say('cleared')}</p>
            <button
              type="button"
              class="main"
              onClick={() => {
                move('start');
              }}
            >
              {say('again')}
            </button>
          </section>
        )}
        {typeof step === 'object' && step.outcome !== 'shown' && (
          <Refused
            say={say}
            refused={step}
            onRetry={() => {
              move('start');
            }}
          />
        )}
        {typeof step === 'object' && step.outcome === 'shown' && (
          <Result
            language={language}
            say={say}
            data={step}
            clearing={clearing}
            onClear={() => {
              move('cleared');
            }}
          />
        )}
      </main>
    </>
  );
}
