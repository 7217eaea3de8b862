import type { Key } from '../table/table.ts';

/** Where a personal field stands in an item; `*` stands for each element of a list. */
export type FieldPath = readonly [string, ...string[]];

/** The readable personal fields of one kind of item. */
export interface PersonalFields {
  /** Sealed together, in one attribute of the item: they are always written together. */
  readonly together: readonly FieldPath[];
  /** Sealed where they stand: an update writes them without the others. */
  readonly alone: readonly FieldPath[];
}

const ofBooking: readonly FieldPath[] = [['visitor'], ['host', 'name'], ['purpose'], ['vehicle'], ['notes']];

const visit: PersonalFields = {
  together: [...ofBooking, ['corrections']],
  alone: [['undone', '*', 'note']],
};
const series: PersonalFields = { together: ofBooking, alone: [] };
const bar: PersonalFields = { together: [['name'], ['reason']], alone: [] };
const hold: PersonalFields = { together: [['incident'], ['reason']], alone: [] };
const answer: PersonalFields = { together: [], alone: [['answer']] };
const accessRequest: PersonalFields = {
  together: [['identity', 'note'], ['fileReference']],
  alone: [['steps', '*', 'note']],
};
const passage: PersonalFields = { together: [], alone: [['note'], ['told']] };

/**
 * The personal fields of the item under this key; `undefined` where it has none. What else an item says of a person is
 * keyed hashes (functions/person-keys/).
 */
export function personalFieldsOf({ pk, sk }: Key): PersonalFields | undefined {
  if (sk === 'VISIT') return visit;
  if (sk === 'ANSWER') return answer;
  if (sk === 'PASSAGE') return passage;
  if (sk.startsWith('R#') && pk.endsWith('#SERIES')) return series;
  if (sk.startsWith('H#') && pk.endsWith('#HOLDS')) return hold;
  if (sk.startsWith('BARRED#') && pk.endsWith('#BARRED')) return bar;
  if (sk.startsWith('R#') && pk.endsWith('#ACCESS')) return accessRequest;
  return undefined;
}
