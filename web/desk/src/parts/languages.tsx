import type { Language } from '../../../scanner/src/texts/keys.ts';
import { isLanguage, languageNames } from '../../../scanner/src/texts/languages.ts';
import type { Say } from '../texts/text.ts';

export function Languages(props: {
  readonly say: Say;
  readonly language: Language;
  readonly onChoose: (language: Language) => void;
}) {
  const { say, language, onChoose } = props;
  return (
    <label class="languages">
      <span class="unseen">{say('language')}</span>
      <select
        value={language}
        onChange={({ currentTarget: { value } }) => {
          if (isLanguage(value)) onChoose(value);
        }}
      >
        {Object.entries(languageNames).map(([tag, name]) => (
          <option key={tag} value={tag} lang={tag}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
