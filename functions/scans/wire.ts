import { readEnvironment } from '../edge/environment.ts';
import { databaseClient, secretsClient } from '../edge/store-clients.ts';
import { wireCachedSites } from '../registry/wire.ts';
import { systemClock } from '../kernel/clock.ts';
import { verifyPersonalCode } from '../personal-code/verify-personal-code.ts';
import { wireKeyBundle } from '../trust/wire-key-bundle.ts';
import { profileEnvironment, wireProfile } from '../trust/wire-profile.ts';
import { derivedPerFirm } from '../person-keys/person-key-secret.ts';
import { wirePersonKeys } from '../person-keys/wire.ts';
import { wireVisitsTable } from '../seals/wire.ts';
import { visitTable } from '../visits/visit-table.ts';
import { choiceSeal } from './choice-token.ts';
import type { ScanDeps } from './record-scan.ts';
import { verifyWithBundle } from './verify-with-bundle.ts';

/** The dependencies of a scan, wired to AWS from the environment, and the seals of choice tokens. */
export function wireScan(environment = readEnvironment(...scanEnvironment)) {
  const database = databaseClient();
  const secrets = secretsClient();
  const profile = wireProfile(environment);
  const bundles = wireKeyBundle(secrets, database, environment);
  const { personKeys, secret } = wirePersonKeys(secrets, environment.PERSON_KEY_SECRET_ID);
  const deps: ScanDeps = {
    getSite: wireCachedSites(database, environment.REGISTRY_TABLE),
    verify: verifyWithBundle({
      currentBundle: bundles.current,
      bundleForUnknownKey: bundles.forUnknownKey,
      verify: (bytes, bundle, now) => verifyPersonalCode(bytes, profile, bundle, now),
      clock: systemClock,
    }),
    personKeys,
    visits: visitTable(wireVisitsTable(database), systemClock),
    clock: systemClock,
  };
  return { deps, sealOf: derivedPerFirm(secret, choiceSeal) };
}

const scanEnvironment = [
  'REGISTRY_TABLE',
  'KEY_BUNDLE_SECRET_ID',
  'PERSON_KEY_SECRET_ID',
  ...profileEnvironment,
] as const;
