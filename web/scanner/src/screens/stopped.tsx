import type { OfflineWork } from '../offline/offline-work.ts';
import { useOfflineStatus } from '../offline/use-offline-status.ts';
import { Icon } from '../parts/symbol.tsx';
import type { Language } from '../texts/keys.ts';
import { catalogue, fill } from '../texts/text.ts';

interface StoppedSettings {
  readonly why: 'revoked' | 'no_storage' | 'other_tab';
  readonly language: Language;
  readonly onAgain?: () => void;
  /** Of a device that was revoked: what it still has to deliver. */
  readonly offline?: OfflineWork | undefined;
}

const said = {
  revoked: ['revokedTitle', 'revokedAdvice'],
  no_storage: ['noStorageTitle', 'noStorageAdvice'],
  other_tab: ['otherTabTitle', 'otherTabAdvice'],
} as const;

const symbols = { revoked: 'stop', no_storage: 'warning', other_tab: 'windows' } as const;

/** The device cannot be used now: the screen says what happened, and who does what. */
export function Stopped({ why, language, onAgain, offline }: StoppedSettings) {
  const texts = catalogue[language];
  const [title, advice] = said[why];
  return (
    <main class={why === 'other_tab' ? 'page stopped waits' : 'page stopped'}>
      <div class="stopped-symbol">
        <Icon name={symbols[why]} />
      </div>
      <h1>{texts[title]}</h1>
      <p>{texts[advice]}</p>
      {offline && <Waiting offline={offline} language={language} />}
      {onAgain ? (
        <button type="button" class="primary wide" onClick={onAgain}>
          {texts.enrolAgain}
        </button>
      ) : (
        <button
          type="button"
          class="primary wide"
          onClick={() => {
            location.reload();
          }}
        >
          {texts.tryAgain}
        </button>
      )}
    </main>
  );
}

function Waiting({ offline, language }: { readonly offline: OfflineWork; readonly language: Language }) {
  const { waiting } = useOfflineStatus(offline);
  return (
    <p class="strong" role="status">
      {waiting > 0 && fill(catalogue[language].revokedWaiting, { count: waiting })}
    </p>
  );
}
