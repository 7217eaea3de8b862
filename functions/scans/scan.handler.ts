import { apiHandler } from '../edge/api-handler.ts';
import { shows, withBody } from '../edge/route-helpers.ts';
import { countScan } from './count-scan.ts';
import { recordScan } from './record-scan.ts';
import { scanRequest } from './api/requests.ts';
import { scanView } from './api/view.ts';
import { wireScan } from './wire.ts';

const { deps, sealOf } = wireScan();

/** The main job: a code is shown at a gate. */
export const handler = apiHandler({
  recordScan: withBody(scanRequest, async (scan, { caller, siteId }) => {
    const answer = await recordScan(deps, caller, siteId, scan);
    if (!answer.ok) return answer;
    countScan(answer.outcome);
    const choice = answer.choice && (await sealOf(caller.firmId)).seal(answer.choice);
    return shows(scanView(scan.scanId, answer.outcome, choice));
  }),
});
