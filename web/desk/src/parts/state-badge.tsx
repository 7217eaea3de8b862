import type { Visit } from '../api/api.ts';
import { sayOr, type Say } from '../texts/text.ts';

/** The state of a visit as a word, with a colour that depends on it. */
export function StateBadge({ visit, say }: { readonly visit: Visit; readonly say: Say }) {
  const state = stateOf(visit);
  return (
    <span class="badge" data-state={state}>
      {sayOr(say, `state_${state}`, visit.state)}
    </span>
  );
}

function stateOf({ state, overstayed, waitsFor }: Visit): string {
  if (overstayed === true) return 'overstayed';
  return state === 'pending_approval' && waitsFor === 'supervisor' ? 'supervisor' : state;
}
