import { createHash } from 'node:crypto';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { memberIdOf } from '../../functions/scanners/scanner-member.ts';
import type { Scanner } from '../../functions/scanners/scanner.ts';
import type { Handler } from './api-event.ts';
import type { TestDatabase } from './database.ts';

/** Puts an enrolled scanner into the Registry. */
export const enrolled = async (database: TestDatabase, scanner: Scanner): Promise<void> => {
  const key = { pk: `F#${scanner.firmId}`, sk: `SCANNER#${scanner.siteId}#${scanner.scannerId}` };
  const Item = marshall({ ...key, ...scanner });
  await database.client.send(new PutItemCommand({ TableName: database.registry, Item }));
};

/** A handler whose events come from this scanner, each with a token that was signed for it, as the authorizer hands it on. */
export const asScanner =
  (handler: Handler, { firmId, siteId, scannerId }: Scanner): Handler =>
  (event, context) => {
    const target = event.resource.replaceAll(
      /\{(\w+)\}/g,
      (_, name: string) => event.pathParameters?.[name] ?? '',
    );
    const query = new URLSearchParams(
      Object.entries(event.queryStringParameters ?? {}).map(([name, value]): [string, string] => [
        name,
        value ?? '',
      ]),
    );
    query.sort();
    const now = Date.now();
    const authorizer = {
      firmId,
      memberId: memberIdOf(scannerId),
      role: 'scanner',
      siteIds: siteId,
      boundMethod: event.httpMethod,
      boundTarget: query.size === 0 ? target : `${target}?${query.toString()}`,
      boundBodySha256: createHash('sha256')
        .update(event.body ?? '')
        .digest('base64url'),
      boundUntil: String(Math.floor(now / 1000) + 60),
    };
    const requestContext = { ...event.requestContext, requestTimeEpoch: now, authorizer };
    return handler({ ...event, requestContext }, context);
  };
