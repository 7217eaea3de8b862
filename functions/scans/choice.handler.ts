import { apiHandler } from '../edge/api-handler.ts';
import { scanIdField } from '../edge/id-fields.ts';
import { shows, withBody } from '../edge/route-helpers.ts';
import { invalidField } from '../kernel/problems.ts';
import { chooseVisit } from './choose-visit.ts';
import { countScan } from './count-scan.ts';
import { choiceRequest } from './api/requests.ts';
import { scanView } from './api/view.ts';
import { wireChoice } from './wire-choice.ts';

const deps = wireChoice();

/** The guard picks among the visits that fitted a scan. */
export const handler = apiHandler({
  chooseVisit: async (request) => {
    const scanId = scanIdField.safeParse(request.path['scanId']);
    if (!scanId.success) return invalidField('scanId', 'must be a UUID');
    return withBody(choiceRequest, async (choice, { caller, siteId }) => {
      const answer = await chooseVisit(deps, caller, siteId, scanId.data, choice);
      if (!answer.ok) return answer;
      countScan(answer.outcome);
      return shows(scanView(scanId.data, answer.outcome));
    })(request);
  },
});
