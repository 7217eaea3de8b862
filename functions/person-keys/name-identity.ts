import type { PersonKey } from '../kernel/brands.ts';

/** What one name, with the identity-card prefix where known, is matched on. */
export interface NameIdentity {
  /** Of the name alone: identifies weakly. */
  readonly nameKey: PersonKey;
  /** Of name and identity-card prefix: identifies strongly. */
  readonly strongKey?: PersonKey;
}
