import { apiHandler } from '../edge/api-handler.ts';
import { readEnvironment } from '../edge/environment.ts';
import { shows, withBody } from '../edge/route-helpers.ts';
import { databaseClient, secretsClient } from '../edge/store-clients.ts';
import { registryTable } from '../registry/registry-table.ts';
import { siteCache } from '../registry/site-cache.ts';
import { systemClock } from '../kernel/clock.ts';
import { profileById } from '../personal-code/profiles.ts';
import { verifyPersonalCode } from '../personal-code/verify-personal-code.ts';
import { wireKeyBundle } from '../trust/wire-key-bundle.ts';
import { derivedPerFirm, personKeySecret } from '../person-keys/person-key-secret.ts';
import { personKeysOf } from '../person-keys/person-keys.ts';
import { visitTable } from '../visits/visit-table.ts';
import { choiceSeal } from './choice-token.ts';
import { countScan } from './count-scan.ts';
import { recordScan, type ScanDeps } from './record-scan.ts';
import { scanRequest } from './api/requests.ts';
import { scanView } from './api/view.ts';
import { verifyWithBundle } from './verify-with-bundle.ts';

const environment = readEnvironment(
  'VISITS_TABLE',
  'REGISTRY_TABLE',
  'KEY_BUNDLE_SECRET_ID',
  'PERSON_KEY_SECRET_ID',
  'PROFILE_ID',
  'CERTIFICATE_ADDRESS',
  'TRUST_ANCHORS',
);
const database = databaseClient();
const secrets = secretsClient();
const profile = profileById(environment.PROFILE_ID, {
  certificateAddress: environment.CERTIFICATE_ADDRESS,
  trustAnchors: environment.TRUST_ANCHORS.split(','),
});
const bundles = wireKeyBundle(secrets, database, environment);
const secret = personKeySecret(secrets, environment.PERSON_KEY_SECRET_ID);
const sealOf = derivedPerFirm(secret, choiceSeal);
const deps: ScanDeps = {
  getSite: siteCache(registryTable(database, environment.REGISTRY_TABLE).getSite, systemClock),
  verify: verifyWithBundle({
    currentBundle: bundles.current,
    bundleForUnknownKey: bundles.forUnknownKey,
    verify: (bytes, bundle, now) => verifyPersonalCode(bytes, profile, bundle, now),
    clock: systemClock,
  }),
  personKeys: derivedPerFirm(secret, personKeysOf),
  visits: visitTable(database, environment.VISITS_TABLE, systemClock),
  clock: systemClock,
};

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
