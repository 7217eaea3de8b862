import { useApp } from '../app-context.ts';
import { isLanguage, languageNames } from '../texts/text.ts';

/** The languages, each under its own name. */
export function Languages() {
  const { language, prefer, say } = useApp();
  return (
    <div class="languages" role="group" aria-label={say('language')}>
      {Object.entries(languageNames).map(([tag, name]) => (
        <button
          key={tag}
          type="button"
          class="plain"
          lang={tag}
          aria-pressed={tag === language}
          onClick={() => {
            if (isLanguage(tag)) prefer({ language: tag });
          }}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
