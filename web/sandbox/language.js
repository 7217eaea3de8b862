import { texts } from './texts.js';

const rememberedAs = 'gatehouse-language';
const listeners = [];
let language = remembered() ?? (navigator.language.startsWith('zh') ? 'zh-Hant' : 'en');

/** `en` or `zh-Hant`. */
export const currentLanguage = () => language;

/** The texts of the current language. */
export const say = () => texts[language];

/** Calls `listener` after each change of the language. */
export const onLanguage = (listener) => void listeners.push(listener);

/** Puts the texts of a language into the page, and remembers the language. Nothing else is ever kept. */
export function useLanguage(chosen) {
  language = chosen;
  document.documentElement.lang = chosen;
  document.title = say().pageTitle;
  for (const element of document.querySelectorAll('[data-text]'))
    element.textContent = textAt(element.dataset.text);
  for (const element of document.querySelectorAll('[data-label]'))
    element.setAttribute('aria-label', say()[element.dataset.label]);
  for (const button of document.querySelectorAll('[data-language]'))
    button.setAttribute('aria-pressed', String(button.dataset.language === chosen));
  for (const listener of listeners) listener();
}

/** The text at a path such as `gates.main`. */
const textAt = (path) => path.split('.').reduce((table, key) => table[key], say());

/** Lets the buttons of the page change the language. */
export function startLanguage() {
  for (const button of document.querySelectorAll('[data-language]')) {
    button.addEventListener('click', () => {
      useLanguage(button.dataset.language);
      remember(button.dataset.language);
    });
  }
  useLanguage(language);
}

function remembered() {
  try {
    const kept = localStorage.getItem(rememberedAs);
    return kept !== null && Object.hasOwn(texts, kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

function remember(chosen) {
  try {
    localStorage.setItem(rememberedAs, chosen);
  } catch {
    // Where the browser keeps nothing, the language is chosen again next time.
  }
}
