import { defined } from '../kernel/defined.ts';
import type { Failure } from '../kernel/problems.ts';
import type { Answer } from './respond.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';

/** The page that a request asks for. `cursor` is the `nextCursor` of the page before it; the first page has none. */
export interface PageAsked {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** A page that was read; `next` is where the following one begins. */
interface Page {
  readonly next?: string | undefined;
}

/** A page, with the cursor of the following one. */
export type PageRead<Read extends Page | undefined> = { readonly ok: true; readonly page: Read } & {
  readonly nextCursor?: string;
};

/** Reads the page of a list that `cursor` leads to. `scope` names the list: the cursor of another is refused. */
export async function readPage<Read extends Page | undefined>(
  scope: string,
  cursor: string | undefined,
  read: (from: { readonly after?: string }) => Promise<Read>,
): Promise<PageRead<Read> | Failure> {
  const position = cursor === undefined ? undefined : decodeCursor(scope, 1, cursor);
  if (position?.ok === false) return position;
  const after = position?.value[0];
  const page = await read(after === undefined ? {} : { after });
  return {
    ok: true,
    page,
    ...(page?.next === undefined ? {} : { nextCursor: encodeCursor(scope, [page.next]) }),
  };
}

/** Answers with a page of a list: its items, `nextCursor` where more follows, and further fields of the list. */
export const pageAnswer = (
  items: readonly object[],
  { nextCursor }: { readonly nextCursor?: string | undefined },
  ofTheList: object = {},
): Answer => ({
  ok: true,
  status: 200,
  body: { items, ...ofTheList, ...defined({ nextCursor }) },
});
