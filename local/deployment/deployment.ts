import { randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod/mini';
import { apiKeys, type ApiKeys } from '../aws/api-keys.ts';
import { keyService } from '../aws/key-service.ts';
import { openSecrets } from '../aws/open-secrets.ts';
import { eventBus, mostBusEvents, type BusEvent } from '../aws/event-bus.ts';
import { mailCatcher } from '../aws/mail-catcher.ts';
import { messageQueues, readQueueMappings, type QueueParts } from '../aws/message-queues.ts';
import { queues, type Queues } from '../aws/queues.ts';
import type { CaughtMail } from '../aws/read-mail.ts';
import { secretsManager } from '../aws/secrets-manager.ts';
import { startRestStandIn } from '../aws/rest-stand-in.ts';
import { startStandIn, type StandIn } from '../aws/stand-in.ts';
import type { DataFolder } from '../data/data-folder.ts';
import { createTables } from '../database/tables.ts';
import { readUsagePlans, type UsagePlan } from '../gateway/usage-plans.ts';
import { functionDefinitions } from '../lambda/function-definitions.ts';
import type { FunctionLog } from '../lambda/function-log.ts';
import { functionPool, type FunctionPool } from '../lambda/function-pool.ts';
import { openThreads } from '../lambda/threads.ts';
import { demoUsageKeys } from '../sandbox/demo-data.ts';
import { readSchedules, type Schedule } from './schedules.ts';
import { readEventSourceMappings, type EventSourceMapping } from '../streams/event-source-mappings.ts';
import { region } from '../template/resource-names.ts';
import type { Template } from '../template/template.ts';

/** The template's resources, running on this machine. */
export interface Deployment {
  readonly dynamodb: DynamoDBClient;
  /** Where DynamoDB Local listens. */
  readonly databaseUrl: string;
  readonly tables: readonly string[];
  /** Creates missing tables. */
  createTables: () => Promise<void>;
  readonly registryTable: string;
  readonly standIn: StandIn;
  /** Where API Gateway's keys are managed. */
  readonly apiKeysUrl: string;
  readonly findKey: ApiKeys['find'];
  readonly usagePlans: readonly UsagePlan[];
  /** The last events on the bus, oldest first. */
  readonly events: () => readonly BusEvent[];
  readonly queues: Queues;
  /** The e-mails that the service would have sent, newest first. */
  readonly mails: () => readonly CaughtMail[];
  readonly eventSourceMappings: readonly EventSourceMapping[];
  readonly schedules: readonly (Schedule & { readonly title: string })[];
  readonly renewal: Schedule;
  readonly pool: (functionName: string) => FunctionPool;
  /** Replaces every running instance of every function, as a new deployment does. */
  restartFunctions: () => void;
  close: () => Promise<void>;
}

interface Wanted {
  readonly template: Template;
  readonly databaseUrl: string;
  readonly data: DataFolder;
  readonly log: FunctionLog;
  readonly nowSeconds: () => number;
}

/** A message whose function failed is handed over again after this time, and then after twice as long. */
const firstBackOffMs = 500;

/** Secrets Manager, KMS, the event bus and queues, as the functions reach them. What they hold is kept in the data folder. */
async function openStandIn(
  template: Template,
  data: DataFolder,
  nowSeconds: () => number,
  parts: QueueParts,
) {
  const secrets = openSecrets(template, {
    kept: data.read('secrets'),
    keep: (kept) => {
      data.write('secrets', kept);
    },
    nowSeconds,
  });
  const bus = eventBus({
    kept: data.readList('events', mostBusEvents) as readonly BusEvent[],
    keep: (events) => {
      data.append('events', events);
    },
  });
  const messages = messageQueues(readQueueMappings(template), parts);
  const standIn = await startStandIn({
    AmazonSQS: messages.answer,
    secretsmanager: secretsManager(secrets, nowSeconds),
    TrentService: keyService(openRootKey(data)),
    AWSEvents: (operation, input) => {
      if (operation !== 'PutEvents') throw new Error(`the stand-in does not know ${operation}`);
      return bus.putEvents(input);
    },
  });
  return { standIn, bus };
}

/** The key under which the stand-in of KMS wraps, of this or of an earlier run. */
function openRootKey(data: DataFolder): Uint8Array {
  const kept = data.read('root-key');
  if (typeof kept === 'string') return Buffer.from(kept, 'base64');
  const made = randomBytes(32);
  data.write('root-key', made.toString('base64'));
  return made;
}

/** Creates missing tables and secrets, and prepares the functions. */
export async function deploy({ template, databaseUrl, data, log, nowSeconds }: Wanted): Promise<Deployment> {
  const dynamodb = new DynamoDBClient({
    endpoint: databaseUrl,
    region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const tables = await createTables(dynamodb, template);
  const givenUp = queues();
  const ending = new AbortController();
  const { standIn, bus } = await openStandIn(template, data, nowSeconds, {
    invoke: (functionName, event) => pool(functionName).invoke(JSON.stringify(event)),
    giveUp: givenUp.send,
    backOff: (tries) => sleep(firstBackOffMs * 2 ** (tries - 1), undefined, { signal: ending.signal }),
  });
  const usagePlans = readUsagePlans(template);
  const keys = apiKeys({
    planIds: usagePlans.map(({ id }) => id),
    seeds: demoUsageKeys(z.string().parse(template.output('UsagePlanLarge'))),
    kept: data.read('usage-keys'),
    keep: (kept) => {
      data.write('usage-keys', kept);
    },
  });
  const control = await startRestStandIn(keys.answer);
  const mail = mailCatcher();
  const mailService = await startRestStandIn(mail.answer);
  const definitions = functionDefinitions(template, {
    dynamodb: databaseUrl,
    standIn: standIn.url,
    mail: mailService.url,
  });
  const threads = openThreads();
  const pools = new Map(
    definitions.map((definition) => [definition.name, functionPool(definition, log, threads)]),
  );
  const pool = (functionName: string): FunctionPool => {
    const found = pools.get(functionName);
    if (!found) throw new Error(`the template has no function ${functionName}`);
    return found;
  };
  const schedules = readSchedules(template);
  const titleOf = (functionName: string) => definitions.find(({ name }) => name === functionName)?.title;
  const renewal = schedules.find(({ functionName }) => titleOf(functionName) === 'renewal');
  const registryTable = definitions
    .map(({ environment }) => environment['REGISTRY_TABLE'])
    .find((name) => name !== undefined);
  if (!renewal || registryTable === undefined)
    throw new Error('the template has no scheduled renewal, or no Registry table');
  return {
    dynamodb,
    databaseUrl,
    tables,
    createTables: async () => {
      await createTables(dynamodb, template);
    },
    registryTable,
    standIn,
    apiKeysUrl: control.url,
    findKey: keys.find,
    usagePlans,
    events: bus.events,
    queues: givenUp,
    mails: mail.mails,
    eventSourceMappings: readEventSourceMappings(template),
    schedules: schedules.map((one) => ({ ...one, title: titleOf(one.functionName) ?? one.functionName })),
    renewal,
    pool,
    restartFunctions: () => {
      for (const running of pools.values()) running.restart();
      threads.renew();
    },
    close: async () => {
      ending.abort();
      for (const running of pools.values()) running.close();
      await threads.close();
      await standIn.close();
      await control.close();
      await mailService.close();
      dynamodb.destroy();
    },
  };
}
