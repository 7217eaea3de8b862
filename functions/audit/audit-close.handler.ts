import { errorName, log } from '../edge/log.ts';
import { closeHours, type CloseReport } from './close-hours.ts';
import { wireAuditClose } from './wire-audit-close.ts';

const deps = wireAuditClose();

/** Puts the digests of reads into the chain, hour by hour. It fails where one firm failed, so that it is tried again. */
export async function handler(): Promise<CloseReport> {
  const report = await closeHours({
    ...deps,
    failed: (firmId, error) => {
      log('error', 'reads_not_closed', { firmId, error: errorName(error) });
    },
  });
  log('info', 'reads_closed', { ...report });
  if (report.failures > 0) throw new Error('the reads of some firms could not be closed');
  return report;
}
