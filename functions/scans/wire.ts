import { readEnvironment } from '../edge/environment.ts';
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
import type { ScanDeps } from './record-scan.ts';
import { verifyWithBundle } from './verify-with-bundle.ts';

/** The dependencies of a scan, wired to AWS from the environment, and the seals of choice tokens. */
export function wireScan(environment = readEnvironment(...scanEnvironment)) {
  const database = databaseClient();
  const secrets = secretsClient();
  const profile = profileById(environment.PROFILE_ID, {
    certificateAddress: environment.CERTIFICATE_ADDRESS,
    trustAnchors: environment.TRUST_ANCHORS.split(','),
  });
  const bundles = wireKeyBundle(secrets, database, environment);
  const secret = personKeySecret(secrets, environment.PERSON_KEY_SECRET_ID);
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
  return { deps, sealOf: derivedPerFirm(secret, choiceSeal) };
}

const scanEnvironment = [
  'VISITS_TABLE',
  'REGISTRY_TABLE',
  'KEY_BUNDLE_SECRET_ID',
  'PERSON_KEY_SECRET_ID',
  'PROFILE_ID',
  'CERTIFICATE_ADDRESS',
  'TRUST_ANCHORS',
] as const;
