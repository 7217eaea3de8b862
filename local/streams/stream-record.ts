import type { _Record } from '@aws-sdk/client-dynamodb-streams';
import { region } from '../template/resource-names.ts';
import type { Json, JsonObject } from '../template/json.ts';

/** A record of a stream as Lambda hands it to a function. */
export interface LambdaRecord extends JsonObject {
  readonly eventID: string;
  readonly eventName: string;
  readonly dynamodb: JsonObject & {
    readonly SequenceNumber: string;
    /** Epoch seconds. */
    readonly ApproximateCreationDateTime: number;
  };
}

interface Now {
  /** The machine's time, which the database goes by. */
  readonly machineMs: number;
  /** How far the host's clock is ahead of it. */
  readonly aheadMs: number;
}

/**
 * Converts a record of DynamoDB Local to Lambda's form. DynamoDB Local reports a deletion by time to live without an event
 * name, and times to the minute. The record counts as the youngest possible, which is right while the stream is followed.
 */
export function lambdaRecord(record: _Record, streamArn: string, { machineMs, aheadMs }: Now): LambdaRecord {
  const { eventID = '', eventVersion = '1.1', dynamodb = {} } = record;
  const byTimeToLive = !['INSERT', 'MODIFY', 'REMOVE'].includes(record.eventName ?? '');
  const minuteMs = dynamodb.ApproximateCreationDateTime?.getTime() ?? machineMs;
  const createdMs = Math.min(minuteMs + 59_999, machineMs) + aheadMs;
  return {
    eventID,
    eventName: byTimeToLive ? 'REMOVE' : (record.eventName ?? ''),
    eventVersion,
    eventSource: 'aws:dynamodb',
    awsRegion: region,
    eventSourceARN: streamArn,
    dynamodb: {
      ...(plain({ ...dynamodb }) as JsonObject),
      SequenceNumber: dynamodb.SequenceNumber ?? '',
      ApproximateCreationDateTime: Math.floor(createdMs / 1000),
    },
    ...(byTimeToLive ? { userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' } } : {}),
  };
}

/** JSON of what the SDK made of the answer; bytes are base64, as on the wire. */
function plain(value: unknown): Json {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value as Json;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .map(([name, one]) => [name, plain(one)]),
  );
}
