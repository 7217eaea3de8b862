import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { systemClock } from '../kernel/clock.ts';
import { registryTable } from './registry-table.ts';
import { siteCache } from './site-cache.ts';

/** Reads sites of the Registry; `tableName` as deployed. Each instance of a function caches them for 60 s. */
export const wireCachedSites = (database: DynamoDBClient, tableName: string) =>
  siteCache(registryTable(database, tableName).getSite, systemClock);
