import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../../../scanner/src/texts/keys.ts';
import { isLanguage, languageFor } from '../../../scanner/src/texts/languages.ts';

/** Kept in the browser: it says nothing of a person. */
const storageKey = 'gatehouse-desk-language';

/** The language of the desk: the one that was chosen in this browser, or the browser's own. */
export function useLanguage(): readonly [Language, (language: Language) => void] {
  const [language, setLanguage] = useState<Language>(() => {
    const kept = localStorage.getItem(storageKey);
    return isLanguage(kept) ? kept : languageFor(navigator.languages);
  });
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return [
    language,
    (chosen) => {
      localStorage.setItem(storageKey, chosen);
      setLanguage(chosen);
    },
  ];
}
