import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Preferences, Store } from './device/store.ts';
import type { Language, TextKey } from './texts/keys.ts';
import { catalogue, fill } from './texts/text.ts';

/** What every part of the app may need. */
export interface AppContext {
  readonly language: Language;
  readonly store: Store;
  readonly preferences: Preferences;
  /** Changes some of what the device remembers. */
  readonly prefer: (change: Partial<Preferences>) => void;
}

const Context = createContext<AppContext | undefined>(undefined);
export const AppProvider = Context.Provider;

/** Fills a text of the catalogue in the language that is chosen. */
export type Say = (key: TextKey, gaps?: Readonly<Record<string, string | number>>) => string;

export function useApp(): AppContext & { readonly say: Say } {
  const context = useContext(Context);
  if (!context) throw new Error('outside of the app');
  const texts = catalogue[context.language];
  return { ...context, say: (key, gaps) => fill(texts[key], gaps) };
}
