import * as z from 'zod/mini';

/** A message as a client sees it: what a view has to answer. */
export type Shown<Schema extends z.ZodMiniType> = DeepReadonly<z.input<Schema>>;

type DeepReadonly<Json> = Json extends object
  ? { readonly [Name in keyof Json]: DeepReadonly<Json[Name]> }
  : Json;

/** RFC 3339 in UTC. */
export const shownInstant = z.iso.datetime();

/** A page of a list; `nextCursor` leads to the following one and is absent on the last. */
export const pageOf = <Item extends z.ZodMiniType>(item: Item) =>
  z.object({
    items: z.array(item),
    nextCursor: z.optional(z.string().check(z.describe('Leads to the following page; absent on the last.'))),
  });
