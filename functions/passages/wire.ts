import { wireAudit } from '../audit/wire.ts';
import { readEnvironment } from '../edge/environment.ts';
import { databaseClient, secretsClient } from '../edge/store-clients.ts';
import { systemClock } from '../kernel/clock.ts';
import { profileById } from '../personal-code/profiles.ts';
import { verifyPersonalCode } from '../personal-code/verify-personal-code.ts';
import { derivedPerFirm, personKeySecret } from '../person-keys/person-key-secret.ts';
import { personKeysOf } from '../person-keys/person-keys.ts';
import { registryTable } from '../registry/registry-table.ts';
import { siteCache } from '../registry/site-cache.ts';
import { scannerTable } from '../scanners/scanner-table.ts';
import { wireVisitsTable } from '../seals/wire.ts';
import { verifyAsOf } from '../trust/verify-as-of.ts';
import { wireVerifyAsOf } from '../trust/wire-verify-as-of.ts';
import { visitBookingTable } from '../visits/visit-booking-table.ts';
import { visitTable } from '../visits/visit-table.ts';
import type { PassageDeps } from './passage-deps.ts';
import { passageTable } from './passage-table.ts';

/** The dependencies of passages, wired to AWS from the environment. */
export function wirePassages(environment = readEnvironment(...passageEnvironment)) {
  const { REGISTRY_TABLE } = environment;
  const database = databaseClient();
  const audit = wireAudit(database);
  const visitsTable = audit.over(wireVisitsTable(database));
  const secrets = secretsClient();
  const profile = profileById(environment.PROFILE_ID, {
    certificateAddress: environment.CERTIFICATE_ADDRESS,
    trustAnchors: environment.TRUST_ANCHORS.split(','),
  });
  const scanners = scannerTable({ client: database, name: REGISTRY_TABLE });
  const deps: PassageDeps = {
    getSite: siteCache(registryTable(database, REGISTRY_TABLE).getSite, systemClock),
    getScanner: (site, scannerId) => scanners.get(site, scannerId),
    verifyAsOf: verifyAsOf({
      ...wireVerifyAsOf(secrets, database, environment),
      verify: (bytes, bundle, at) => verifyPersonalCode(bytes, profile, bundle, at),
    }),
    personKeys: derivedPerFirm(personKeySecret(secrets, environment.PERSON_KEY_SECRET_ID), personKeysOf),
    visits: visitTable(visitsTable, systemClock),
    bookings: visitBookingTable(visitsTable, systemClock),
    passages: passageTable(visitsTable, systemClock),
    clock: systemClock,
  };
  return { deps, audit };
}

const passageEnvironment = [
  'REGISTRY_TABLE',
  'KEY_BUNDLE_SECRET_ID',
  'PERSON_KEY_SECRET_ID',
  'PROFILE_ID',
  'CERTIFICATE_ADDRESS',
  'TRUST_ANCHORS',
] as const;
