import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { Item } from './item.ts';

/** An item or values for the wire. Properties that are `undefined` are left out. */
export const toWire = (values: object): Record<string, AttributeValue> =>
  marshall(values, { removeUndefinedValues: true });

/** An item from the wire: an answer of the database, or an image of the stream. */
export const fromWire = (attributes: Record<string, AttributeValue>): Item => unmarshall(attributes);
