import { createHash } from 'node:crypto';
import type { UnitId } from './brands.ts';

/**
 * The name of a unit as names of units are compared. Case, width of characters, and blanks at the ends, around punctuation
 * and in a row do not count; nor does the one blank of a number and a letter. So `12a`, `１２A` and `12 A` are one unit.
 * Nothing is guessed of how a building numbers its flats: `Flat A, 12/F` and `12A` are two units, as are `1-2A` and `12A`.
 */
export function comparedUnitName(name: string): string {
  const upper = name.normalize('NFKC').toUpperCase().normalize('NFKC').trim();
  const spaced = upper.replaceAll(/\s+/gu, ' ').replaceAll(/ ?([\p{P}\p{S}]) ?/gu, '$1');
  return spaced.replace(/^(\d+) (\p{Lu})$/u, '$1$2');
}

/** Longer names get a digest for an id, so that the id always fits a key and an address. */
const mostBytes = 160;

/**
 * The id of the unit with this name: the compared name in UTF-8, in hexadecimal, so that ids and names have one order. The
 * id of a longer name is a digest behind `ff`, which begins no text in UTF-8.
 */
export function unitIdOf(name: string): UnitId {
  const bytes = Buffer.from(comparedUnitName(name), 'utf8');
  const hex =
    bytes.length > mostBytes
      ? `ff${createHash('sha256').update(bytes).digest('hex')}`
      : bytes.toString('hex');
  return hex as UnitId;
}
