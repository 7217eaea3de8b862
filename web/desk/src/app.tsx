import { useEffect, useState } from 'preact/hooks';
import type { DeskSettings } from '../../../lib/web/desk-settings.ts';
import { deskApi, type Api, type Trouble } from './api/api.ts';
import { Languages } from './parts/languages.tsx';
import { useLanguage } from './parts/use-language.ts';
import { openSession, signIn, type Account } from './session/oidc.ts';
import { openDesk, type Signed } from './session/open-desk.ts';
import { handOver } from './session/other-windows.ts';
import { readSettings } from './session/settings.ts';
import { SignedIn } from './signed-in.tsx';
import { sayIn, type Say } from './texts/text.ts';

type Step =
  | { readonly step: 'opening' }
  | { readonly step: 'signed_out' }
  | { readonly step: 'refused' }
  | { readonly step: 'no_access' }
  | { readonly step: 'link_refused' }
  | { readonly step: 'cannot_open' }
  | { readonly step: 'signed_in'; readonly account: Account; readonly signed: Signed };

/** The desk from its first moment: who signs in, then the pages. */
export function App() {
  const [language, setLanguage] = useLanguage();
  const [settings, setSettings] = useState<DeskSettings>();
  const [step, setStep] = useState<Step>({ step: 'opening' });
  const say = sayIn(language);
  const start = async (): Promise<void> => {
    setStep({ step: 'opening' });
    try {
      const read = await readSettings();
      setSettings(read);
      // Signing in leads to the one address; from another one, the browser would not let the desk continue.
      if (new URL(read.address).origin !== location.origin) {
        location.replace(`${new URL(read.address).origin}${location.pathname}${location.search}`);
        return;
      }
      const next = await open(read);
      if (next) setStep(next);
    } catch {
      setStep({ step: 'cannot_open' });
    }
  };
  useEffect(() => void start(), []);
  useEffect(() => {
    document.title = say('deskName');
  }, [language]);
  if (step.step === 'signed_in')
    return (
      <SignedIn account={step.account} signed={step.signed} language={language} onLanguage={setLanguage} />
    );
  const signInButton = (asAnother: boolean) => (
    <button type="button" class="primary" onClick={() => settings && void signIn(settings, asAnother)}>
      {say(asAnother ? 'signInAsAnother' : 'signIn')}
    </button>
  );
  return (
    <div class="outside">
      <header>
        <p class="mark">Gatehouse</p>
        <Languages say={say} language={language} onChoose={setLanguage} />
      </header>
      <main>
        <Outside step={step} say={say} />
        {(step.step === 'signed_out' || step.step === 'refused') && signInButton(false)}
        {step.step === 'no_access' && signInButton(true)}
        {step.step === 'cannot_open' && (
          <button type="button" class="primary" onClick={() => void start()}>
            {say('tryAgain')}
          </button>
        )}
      </main>
    </div>
  );
}

const outsideTexts = {
  opening: ['opening'],
  signed_out: ['signedOut', 'signedOutHint'],
  refused: ['signInRefused', 'signInRefusedHint'],
  no_access: ['notMember', 'notMemberHint'],
  link_refused: ['residentLinkWrong'],
  cannot_open: ['cannotOpen', 'cannotOpenHint'],
} as const;

function Outside({ step, say }: { readonly step: Exclude<Step, { step: 'signed_in' }>; readonly say: Say }) {
  const [title, hint] = outsideTexts[step.step];
  return (
    <div role="status">
      <h1>{say(title)}</h1>
      {hint && <p>{say(hint)}</p>}
    </div>
  );
}

async function open(settings: DeskSettings): Promise<Step | undefined> {
  const opened = await openSession(settings);
  if (opened.step === 'leaving') return undefined;
  if (opened.step !== 'signed_in') return opened;
  const { account, path = '/desk/', residentToken } = opened;
  const resume = new URL(path, location.origin).searchParams.get('resume');
  if (resume !== null) {
    handOver(resume, await account.stored());
    return { step: 'signed_out' };
  }
  history.replaceState(null, '', path);
  dispatchEvent(new PopStateEvent('popstate'));
  const api = deskApi(account, () => Promise.resolve(false));
  if (residentToken !== undefined && !(await enrol(api, residentToken))) return { step: 'link_refused' };
  const signed = await openDesk(api);
  if (signed.kind === 'signed') return { step: 'signed_in', account, signed };
  return { step: hasNoAccess(signed) ? 'no_access' : 'cannot_open' };
}

/** Binds the account to the unit of a link. */
async function enrol(api: Api, token: string): Promise<boolean> {
  const asked = await api.ask((client) => client.POST('/resident-enrolments', { body: { token } }));
  return asked.kind === 'data';
}

const hasNoAccess = (trouble: Trouble): boolean =>
  trouble.kind === 'signed_out' || (trouble.kind === 'problem' && [401, 403].includes(trouble.status));
