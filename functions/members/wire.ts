import { randomBytes } from 'node:crypto';
import { wireAudit } from '../audit/wire.ts';
import { readEnvironment } from '../edge/environment.ts';
import { databaseClient } from '../edge/store-clients.ts';
import type { MemberId } from '../kernel/brands.ts';
import { registryTable } from '../registry/registry-table.ts';
import { parseTokenIssuers } from '../registry/token-issuers.ts';
import { memberAdministrationTable } from './member-administration-table.ts';

/** The dependencies of the administration of members, wired to AWS from the environment. */
export function wireMembers(environment = readEnvironment('REGISTRY_TABLE', 'TOKEN_ISSUERS')) {
  const database = databaseClient();
  const { getSite } = registryTable(database, environment.REGISTRY_TABLE, { consistent: true });
  const audit = wireAudit(database);
  const deps = {
    ...memberAdministrationTable(audit.over({ client: database, name: environment.REGISTRY_TABLE })),
    issuers: parseTokenIssuers(environment.TOKEN_ISSUERS).map(({ issuer }) => issuer),
    siteExists: async (...site: Parameters<typeof getSite>) => (await getSite(...site)) !== undefined,
    newMemberId: () => randomBytes(16).toString('base64url') as MemberId,
  };
  return { deps, audit };
}
