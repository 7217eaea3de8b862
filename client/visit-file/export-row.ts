import type { Message } from '../gatehouse-client.ts';
import { outcomeColumns, visitColumns, type VisitColumn } from './visit-columns.ts';
import { zonedTime } from './zoned-time.ts';

/**
 * The columns of an export: those of an import and the later history of the visit. Companions have their own rows
 * instead of a column.
 */
export const exportColumns = [
  ...(Object.keys(visitColumns) as VisitColumn[]).filter((column) => column !== 'companions'),
  ...outcomeColumns,
] as const;
type Cells = Readonly<Record<(typeof exportColumns)[number], string | undefined>>;

/** A visit as a row of an export. The id is the reference, and times are local times of the site. */
export function exportRow(visit: Message<'Visit'>, timeZone: string): readonly string[] {
  const time = (instant: string | undefined) => instant && zonedTime(instant, timeZone);
  const { visitor, host } = visit;
  const cells: Cells = {
    reference: visit.visitId,
    englishName: visitor.englishName,
    chineseName: visitor.chineseName,
    idPrefix: visitor.idPrefix,
    unit: host?.unit,
    hostName: host?.name,
    expectedFrom: time(visit.expectedFrom),
    expectedUntil: time(visit.expectedUntil),
    purpose: visit.purpose,
    plate: visit.vehicle?.plate,
    notes: visit.notes,
    needsApproval: visit.state === 'pending_approval' ? 'yes' : undefined,
    allowsReEntry: visit.allowsReEntry ? 'yes' : undefined,
    state: visit.state,
    origin: visit.origin,
    ageOver: visitor.ageOver?.toString(),
    checkedInAt: time(visit.checkedInAt),
    checkedInGateId: visit.checkedInGateId,
    checkInMethod: visit.checkInMethod,
    checkedOutAt: time(visit.checkedOutAt),
    checkedOutGateId: visit.checkedOutGateId,
    checkOutMethod: visit.checkOutMethod,
    passages: visit.passages
      ?.map(({ direction, at, gateId, method }) =>
        [direction, zonedTime(at, timeZone), gateId, method].filter(Boolean).join(' '),
      )
      .join('; '),
    recordedOffline: visit.recordedOffline ? 'yes' : undefined,
    overstayed: visit.overstayed ? 'yes' : undefined,
    leadVisitId: visit.leadVisitId,
    seriesId: visit.seriesId,
    createdAt: time(visit.createdAt),
    privacyNoticeVersion: visit.privacyNoticeVersion,
    purposeConsent: visit.purposeConsent,
    corrections: visit.corrections
      ?.map(
        ({ field, text, requestedBy, at }) => `${zonedTime(at, timeZone)} ${field} (${requestedBy}): ${text}`,
      )
      .join('; '),
    heldUntil: time(visit.heldUntil),
    purgeAt: time(visit.purgeAt),
  };
  return exportColumns.map((column) => cells[column] ?? '');
}
