import type { Language } from '../../../scanner/src/texts/keys.ts';

/** What one part of the desk says, in each language. */
export type Area<Key extends string> = Readonly<Record<Language, Readonly<Record<Key, string>>>>;

/** Holds every language to the same keys. */
export const area = <Key extends string>(texts: Area<Key>): Area<Key> => texts;
