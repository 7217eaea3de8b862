import type { EpochSeconds } from '../kernel/brands.ts';
import type { Clock } from '../kernel/clock.ts';
import { isNew } from '../table/expression.ts';
import { nextOf, queryAll, queryPage } from '../table/read.ts';
import { pauseBefore } from '../table/retries.ts';
import type { Item, Table } from '../table/table.ts';
import { transact } from '../table/transact.ts';
import { putNew } from '../table/write.ts';
import { storedRecord } from '../visits/stored-record.ts';
import { destructionPartition, type SiteRef } from '../visits/visit-item.ts';
import { nextLink, type ChainLink } from './deletion-chain.ts';
import { factsOf, type Destruction } from './destruction.ts';

/** A page of records; `next` is where the following page begins. */
export interface DestructionPage {
  readonly destructions: readonly Destruction[];
  readonly next?: string;
}

/** The records of destroyed keys, in the Visits table. */
export interface DestructionTable {
  /** Writes the record, before the key is deleted. Does nothing where it exists. */
  begin(destruction: Destruction): Promise<void>;
  /**
   * Notes that the key is gone, and how many visits were deleted by then, and adds the record to the chain of its site. Does
   * nothing where another run has finished it. Throws `StoreBusy` where other runs keep adding to the chain.
   */
  finish(begun: Destruction, outcome: Outcome): Promise<void>;
  /** Those that were begun and not finished. */
  unfinished(site: SiteRef): Promise<readonly Destruction[]>;
  /** The latest day first; `month` (`YYYY-MM`) leaves out the days of other months. `after` is a day of the list. */
  list(
    site: SiteRef,
    page: {
      readonly limit: number;
      readonly after?: string | undefined;
      readonly month?: string | undefined;
    },
  ): Promise<DestructionPage>;
}

/** How a destruction ended. */
interface Outcome {
  readonly destroyedAt: EpochSeconds;
  readonly visitsDeleted: number;
}

/** The latest link of a site's chain is also in an item of its own, so that two runs cannot both follow the same link. */
const headKey = (site: SiteRef) => ({ pk: destructionPartition(site), sk: 'HEAD' });
const keyOf = (site: SiteRef, day: string) => ({ pk: destructionPartition(site), sk: `DAY#${day}` });

/** Opens the Visits table for the records. */
export function destructionTable(table: Table, clock: Clock): DestructionTable {
  const read = (item: Item) => storedRecord(item, clock()) as Destruction | undefined;
  const daysOf = (site: SiteRef, month = '') => ({
    key: 'pk = :pk AND begins_with(sk, :days)',
    values: { pk: destructionPartition(site), days: keyOf(site, month).sk },
    consistent: true,
  });
  const headOf = async (site: SiteRef) => {
    const [head] = await queryAll(table, {
      key: 'pk = :pk AND sk = :sk',
      values: headKey(site),
      consistent: true,
    });
    return head as Pick<ChainLink, 'number' | 'hash'> | undefined;
  };
  return {
    begin: async (destruction) => {
      await putNew(table, { ...keyOf(destruction, destruction.day), ...destruction });
    },
    finish: async (begun, outcome) => {
      for (let tries = 1; ; tries += 1) {
        const head = await headOf(begun);
        const certificate = nextLink(factsOf(begun, outcome), head);
        const { number, hash } = certificate;
        const made = await transact(table, [
          {
            update: keyOf(begun, begun.day),
            by: {
              update:
                'SET destroyedAt = :destroyedAt, visitsDeleted = :visitsDeleted, certificate = :certificate',
              condition: 'attribute_exists(pk) AND attribute_not_exists(destroyedAt)',
              values: { ...outcome, certificate },
            },
          },
          {
            put: { ...headKey(begun), number, hash, purgeAt: begun.purgeAt },
            if: head ? { condition: '#hash = :hash', values: { hash: head.hash } } : isNew,
          },
        ]);
        if (made.ok || made.refused[0]) return;
        await pauseBefore(tries + 1);
      }
    },
    unfinished: async (site) => {
      const items = await queryAll(table, { ...daysOf(site), filter: 'attribute_not_exists(destroyedAt)' });
      return items.flatMap((item) => read(item) ?? []);
    },
    list: async (site, { limit, after, month }) => {
      const from = after === undefined ? undefined : keyOf(site, after);
      const page = await queryPage(
        table,
        { ...daysOf(site, month), newestFirst: true },
        { limit, after: from },
        read,
      );
      return { destructions: page.listed, ...nextOf(page, ({ day }) => day) };
    },
  };
}
