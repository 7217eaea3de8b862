import type { FirmId } from '../kernel/brands.ts';
import { isNew } from '../table/expression.ts';
import type { Action } from '../table/transact.ts';
import type { KeyedItem } from '../table/table.ts';
import { firmKey } from './registry-items.ts';

/** The action that holds only while the firm is active: nothing is added to a firm that will be deleted. */
export const firmIsActive = (firmId: FirmId): Action => ({
  check: firmKey(firmId),
  if: { condition: '#status = :active', values: { active: 'active' } },
});

/** The action that writes an item which does not exist yet. */
export const putNew = (item: KeyedItem): Action => ({ put: item, if: isNew });
