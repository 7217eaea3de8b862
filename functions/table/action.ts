import type { Condition, Update } from './expression.ts';
import type { Item, Key, KeyedItem } from './item.ts';

/** One action of a transaction. */
export type Action =
  | { readonly put: KeyedItem; readonly if?: Condition | undefined }
  | { readonly update: Key; readonly by: Update }
  | { readonly remove: Key; readonly if?: Condition | undefined }
  | { readonly check: Key; readonly if: Condition };

/** Whether a transaction was made. Where it was not: which actions' conditions did not hold, and what stands in their way. */
export type Transacted =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly refused: readonly boolean[];
      readonly standing: readonly (Item | undefined)[];
    };
