/**
 * Scans and bare writes in turns, in a process of its own, so that the cost of asking is not counted for the host. Reads a
 * {@link LoadOrder} from standard input; prints the {@link Round}s that counted.
 */
import { DynamoDBClient, PutItemCommand, QueryCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { json, text } from 'node:stream/consumers';

/** What to ask of the host and of its database. */
export interface LoadOrder {
  /** Where scans are posted. */
  readonly url: string;
  readonly accessToken: string;
  /** One code for each scan. */
  readonly codes: readonly string[];
  readonly databaseUrl: string;
  readonly tableName: string;
  readonly atOnce: number;
  /** Scans, and writes, of one round. */
  readonly perRound: number;
  /** Scans before the first round. */
  readonly warmUp: number;
}

/** How many of each were made in a second. */
export interface Round {
  readonly scans: number;
  readonly writes: number;
  /** The database calls of an admitted scan alone: one Query, one conditional update that both indexes copy. */
  readonly calls: number;
}

const order = (await json(process.stdin)) as LoadOrder;
const agent = new Agent({ keepAlive: true, maxSockets: order.atOnce });
const database = new DynamoDBClient({
  endpoint: order.databaseUrl,
  region: 'local',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});

const warm = order.codes.slice(0, order.warmUp);
await inParallel(warm, scan);
await inParallel(warm, write);
const rounds: Round[] = [];
for (let from = order.warmUp; from < order.codes.length; from += order.perRound) {
  const codes = order.codes.slice(from, from + order.perRound);
  const booked = await Promise.all(codes.map(book));
  rounds.push({
    scans: await rate(codes, scan),
    writes: await rate(codes, write),
    calls: await rate(booked, callsOfScan),
  });
}
agent.destroy();
database.destroy();
console.log(JSON.stringify(rounds));

async function scan(code: string): Promise<void> {
  const body = JSON.stringify({ scanId: randomUUID(), code, gateId: 'main' });
  const answer = await post(body);
  const { outcome } = JSON.parse(answer) as { readonly outcome?: string };
  if (outcome !== 'checked_in') throw new Error(`the visitor of a scan was not admitted: ${answer}`);
}

function post(body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    request(
      order.url,
      {
        method: 'POST',
        agent,
        headers: {
          authorization: `Bearer ${order.accessToken}`,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
        },
      },
      (response) => {
        text(response).then(resolve, reject);
      },
    )
      .on('error', reject)
      .end(body);
  });
}

async function write(): Promise<void> {
  await database.send(
    new PutItemCommand({
      TableName: order.tableName,
      Item: marshall({ pk: `bench#${randomUUID()}`, sk: 'BENCH' }),
      ConditionExpression: 'attribute_not_exists(pk)',
    }),
  );
}

/** An item of the size of a visit, in the index of its day. Returns its partition. */
async function book(): Promise<string> {
  const pk = `bench#${randomUUID()}`;
  const visit = { pk, sk: 'VISIT', dayPk: `${pk}#D`, daySk: pk, state: 'expected', visitor: 'x'.repeat(600) };
  await database.send(new PutItemCommand({ TableName: order.tableName, Item: marshall(visit) }));
  return pk;
}

async function callsOfScan(pk: string): Promise<void> {
  await database.send(
    new QueryCommand({
      TableName: order.tableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: marshall({ ':pk': `${pk}#N` }),
      ConsistentRead: true,
    }),
  );
  await database.send(
    new UpdateItemCommand({
      TableName: order.tableName,
      Key: marshall({ pk, sk: 'VISIT' }),
      UpdateExpression: 'SET #state = :in, presencePk = :on, presenceSk = :pk',
      ConditionExpression: '#state = :expected',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: marshall({
        ':in': 'checked_in',
        ':expected': 'expected',
        ':on': `${pk}#ON`,
        ':pk': pk,
      }),
      ReturnValues: 'ALL_NEW',
    }),
  );
}

async function rate(codes: readonly string[], run: (code: string) => Promise<void>): Promise<number> {
  const began = performance.now();
  await inParallel(codes, run);
  return codes.length / ((performance.now() - began) / 1000);
}

async function inParallel(codes: readonly string[], run: (code: string) => Promise<void>): Promise<void> {
  const waiting = [...codes];
  const worker = async (): Promise<void> => {
    for (let code = waiting.pop(); code !== undefined; code = waiting.pop()) await run(code);
  };
  await Promise.all(Array.from({ length: order.atOnce }, worker));
}
