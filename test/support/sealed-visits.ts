import { randomBytes } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { systemClock, type Clock } from '../../functions/kernel/clock.ts';
import { dayKeyTable } from '../../functions/seals/day-key-table.ts';
import { dayKeys, type DayKeys } from '../../functions/seals/day-keys.ts';
import { itemSeals } from '../../functions/seals/item-seals.ts';
import type { KeyWrap } from '../../functions/seals/key-wrap.ts';
import type { Table } from '../../functions/table/table.ts';
import { keyService } from '../../local/aws/key-service.ts';
import type { TestDatabase } from './database.ts';

/** The stand-in of KMS that the tests of a file share with the handlers that they call. */
export const testKeyService = keyService(randomBytes(32));
/** The id of its key. */
export const testSealKeyId = 'seal-key';

/** Wraps by it, in this process. */
export const testKeyWrap: KeyWrap = wrapBy(testKeyService);

function wrapBy(call: (operation: string, input: unknown) => object): KeyWrap {
  const bytes = (base64: unknown) => Buffer.from(String(base64), 'base64');
  return {
    make: (EncryptionContext) => {
      const made = call('GenerateDataKey', { KeyId: testSealKeyId, KeySpec: 'AES_256', EncryptionContext });
      const { Plaintext, CiphertextBlob } = made as Record<string, unknown>;
      return Promise.resolve({ key: bytes(Plaintext), wrapped: bytes(CiphertextBlob) });
    },
    unwrap: (wrapped, EncryptionContext) => {
      const CiphertextBlob = Buffer.from(wrapped).toString('base64');
      const { Plaintext } = call('Decrypt', { CiphertextBlob, EncryptionContext }) as Record<string, unknown>;
      return Promise.resolve(bytes(Plaintext));
    },
  };
}

interface Changed {
  /** A client of the Visits table of its own, such as one that counts. */
  readonly client?: DynamoDBClient;
  readonly wrap?: KeyWrap;
  readonly clock?: Clock;
  readonly lost?: (day: string) => void;
}

type Database = Pick<TestDatabase, 'client' | 'visits' | 'dayKeys'>;

/** The keys of days of a test database. */
export const testDayKeys = (
  { client, dayKeys: name }: Database,
  { wrap = testKeyWrap, clock = systemClock }: Changed = {},
): DayKeys => dayKeys({ table: dayKeyTable({ client, name }), wrap, clock, randomBytes });

/** The Visits table of a test database, sealed as it is where it is deployed. */
export const sealedVisits = (database: Database, changed: Changed = {}): Table => ({
  client: changed.client ?? database.client,
  name: database.visits,
  seals: itemSeals({
    keys: testDayKeys(database, changed),
    randomBytes,
    clock: changed.clock ?? systemClock,
    lost: (_, day) => {
      changed.lost?.(day);
    },
  }),
});
