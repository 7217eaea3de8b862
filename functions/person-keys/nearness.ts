import type { PersonKey } from '../kernel/brands.ts';
export interface PersonParts {
  readonly partKeys: readonly PersonKey[];
  readonly englishParts: readonly PersonKey[];
  readonly chineseParts: readonly PersonKey[];
  readonly nameKeys: readonly PersonKey[];
  readonly prefixKey?: PersonKey;
}
export type Nearness = 'same_prefix' | 'name';
export function nearness(a: PersonParts, b: PersonParts): Nearness | undefined {
  return a === b ? 'name' : undefined;
}
export function barNearness(bar: PersonParts, person: PersonParts): boolean {
  return bar === person;
}
