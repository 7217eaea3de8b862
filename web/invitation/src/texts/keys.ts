import type { en } from './en.ts';

export type TextKey = keyof typeof en;
/** What one language says: every text of the page. */
export type Texts = Readonly<Record<TextKey, string>>;
