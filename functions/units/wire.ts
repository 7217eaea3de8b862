import { randomBytes } from 'node:crypto';
import { wireAudit } from '../audit/wire.ts';
import { readEnvironment } from '../edge/environment.ts';
import { databaseClient } from '../edge/store-clients.ts';
import type { MemberId } from '../kernel/brands.ts';
import { systemClock } from '../kernel/clock.ts';
import { registryTable } from '../registry/registry-table.ts';
import { parseTokenIssuers } from '../registry/token-issuers.ts';
import { createRemoteJWKSet } from 'jose';
import { verifyAccessToken } from '../access/verify-access-token.ts';
import type { LinkDeps } from './enrol-resident.ts';
import { linkSecretBytes } from './resident-link.ts';
import { residentLinks } from './resident-link-table.ts';
import { unitTable } from './unit-table.ts';

/** The dependencies of the administration of units, wired to AWS from the environment. */
export function wireUnits(environment = readEnvironment('REGISTRY_TABLE', 'TOKEN_ISSUERS')) {
  const database = databaseClient();
  const audit = wireAudit(database);
  const registry = audit.over({ client: database, name: environment.REGISTRY_TABLE });
  const trusted = parseTokenIssuers(environment.TOKEN_ISSUERS).map((issuer) => ({
    issuer,
    keys: createRemoteJWKSet(new URL(issuer.jwksUri), { timeoutDuration: 3000 }),
  }));
  const { getSite, getFirm } = registryTable(database, environment.REGISTRY_TABLE, { consistent: true });
  const deps: LinkDeps = {
    getFirm,
    units: unitTable(registry),
    links: residentLinks(registry),
    issuers: trusted.map(({ issuer }) => issuer.issuer),
    verify: (token) => verifyAccessToken(token, trusted, systemClock()),
    newSecret: () => randomBytes(linkSecretBytes),
    clock: systemClock,
    newSerial: () => randomBytes(16).toString('base64url'),
    newMemberId: () => randomBytes(16).toString('base64url') as MemberId,
  };
  return { deps, getSite, audit };
}
