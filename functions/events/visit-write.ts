import { fromWire } from '../table/wire.ts';
import { epochSeconds } from '../kernel/clock.ts';
import type { VisitWrite } from './visit-event.ts';
import { visitFrom, visitSortKey } from '../visits/visit-item.ts';
import type { Visit } from '../visits/visit.ts';

type Image = Parameters<typeof fromWire>[0];

/** A record of the table's stream as Lambda hands it over; only what is read of it. */
export interface StreamRecord {
  readonly eventID: string;
  /** Set for a deletion by time to live: the service that deleted the item. */
  readonly userIdentity?: { readonly type?: string; readonly principalId?: string };
  readonly dynamodb: {
    /** Epoch seconds. */
    readonly ApproximateCreationDateTime: number;
    readonly SequenceNumber: string;
    readonly Keys: Readonly<Record<string, { readonly S?: string | undefined }>>;
    readonly OldImage?: Image;
    readonly NewImage?: Image;
  };
}

/** The service that deletes an item when its time is over (DynamoDB, "DynamoDB Streams and Time to Live"). */
const timeToLive = { type: 'Service', principalId: 'dynamodb.amazonaws.com' } as const;

/** Reads a record of the stream; `undefined` where it is not about a visit: the table also holds other items. */
export function visitWriteOf({ eventID, userIdentity, dynamodb }: StreamRecord): VisitWrite | undefined {
  if (dynamodb.Keys['sk']?.S !== visitSortKey) return undefined;
  const before = visitOf(dynamodb.OldImage);
  const after = visitOf(dynamodb.NewImage);
  return {
    eventId: eventID,
    writtenAt: epochSeconds(dynamodb.ApproximateCreationDateTime),
    ...(before ? { before } : {}),
    ...(after ? { after } : {}),
    byTimeToLive:
      userIdentity?.type === timeToLive.type && userIdentity.principalId === timeToLive.principalId,
  };
}

/** The visit of an image, also one that is past its time. */
const visitOf = (image: Image | undefined): Visit | undefined =>
  image && visitFrom(fromWire(image), epochSeconds(0));
