import { Icon } from '../parts/symbol.tsx';
import type { Language } from '../texts/keys.ts';
import { catalogue } from '../texts/text.ts';

interface StoppedSettings {
  readonly why: 'revoked' | 'no_storage' | 'other_tab';
  readonly language: Language;
  readonly onAgain?: () => void;
}

const said = {
  revoked: ['revokedTitle', 'revokedAdvice'],
  no_storage: ['noStorageTitle', 'noStorageAdvice'],
  other_tab: ['otherTabTitle', 'otherTabAdvice'],
} as const;

const symbols = { revoked: 'stop', no_storage: 'warning', other_tab: 'windows' } as const;

/** The device cannot be used now: the screen says what happened, and who does what. */
export function Stopped({ why, language, onAgain }: StoppedSettings) {
  const texts = catalogue[language];
  const [title, advice] = said[why];
  return (
    <main class={why === 'other_tab' ? 'page stopped waits' : 'page stopped'}>
      <div class="stopped-symbol">
        <Icon name={symbols[why]} />
      </div>
      <h1>{texts[title]}</h1>
      <p>{texts[advice]}</p>
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
