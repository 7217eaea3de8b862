import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Language } from '../../scanner/src/texts/keys.ts';
import { deskApi, type Site } from './api/api.ts';
import { DeskProvider, type Desk } from './desk.ts';
import { Dialog } from './parts/dialog.tsx';
import { useIdle } from './session/idle.ts';
import type { Account } from './session/oidc.ts';
import { readSites, type Signed } from './session/open-desk.ts';
import { onSignOutElsewhere, signInInWindow, tellSignOut } from './session/other-windows.ts';
import { ResidentHome } from './resident/resident-home.tsx';
import { Shell } from './shell.tsx';
import { sayIn, type TextKey } from './texts/text.ts';

interface SignedInProps {
  readonly account: Account;
  readonly signed: Signed;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
}

/** Who waits for the person to sign in again. */
type Waiting = (signedIn: boolean) => void;
const toldMs = 6_000;

/** The desk of somebody who is signed in: its pages, and what stands over them when the session or the person is gone. */
export function SignedIn({ account, signed, language, onLanguage }: SignedInProps) {
  const [waiting, setWaiting] = useState<readonly Waiting[]>([]);
  const [sites, setSites] = useState<readonly Site[]>(signed.sites);
  const [told, setTold] = useState<string>();
  const busyCount = useRef(0);
  const [idle, stay] = useIdle(() => busyCount.current > 0);
  const api = useMemo(
    () =>
      deskApi(
        account,
        () =>
          new Promise<boolean>((resolve) => {
            setWaiting((all) => [...all, resolve]);
          }),
      ),
    [account],
  );
  const say = sayIn(language);
  const signOut = (): void => {
    tellSignOut();
    void account.signOut();
  };
  useEffect(() => onSignOutElsewhere(() => void account.leave()), [account]);
  useEffect(() => {
    // What the desk had in memory goes with the page.
    if (idle === 'locked') void account.signOut();
  }, [idle]);
  useEffect(() => {
    if (told === undefined) return undefined;
    const timer = setTimeout(() => {
      setTold(undefined);
    }, toldMs);
    return () => {
      clearTimeout(timer);
    };
  }, [told]);
  const desk: Desk = {
    language,
    say,
    api,
    session: signed.session,
    sites,
    readSites: async () => {
      const read = await readSites(api);
      if (Array.isArray(read)) setSites(read);
    },
    may: (route) => signed.session.may.includes(route),
    tell: setTold,
    busy: () => {
      busyCount.current += 1;
      return () => {
        busyCount.current -= 1;
      };
    },
  };
  return (
    <DeskProvider value={desk}>
      {idle === 'locked' ? (
        <main class="locked">
          <h1>{say('locked')}</h1>
          <p>{say('lockedHint')}</p>
        </main>
      ) : signed.session.role === 'host' ? (
        <ResidentHome onLanguage={onLanguage} onSignOut={signOut} />
      ) : (
        <Shell onLanguage={onLanguage} onSignOut={signOut} />
      )}
      <p class="told" role="status" data-shown={told !== undefined}>
        {told ?? ''}
      </p>
      {idle === 'asking' && (
        <Dialog title={say('stillThere')} onClose={stay}>
          <p>{say('stillThereHint')}</p>
          <div class="actions">
            <button type="button" class="primary" onClick={stay}>
              {say('iAmHere')}
            </button>
          </div>
        </Dialog>
      )}
      {waiting.length > 0 && (
        <SessionOver
          say={say}
          account={account}
          onEnd={(signedIn) => {
            setWaiting([]);
            for (const resolve of waiting) resolve(signedIn);
          }}
        />
      )}
    </DeskProvider>
  );
}

interface SessionOverProps {
  readonly say: Desk['say'];
  readonly account: Account;
  readonly onEnd: (signedIn: boolean) => void;
}

/** Asks to sign in again in a window, so that the page keeps what is half done. */
function SessionOver({ say, account, onEnd }: SessionOverProps) {
  const [wrong, setWrong] = useState<TextKey>();
  const signIn = async (): Promise<void> => {
    setWrong(undefined);
    const stored = await signInInWindow();
    if (stored === undefined) setWrong('windowBlocked');
    else if (await account.takeOver(stored)) onEnd(true);
    else setWrong('sessionOther');
  };
  return (
    <Dialog title={say('sessionOver')}>
      <p>{say('sessionOverHint')}</p>
      {wrong && (
        <p class="wrong" role="alert">
          {say(wrong)}
        </p>
      )}
      <div class="actions">
        <button type="button" class="primary" onClick={() => void signIn()}>
          {say('signIn')}
        </button>
        <button
          type="button"
          onClick={() => {
            onEnd(false);
            location.assign('/desk/');
          }}
        >
          {say('leave')}
        </button>
      </div>
    </Dialog>
  );
}
