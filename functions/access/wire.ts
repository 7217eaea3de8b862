import { createRemoteJWKSet } from 'jose';
import { readEnvironment } from '../edge/environment.ts';
import { databaseClient } from '../edge/store-clients.ts';
import { systemClock } from '../kernel/clock.ts';
import type { AuthorizeScannerDeps } from '../scanners/authorize-scanner.ts';
import type { AuthorizeDeps } from './authorize.ts';
import { registryTable } from '../registry/registry-table.ts';
import { scannerTable } from '../scanners/scanner-table.ts';
import { seenTokensTable } from '../scanners/seen-tokens-table.ts';
import { parseTokenIssuers } from '../registry/token-issuers.ts';
import { verifyAccessToken } from './verify-access-token.ts';

/** The dependencies of the authorizer, wired to AWS from the environment: for members, and for scanners. */
export function wireAccess(environment = readEnvironment('REGISTRY_TABLE', 'TOKEN_ISSUERS')) {
  const database = databaseClient();
  const registry = registryTable(database, environment.REGISTRY_TABLE);
  const trusted = parseTokenIssuers(environment.TOKEN_ISSUERS).map((issuer) => ({
    issuer,
    keys: createRemoteJWKSet(new URL(issuer.jwksUri), { timeoutDuration: 3000 }),
  }));
  const members: AuthorizeDeps = {
    ...registry,
    verify: (token) => verifyAccessToken(token, trusted, systemClock()),
  };
  const scanners: AuthorizeScannerDeps = {
    getScanner: (ref) =>
      scannerTable({ client: database, name: environment.REGISTRY_TABLE }).get(ref, ref.scannerId),
    getFirm: registry.getFirm,
    recordToken: seenTokensTable(database, environment.REGISTRY_TABLE),
    clock: systemClock,
  };
  return { members, scanners };
}
