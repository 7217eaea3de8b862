import type { EpochSeconds, ScanId, VisitId } from '../../../functions/kernel/brands.ts';
import type { PassageDeps } from '../../../functions/passages/passage-deps.ts';
import { passageTable } from '../../../functions/passages/passage-table.ts';
import { recordPassages, type RowResult } from '../../../functions/passages/record-passages.ts';
import { listPassages } from '../../../functions/passages/resolve-passages.ts';
import { memberIdOf } from '../../../functions/scanners/scanner-member.ts';
import type { Visit } from '../../../functions/visits/visit.ts';
import type { TestDatabase } from '../../support/database.ts';
import { passageDevice, type PassageDevice } from '../../support/passages.ts';
import { callerWith } from '../../support/site.ts';
import { guarded } from '../scans/guarded.ts';
import { sealedVisits } from '../../support/sealed-visits.ts';

/** A register with devices that had no network: they send what they recorded. */
export async function offlineRegister(
  database: TestDatabase,
  changed?: Parameters<typeof guarded>[1],
  deviceNames: readonly string[] = ['device'],
) {
  const made = guarded(database, changed);
  const { deps, site } = made;
  const devices = await Promise.all(deviceNames.map((name) => passageDevice(site, name)));
  const passages: PassageDeps = {
    ...deps,
    getScanner: (_, scannerId) =>
      Promise.resolve(devices.find(({ scanner }) => scanner.scannerId === scannerId)?.scanner),
    verifyAsOf: (code) => deps.verify(code),
    passages: passageTable(sealedVisits(database), deps.clock),
  };
  const [device] = devices;
  if (!device) throw new Error('no device');
  /** Sends rows as a page; throws where the page is refused as a whole. */
  const send = async (
    rows: readonly string[],
    by: PassageDevice = device,
    through: PassageDeps = passages,
  ): Promise<readonly RowResult[]> => {
    const caller = callerWith('scanner', { memberId: memberIdOf(by.scanner.scannerId) });
    const answer = await recordPassages(through, caller, site.siteId, rows);
    if (!answer.ok) throw new Error(answer.code);
    return answer.results;
  };
  const sendOne = async (claims: Parameters<PassageDevice['row']>[0], by = device): Promise<RowResult> => {
    const [result] = await send([await by.row(claims)], by);
    if (!result) throw new Error('no result');
    return result;
  };
  const visit = async (visitId: VisitId): Promise<Visit> => {
    const found = await deps.visits.get(site, visitId);
    if (!found) throw new Error('no such visit');
    return found;
  };
  const attentionList = async (needsAttention?: 'true') => {
    const list = await listPassages(passages, callerWith('manager'), site.siteId, {
      limit: 100,
      ...(needsAttention ? { needsAttention } : {}),
    });
    if (!list.ok) throw new Error(list.code);
    return list.page.passages;
  };
  const onSite = async () =>
    (await deps.bookings.listOnSite(site, { limit: 100 })).visits.map(({ visitId }) => visitId);
  const recorded = (scanId: string) => passages.passages.get(site, scanId as ScanId);
  return {
    ...made,
    passages,
    device,
    devices,
    send,
    sendOne,
    visit,
    attentionList,
    onSite,
    recorded,
    at: (seconds: number) => (made.time.now + seconds) as EpochSeconds,
  };
}

/** What a result says in short: `recorded`, or the reason for attention. */
export const short = (row: RowResult | undefined): string =>
  !row ? 'nothing' : row.result === 'refused' ? `refused ${row.code}` : (row.attention ?? 'recorded');

/** The visit that a result names. */
export function visitIdOfRow(row: RowResult | undefined): VisitId {
  if (!row || row.result === 'refused' || !row.visitId) throw new Error(`no visit: ${short(row)}`);
  return row.visitId;
}
