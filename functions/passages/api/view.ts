import type { Shown } from '../../edge/response-fields.ts';
import { toRfc3339 } from '../../kernel/clock.ts';
import { defined } from '../../kernel/defined.ts';
import type { ListedPassage } from '../passage.ts';
import type { RowResult } from '../record-passages.ts';
import type { Tick } from '../tick-table.ts';
import type { passageResponse, passageResult, tickResponse } from './responses.ts';

/** What became of a row, as the scanner sees it. */
export function resultView(row: RowResult): Shown<typeof passageResult> {
  if (row.result === 'refused') {
    const { result, scanId, code } = row;
    return { ...defined({ scanId }), result, code };
  }
  const { result, scanId, visitId, attention } = row;
  return { scanId, result, ...defined({ visitId, attention }) };
}

/** A passage that needed attention, as the office sees it. */
export function passageView(passage: ListedPassage): Shown<typeof passageResponse> {
  const { scanId, scannerId, gateId, direction, method, counter, visitId, attention, ref } = passage;
  const { scannerRevokedAt, told, applied, despite } = passage;
  const { recordedAt, receivedAt, resolvedAt, resolvedBy, note } = passage;
  return {
    scanId,
    scannerId,
    gateId,
    direction,
    method,
    recordedAt: toRfc3339(recordedAt),
    receivedAt: toRfc3339(receivedAt),
    counter,
    ...defined({ visitId }),
    attention,
    ...defined({ ref, applied, despite, visitor: told?.visitor, host: told?.host }),
    ...(scannerRevokedAt === undefined ? {} : { scannerRevokedAt: toRfc3339(scannerRevokedAt) }),
    ...(resolvedAt === undefined ? {} : { resolvedAt: toRfc3339(resolvedAt) }),
    ...defined({ resolvedBy, note }),
  };
}

/** A tick as every phone sees it. */
export const tickView = ({ visitId, state, tickedAt, tickedBy }: Tick): Shown<typeof tickResponse> => ({
  visitId,
  state,
  tickedAt: toRfc3339(tickedAt),
  tickedBy,
});
