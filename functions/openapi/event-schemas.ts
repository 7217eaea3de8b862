import type * as z from 'zod/mini';
import { requestEventMessages } from '../access-requests/request-event-messages.ts';
import { trustEventMessages } from '../trust/trust-event-messages.ts';
import { visitEventMessages } from '../events/visit-event-messages.ts';
import { inlineSchema, type JsonSchema } from './json-schemas.ts';

/** Every event that Gatehouse puts on its bus, by type. */
export const eventMessages: Readonly<Record<string, z.ZodMiniType>> = {
  ...visitEventMessages,
  ...trustEventMessages,
  ...requestEventMessages,
};

/** The detail of one type of event as JSON Schema: the version, then the message's fields but its type. */
export function eventDetail(message: z.ZodMiniType) {
  const { description, properties, required } = inlineSchema(message) as {
    readonly description: string;
    readonly properties: Readonly<Record<string, JsonSchema>>;
    readonly required: readonly string[];
  };
  const fields = Object.entries(properties).filter(([name]) => name !== 'type');
  return {
    description,
    properties: Object.fromEntries<JsonSchema>([
      ['version', { const: 1, description: 'The version of the detail.' }],
      ...fields,
    ]),
    required: ['version', ...required.filter((name) => name !== 'type')],
  };
}

/**
 * All events as they reach a rule's target, in one JSON Schema (draft 2020-12). Further fields are allowed, because later
 * versions may add some.
 */
export const eventSchemas = (): JsonSchema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Events of Gatehouse on the event bus',
  oneOf: Object.entries(eventMessages).map(([type, message]) => {
    const { description, ...detail } = eventDetail(message);
    return {
      title: type,
      description,
      type: 'object',
      required: ['source', 'detail-type', 'detail'],
      properties: {
        source: { const: 'gatehouse' },
        'detail-type': { const: type },
        detail: { type: 'object', ...detail },
      },
    };
  }),
});
