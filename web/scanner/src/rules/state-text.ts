import type { Message } from '../../../../client/gatehouse-client.ts';
import type { TextKey } from '../texts/keys.ts';

/** The word for the state of a visit. */
export function stateText(state: Message<'VisitState'>): TextKey {
  switch (state) {
    case 'expected':
      return 'stateExpected';
    case 'checked_in':
      return 'stateIn';
    case 'checked_out':
      return 'stateOut';
    case 'pending_approval':
      return 'stateWaits';
    case 'cancelled':
      return 'stateCancelled';
    case 'denied':
      return 'stateDenied';
    case 'no_show':
      return 'stateNoShow';
    default:
      return 'stateOther';
  }
}
