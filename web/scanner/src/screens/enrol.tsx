import { useEffect, useMemo, useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { enroller } from '../device/enrol-device.ts';
import { listenToWedge } from '../device/wedge.ts';
import { Languages } from '../parts/languages.tsx';
import { LensView } from '../parts/lens-view.tsx';
import { Icon } from '../parts/symbol.tsx';
import type { Trouble } from '../rules/answer.ts';
import { enrolmentCodeIn } from '../rules/enrolment-code.ts';
import type { TextKey } from '../texts/keys.ts';

interface EnrolSettings {
  /** True if the device was enrolled before and its storage was deleted. */
  readonly lost: boolean;
  readonly onEnrolled: () => Promise<void>;
}

/** Makes this device a scanner: the code from the office’s screen, and a name for the device. */
export function Enrol({ lost, onEnrolled }: EnrolSettings) {
  const { say, store } = useApp();
  const enrol = useMemo(enroller, []);
  const [code, setCode] = useState<string>();
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<TextKey>();

  const take = (text: string): void => {
    const found = enrolmentCodeIn(text);
    setWrong(found === undefined && text !== '' ? 'enrolNotACode' : undefined);
    if (found !== undefined) setCode(found);
  };
  useEffect(() => listenToWedge(take), []);

  const send = async (): Promise<void> => {
    if (code === undefined) return;
    setBusy(true);
    const asked = await enrol(code, name.trim());
    setBusy(false);
    if (asked.kind === 'data') {
      await store.keepEnrolled(asked.data);
      await onEnrolled();
      return;
    }
    setWrong(whyNot(asked));
    // The code works once: a refused one is of no use any more.
    if (asked.kind === 'problem' && asked.status === 403) setCode(undefined);
  };
  return (
    <main class="page">
      <header class="page-head">
        <img src="/scanner/icon.svg" alt="" width="56" height="56" />
        <div>
          <h1>{say('enrolTitle')}</h1>
          <p>{say('enrolIntro')}</p>
        </div>
      </header>
      {lost && (
        <div class="note warn" role="status">
          <Icon name="warning" />
          <p>{say('storageLost')}</p>
        </div>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <CodeStep isRead={code !== undefined} onText={take} />
        <NameStep name={name} onName={setName} />
        <div role="alert">
          {wrong && (
            <div class="note bad">
              <Icon name="warning" />
              <p>{say(wrong)}</p>
            </div>
          )}
        </div>
        <button
          type="submit"
          class="primary wide"
          disabled={busy || code === undefined || name.trim() === ''}
        >
          {say(busy ? 'enrolling' : 'enrol')}
        </button>
      </form>
      <Languages />
    </main>
  );
}

interface CodeSettings {
  readonly isRead: boolean;
  readonly onText: (text: string) => void;
}

/** The code from the office’s screen: by the camera, a hardware scanner, or pasted. */
function CodeStep({ isRead, onText }: CodeSettings) {
  const { say } = useApp();
  const [camera, setCamera] = useState(false);
  const [pasted, setPasted] = useState('');
  return (
    <section aria-labelledby="step-code">
      <h2 id="step-code">{say('enrolStepCode')}</h2>
      {isRead ? (
        <div class="note good" role="status">
          <Icon name="check" />
          <p>{say('enrolCodeRead')}</p>
        </div>
      ) : (
        <>
          <p>{say('enrolStepCodeHelp')}</p>
          {camera ? (
            <div class="enrol-lens">
              <LensView paused={false} onCode={onText} />
            </div>
          ) : (
            <button
              type="button"
              class="wide"
              onClick={() => {
                setCamera(true);
              }}
            >
              <Icon name="lens" />
              {say('enrolScan')}
            </button>
          )}
          <label class="field">
            <span>{say('enrolPaste')}</span>
            <input
              name="code"
              value={pasted}
              autocomplete="off"
              autocapitalize="off"
              spellcheck={false}
              placeholder="gatehouse-enrolment.1.…"
              onInput={(event) => {
                setPasted(event.currentTarget.value);
                onText(event.currentTarget.value);
              }}
            />
          </label>
        </>
      )}
    </section>
  );
}

interface NameSettings {
  readonly name: string;
  readonly onName: (name: string) => void;
}

function NameStep({ name, onName }: NameSettings) {
  const { say } = useApp();
  return (
    <section aria-labelledby="step-name">
      <h2 id="step-name">{say('enrolStepName')}</h2>
      <label class="field">
        <span>{say('enrolName')}</span>
        <input
          name="name"
          value={name}
          required
          maxLength={60}
          autocomplete="off"
          placeholder={say('enrolNameExample')}
          onInput={(event) => {
            onName(event.currentTarget.value);
          }}
        />
      </label>
      <p class="small">{say('enrolNameHelp')}</p>
    </section>
  );
}

function whyNot(trouble: Trouble): TextKey {
  if (trouble.kind === 'no_network') return 'enrolNoNetwork';
  if (trouble.status === 403) return 'enrolRefused';
  if (trouble.status === 400) return 'enrolNameWrong';
  return 'enrolFailed';
}
