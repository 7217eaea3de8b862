import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { pages, takeStep } from '../page.ts';

const trueNow = Date.now.bind(Date);
/** Writes that the reserve of the app is worth where the disk is full. */
const reserveWrites = 20;
const methods = ['put', 'get', 'getAll', 'getAllKeys', 'getKey', 'delete', 'count', 'clear'] as const;
type StoreMethod = (typeof methods)[number];

/**
 * Gives each page the clock and the disk of its device. What a dead page begins fails; a transaction that it has begun is
 * given up as a whole, as a browser does. `onWrite` sees every value that is written, when it is written.
 */
export function installBrowser(origin: string, onWrite: (value: unknown) => void): void {
  Object.assign(globalThis, { location: { origin } });
  Date.now = () => trueNow() + (pages.getStore()?.conditions.stepMs ?? 0);
  for (const name of methods) {
    const original = IDBObjectStore.prototype[name] as (
      this: IDBObjectStore,
      ...args: unknown[]
    ) => IDBRequest;
    Object.assign(IDBObjectStore.prototype, {
      [name](this: IDBObjectStore, ...args: unknown[]): IDBRequest {
        if (name === 'put') onWrite(args);
        const fault = faultOf(name, this.name);
        return fault ? failing(this, fault) : original.apply(this, args);
      },
    });
  }
}

/** Gives all devices new disks. */
export function emptyDisks(): void {
  globalThis.indexedDB = new IDBFactory();
}

function faultOf(method: StoreMethod, store: string): DOMException | undefined {
  const page = pages.getStore();
  if (!page) return undefined;
  if (!takeStep(page)) return new DOMException('the page is gone', 'AbortError');
  const { conditions } = page;
  if (method === 'clear' && store === 'reserve') conditions.freeWrites += reserveWrites;
  if (method !== 'put') return undefined;
  conditions.freeWrites -= 1;
  if (conditions.freeWrites >= 0) return undefined;
  conditions.freeWrites = 0;
  return new DOMException('the disk is full', 'QuotaExceededError');
}

/** A request that fails later, and its transaction with it, which no public call of the stand-in can cause. */
function failing(store: IDBObjectStore, fault: DOMException): IDBRequest {
  const transaction = store.transaction as IDBTransaction & {
    _execRequestAsync(asked: { source: IDBObjectStore; operation: () => never }): IDBRequest;
  };
  return transaction._execRequestAsync({
    source: store,
    operation: () => {
      throw fault;
    },
  });
}
