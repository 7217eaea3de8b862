import { randomBytes } from 'node:crypto';
import { readEnvironment } from '../edge/environment.ts';
import { databaseClient } from '../edge/store-clients.ts';
import { wireVisits } from '../front-desk/wire.ts';
import { wireInvitationParts } from '../invitations/wire.ts';
import type { SeriesId } from '../kernel/brands.ts';
import { systemClock } from '../kernel/clock.ts';
import { seriesTable } from '../recurring/series-table.ts';
import type { ResidentDeps } from './own.ts';
import { memberReader, unitPlaces } from './unit-places-table.ts';

/** What the routes of residents depend on, wired to AWS from the environment, and where answers are remembered. */
export function wireResidents(environment = readEnvironment('REGISTRY_TABLE')) {
  const { deps: visits, visitsTable, answerStore, audit } = wireVisits();
  const deps: ResidentDeps = {
    ...visits,
    series: seriesTable(visitsTable, systemClock),
    newSeriesId: () => randomBytes(16).toString('base64url') as SeriesId,
    inviting: wireInvitationParts(visitsTable),
    places: unitPlaces(visitsTable),
    readMember: memberReader({ client: databaseClient(), name: environment.REGISTRY_TABLE }),
  };
  return { deps, answerStore, audit };
}
