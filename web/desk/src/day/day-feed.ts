import type { Asked, Trouble, Visit } from '../api/api.ts';
import type { Message } from '../../../../client/gatehouse-client.ts';

type Page = Message<'VisitPage'>;
/** Reads a page of the day; with the tag of what is at hand the answer may be `unchanged`. */
export type ReadPage = (cursor: string | undefined, etag: string | undefined) => Promise<Asked<Page>>;

interface Kept {
  readonly cursor: string | undefined;
  readonly etag: string | undefined;
  readonly next: string | undefined;
  readonly items: readonly Visit[];
}

/** The visits of a day as they are read page by page, and read again while somebody looks at them. */
export class DayFeed {
  #pages: Kept[] = [];
  /** Visits that this desk changed itself, until a page shows them as new. */
  readonly #own = new Map<string, Visit>();
  /** The list as it was last put together; `undefined` since a change. */
  #listed: readonly Visit[] | undefined;
  /** Where the next look begins. */
  #at = 0;
  readonly #read: ReadPage;
  constructor(read: ReadPage) {
    this.#read = read;
  }

  /** All pages have been read. */
  get isWhole(): boolean {
    const last = this.#pages.at(-1);
    return last !== undefined && last.next === undefined;
  }

  /** The visits by the time at which they begin, then by name, each once; the same array while none changes. */
  visits(): readonly Visit[] {
    this.#listed ??= this.#together();
    return this.#listed;
  }

  #together(): readonly Visit[] {
    const byId = new Map<string, Visit>();
    for (const { items } of this.#pages)
      for (const visit of items) {
        const own = this.#own.get(visit.visitId);
        byId.set(visit.visitId, own && own.version > visit.version ? own : visit);
      }
    return [...byId.values()].sort(byTimeAndName);
  }

  /** Shows a visit as this desk has just changed it. */
  put(visit: Visit): void {
    this.#own.set(visit.visitId, visit);
    this.#listed = undefined;
  }

  /** Reads the page that follows those at hand. */
  async readNext(): Promise<Trouble | undefined> {
    const last = this.#pages.at(-1);
    if (last && last.next === undefined) return undefined;
    const asked = await this.#read(last?.next, undefined);
    if (asked.kind === 'unchanged') return undefined;
    if (asked.kind !== 'data') return asked;
    this.#pages.push(kept(last?.next, asked.data, asked.etag));
    this.#listed = undefined;
    return undefined;
  }

  /** Looks again at `most` pages, in turn, so that all have been looked at after some calls. True where one changed. */
  async look(most: number): Promise<Trouble | boolean> {
    let changed = false;
    for (let count = 0; count < Math.min(most, this.#pages.length); count += 1) {
      if (this.#at >= this.#pages.length) this.#at = 0;
      const page = this.#pages[this.#at];
      if (!page) break;
      const asked = await this.#read(page.cursor, page.etag);
      if (asked.kind === 'data') {
        changed = true;
        const trouble = await this.#replace(this.#at, kept(page.cursor, asked.data, asked.etag));
        if (trouble) return trouble;
      } else if (asked.kind !== 'unchanged') return asked;
      this.#at += 1;
    }
    return changed;
  }

  /** Puts a page in place of an old one. Where it ends elsewhere, the pages after it are read until an old one fits again. */
  async #replace(index: number, fresh: Kept): Promise<Trouble | undefined> {
    const after = this.#pages.slice(index + 1);
    const made = [fresh];
    let { next } = fresh;
    while (next !== undefined && !after.some(({ cursor }) => cursor === next)) {
      const asked = await this.#read(next, undefined);
      if (asked.kind === 'unchanged') break;
      if (asked.kind !== 'data') return asked;
      const page = kept(next, asked.data, asked.etag);
      made.push(page);
      next = page.next;
    }
    const fits = next === undefined ? after.length : after.findIndex(({ cursor }) => cursor === next);
    this.#pages = [...this.#pages.slice(0, index), ...made, ...after.slice(fits)];
    this.#listed = undefined;
    return undefined;
  }
}

const kept = (cursor: string | undefined, { items, nextCursor }: Page, etag: string | undefined): Kept => ({
  cursor,
  etag,
  next: nextCursor,
  items,
});

const nameOf = ({ visitor: { englishName = '', chineseName = '' } }: Visit): string =>
  englishName || chineseName;

/** The order of the service's own lists, which a list that is read by time alone does not have. */
const byTimeAndName = (one: Visit, other: Visit): number =>
  Date.parse(one.expectedFrom) - Date.parse(other.expectedFrom) ||
  nameOf(one).localeCompare(nameOf(other), 'en');
