import { defined } from '../kernel/defined.ts';
import type { Visit } from '../visits/visit.ts';
import type { SealedContent } from './sealed-text.ts';

/** What an entry seals of a visit: what the answer to a scan shows of it, without what no screen at a gate needs. */
export function sealedContentOf(visit: Visit): SealedContent {
  const { visitId, version, visitor, host, purpose, notes, companions, checkedIn, checkedOut } = visit;
  return {
    visitId,
    version,
    visitor,
    ...defined({
      host,
      purpose,
      vehiclePlate: visit.vehicle?.plate,
      notes,
      companions,
      walkIn: visit.origin === 'walk_in' ? (true as const) : undefined,
      waitsFor: visit.state === 'pending_approval' ? waitsFor(visit) : undefined,
      checkedInAt: checkedIn?.at,
      checkedInGateId: checkedIn?.gateId,
      checkedOutAt: checkedOut?.at,
      checkedOutGateId: checkedOut?.gateId,
      clearedBars: visit.clearance?.bars,
    }),
  };
}

const waitsFor = ({ nearBars }: Visit): 'host' | 'supervisor' => (nearBars ? 'supervisor' : 'host');
