import type { en } from './en.ts';

export type Language = 'en' | 'zh-Hant' | 'zh-Hans';
export type TextKey = keyof typeof en;
/** What one language says: every text of the catalogue. */
export type Texts = Readonly<Record<TextKey, string>>;
