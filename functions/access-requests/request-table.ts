import type { AccessRequestId, FirmId } from '../kernel/brands.ts';
import type { Clock } from '../kernel/clock.ts';
import { getItem, nextOf, queryItems, queryPage, type Query } from '../table/read.ts';
import { StoreBusy } from '../table/store-busy.ts';
import type { Item, Table } from '../table/table.ts';
import { putIf, putNew, updateItem } from '../table/write.ts';
import { storedRecord } from '../visits/stored-record.ts';
import type { AccessRequest } from './access-request.ts';

/** A page of a firm's requests; `next` is where the following page begins. */
export interface RequestPage {
  readonly requests: readonly AccessRequest[];
  readonly next?: AccessRequestId;
}

/** The register of requests, in the Visits table. A fault of the store is thrown. */
export interface RequestTable {
  /** Writes a request, or answers the one that has its id already. */
  create(request: AccessRequest): Promise<AccessRequest>;
  get(firmId: FirmId, requestId: AccessRequestId): Promise<AccessRequest | undefined>;
  /** Writes a changed request over the version before it. False where that is not the current one. */
  replace(request: AccessRequest): Promise<boolean>;
  /** The one that is due first comes first. `shows` leaves requests out. */
  list(
    firmId: FirmId,
    page: { readonly limit: number; readonly after?: string },
    shows: (request: AccessRequest) => boolean,
  ): Promise<RequestPage>;
  /** All requests of a firm, page after page. */
  all(firmId: FirmId): AsyncIterable<AccessRequest>;
  /** Those that are due from then on: whose ids are not before this one. */
  dueFrom(firmId: FirmId, first: AccessRequestId): AsyncIterable<AccessRequest>;
  /** Notes which reminder was sent. */
  remind(request: AccessRequest, daysLeft: number): Promise<void>;
}

const partition = (firmId: FirmId): string => `F#${firmId}#ACCESS`;
const keyOf = ({ firmId, requestId }: Pick<AccessRequest, 'firmId' | 'requestId'>) => ({
  pk: partition(firmId),
  sk: `R#${requestId}`,
});

/** Opens the Visits table. */
export function requestTable(table: Table, clock: Clock): RequestTable {
  const read = (item: Item | undefined) => storedRecord(item, clock()) as AccessRequest | undefined;
  const ofFirm = (firmId: FirmId) => ({
    key: 'pk = :pk',
    values: { pk: partition(firmId) },
    consistent: true,
  });
  async function* requestsOf(query: Query): AsyncGenerator<AccessRequest> {
    for await (const item of queryItems(table, query)) {
      const request = read(item);
      if (request) yield request;
    }
  }
  return {
    create: async (request) => {
      const written = await putNew(table, { ...keyOf(request), ...request });
      if (written.ok) return request;
      const standing = read(written.item);
      if (!standing) throw new StoreBusy('a request that is past its time is still in the way');
      return standing;
    },
    get: async (firmId, requestId) => read(await getItem(table, keyOf({ firmId, requestId }))),
    replace: async (request) => {
      const before = { condition: '#version = :before', values: { before: request.version - 1 } };
      return (await putIf(table, { ...keyOf(request), ...request }, before)).ok;
    },
    list: async (firmId, { limit, after }, shows) => {
      const from = after === undefined ? undefined : keyOf({ firmId, requestId: after as AccessRequestId });
      const page = await queryPage(table, ofFirm(firmId), { limit, after: from }, (item) => {
        const request = read(item);
        return request && shows(request) ? request : undefined;
      });
      return { requests: page.listed, ...nextOf(page, ({ requestId }) => requestId) };
    },
    all: (firmId) => requestsOf(ofFirm(firmId)),
    dueFrom: (firmId, first) => {
      const { pk, sk } = keyOf({ firmId, requestId: first });
      return requestsOf({ key: 'pk = :pk AND sk >= :sk', values: { pk, sk }, consistent: true });
    },
    remind: async (request, daysLeft) => {
      await updateItem(table, keyOf(request), {
        update: 'SET reminded = :daysLeft',
        condition: 'attribute_exists(pk)',
        values: { daysLeft },
      });
    },
  };
}
