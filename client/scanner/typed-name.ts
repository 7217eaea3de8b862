import type { Visitor } from '../../functions/person-keys/person.ts';

/** A name that a guard typed: Chinese where it has a Chinese character, else English. */
export const typedVisitor = (text: string): Visitor =>
  /\p{Script=Han}/u.test(text) ? { chineseName: text } : { englishName: text };
