import { apiHandler } from '../edge/api-handler.ts';
import { readEnvironment } from '../edge/environment.ts';
import { scanIdField } from '../edge/id-fields.ts';
import { shows, withBody } from '../edge/route-helpers.ts';
import { databaseClient, secretsClient } from '../edge/store-clients.ts';
import { registryTable } from '../registry/registry-table.ts';
import { siteCache } from '../registry/site-cache.ts';
import { systemClock } from '../kernel/clock.ts';
import { invalidField } from '../kernel/problems.ts';
import { derivedPerFirm, personKeySecret } from '../person-keys/person-key-secret.ts';
import { personKeysOf } from '../person-keys/person-keys.ts';
import { visitTable } from '../visits/visit-table.ts';
import { choiceSeal } from './choice-token.ts';
import { chooseVisit, type ChoiceDeps } from './choose-visit.ts';
import { countScan } from './count-scan.ts';
import { choiceRequest } from './api/requests.ts';
import { scanView } from './api/view.ts';

const environment = readEnvironment('VISITS_TABLE', 'REGISTRY_TABLE', 'PERSON_KEY_SECRET_ID');
const database = databaseClient();
const secret = personKeySecret(secretsClient(), environment.PERSON_KEY_SECRET_ID);
const deps: ChoiceDeps = {
  getSite: siteCache(registryTable(database, environment.REGISTRY_TABLE).getSite, systemClock),
  choiceSeal: derivedPerFirm(secret, choiceSeal),
  personKeys: derivedPerFirm(secret, personKeysOf),
  visits: visitTable(database, environment.VISITS_TABLE, systemClock),
  clock: systemClock,
};

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
