import { randomBytes, randomInt } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { wireAudit } from '../audit/wire.ts';
import { readEnvironment } from '../edge/environment.ts';
import { databaseClient, secretsClient } from '../edge/store-clients.ts';
import { wireCachedSites } from '../registry/wire.ts';
import type { VisitId } from '../kernel/brands.ts';
import { systemClock } from '../kernel/clock.ts';
import { idempotencyTable } from '../edge/idempotency-table.ts';
import { wirePersonKeys } from '../person-keys/wire.ts';
import { wireVisitsTable } from '../seals/wire.ts';
import { visitBookingTable } from '../visits/visit-booking-table.ts';
import type { Table } from '../table/table.ts';
import type { VisitDeps } from './visit-deps.ts';
import { changeMarkTable } from '../visits/change-mark-table.ts';
import { visitConsentTable } from '../visits/visit-consent-table.ts';
import { visitListTable } from '../visits/visit-list-table.ts';
import { visitPinTable, type VisitPinTable } from '../visits/visit-pin-table.ts';
import { visitTable } from '../visits/visit-table.ts';
import { visitUndoTable } from '../visits/visit-undo-table.ts';

/**
 * What the use cases of a visit depend on, wired to AWS, and where answers with an `Idempotency-Key` are remembered. Every
 * change goes on the audit trail.
 */
export function wireVisits() {
  const database = databaseClient();
  const audit = wireAudit(database);
  const bare = wireVisitsTable(database);
  const wired = visitsOver(database, audit.over(bare));
  const { pins: onTrail } = wired.deps;
  const pins: VisitPinTable = {
    // A PIN that was tried is no change of the visit.
    ...visitPinTable(bare, systemClock),
    make: (...asked) => onTrail.make(...asked),
  };
  return { ...wired, deps: { ...wired.deps, pins }, marks: changeMarkTable(bare), audit };
}

/** The same for work that the service does by itself, which is on no trail. */
export function wireScheduledVisits() {
  const database = databaseClient();
  return visitsOver(database, wireVisitsTable(database));
}

function visitsOver(
  database: DynamoDBClient,
  visitsTable: Table,
  environment = readEnvironment('REGISTRY_TABLE', 'PERSON_KEY_SECRET_ID'),
) {
  const { REGISTRY_TABLE, PERSON_KEY_SECRET_ID } = environment;
  const deps: VisitDeps = {
    getSite: wireCachedSites(database, REGISTRY_TABLE),
    visits: visitTable(visitsTable, systemClock),
    bookings: visitBookingTable(visitsTable, systemClock),
    lists: visitListTable(visitsTable, systemClock),
    personKeys: wirePersonKeys(secretsClient(), PERSON_KEY_SECRET_ID).personKeys,
    clock: systemClock,
    pins: visitPinTable(visitsTable, systemClock),
    undos: visitUndoTable(visitsTable, systemClock),
    recordConsent: visitConsentTable(visitsTable, systemClock),
    newPin: () => String(randomInt(1_000_000)).padStart(6, '0'),
    newVisitId: () => randomBytes(16).toString('base64url') as VisitId,
  };
  const answerStore = idempotencyTable(visitsTable, systemClock);
  return { deps, answerStore, visitsTable };
}
