import type { Language } from '../../scanner/src/texts/keys.ts';
import type { Building } from './ask.ts';
import { ShowCode } from './show-code.tsx';
import type { Say } from './texts/text.ts';

interface StartProps {
  readonly language: Language;
  readonly say: Say;
  /** Undefined until it is known. */
  readonly building: Building | undefined;
  readonly onCode: (code: string) => void;
  readonly onRetry: () => void;
}

/** What the page does, for people who worry, and the ways to show a code. */
export function Start({ language, say, building, onCode, onRetry }: StartProps) {
  if (building === undefined)
    return (
      <section>
        <h1>{say('heading')}</h1>
      </section>
    );
  if (typeof building === 'string')
    return (
      <section>
        <h1>{say('heading')}</h1>
        <p role="alert">{say(building === 'gone' ? 'noSite' : 'noSiteLoaded')}</p>
        {building === 'network' && (
          <button type="button" class="main" onClick={onRetry}>
            {say('tryAgain')}
          </button>
        )}
        <h2>{say('withoutTitle')}</h2>
        <p>{say('without')}</p>
      </section>
    );
  const { siteId, siteName, texts } = building;
  return (
    <section>
      <p class="site">{siteName}</p>
      <h1>{say('heading')}</h1>
      <p>{say('intro')}</p>
      <div class="card">
        <h2>{say('howTitle')}</h2>
        <p>{say('howBoth')}</p>
        <ShowCode say={say} onCode={onCode} />
      </div>
      <details class="notice" open>
        <summary>{say('noticeTitle', { site: siteName })}</summary>
        <p lang={language === 'en' ? 'en' : 'zh-Hant'}>{noticeText(texts, language)}</p>
        <p>
          <a class="plain" href={`?site=${siteId}&poster=current`}>
            {say('posterLink')}
          </a>
        </p>
      </details>
      <h2>{say('safeTitle')}</h2>
      <ul class="safe">
        {(['safe1', 'safe2', 'safe3', 'safe4'] as const).map((key) => (
          <li key={key}>{say(key)}</li>
        ))}
      </ul>
      <h2>{say('withoutTitle')}</h2>
      <p>{say('without')}</p>
    </section>
  );
}

/** The notice in the language, or the nearest that the firm has written. */
export function noticeText(texts: Readonly<Record<string, string | undefined>>, language: Language): string {
  return texts[language] ?? texts[language === 'en' ? 'en' : 'zh-Hant'] ?? texts['en'] ?? '';
}
