import type { VisitId } from '../kernel/brands.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Table } from '../table/table.ts';
import { updateItem } from '../table/write.ts';
import type { Change } from '../visits/transition-update.ts';
import { visitKey, type SiteRef } from '../visits/visit-item.ts';
import { changeFrom } from '../visits/visit-table.ts';
import { amendments } from '../visits/visit-states.ts';

/** What an invitation writes into its visit. */
interface NewInvitation {
  readonly hash: string;
  readonly pin: 'set' | 'remove' | 'leave';
  /** The keyed hash of its PIN, where that is set. */
  readonly pinHash?: string;
}

/** The writes of invitations, which stand in their visits. A fault of the store is thrown. */
export interface InvitationTable {
  /** Replaces the invitation of a visit in this version that has not begun. */
  set(site: SiteRef, visitId: VisitId, made: NewInvitation, version: number): Promise<Change>;
  /** Removes the invitation of a visit in this version, and the PIN. */
  remove(site: SiteRef, visitId: VisitId, version: number): Promise<Change>;
}

const pinUpdates = {
  set: ', pinHash = :pinHash, pinAttempts = :none',
  remove: ' REMOVE pinHash, pinAttempts',
  leave: '',
} as const;

const states = Object.fromEntries(amendments.invite.in.map((state) => [`in_${state}`, state]));
const names = Object.keys(states).map((name) => `:${name}`);

/** Opens the Visits table. */
export function invitationTable(table: Table, clock: Clock): InvitationTable {
  const write = async (
    site: SiteRef,
    visitId: VisitId,
    change: { readonly update: string; readonly condition: string; readonly values: Record<string, unknown> },
  ): Promise<Change> => {
    const written = await updateItem(table, visitKey(site, visitId), {
      update: change.update,
      condition: `purgeAt > :now AND version = :version${change.condition}`,
      values: { one: 1, now: clock(), ...change.values },
    });
    return changeFrom(written, clock());
  };
  return {
    set: (site, visitId, { hash, pin, pinHash }, version) =>
      write(site, visitId, {
        update: `SET invitationHash = :hash, version = version + :one${pinUpdates[pin]}`,
        condition: ` AND #state IN (${names.join(', ')})`,
        values: { ...states, hash, version, ...(pin === 'set' ? { pinHash, none: 0 } : {}) },
      }),
    remove: (site, visitId, version) =>
      write(site, visitId, {
        update: 'SET version = version + :one REMOVE invitationHash, pinHash, pinAttempts',
        condition: '',
        values: { version },
      }),
  };
}
