import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { pages, takeStep } from '../page.ts';

const trueNow = Date.now.bind(Date);
/** Writes that the reserve of the app is worth where the disk is full. */
const reserveWrites = 20;
const methods = ['put', 'get', 'getAll', 'getAllKeys', 'getKey', 'delete', 'count', 'clear'] as const;
type StoreMethod = (typeof methods)[number];

/**
 * Gives each page the clock and the disk of its device. What a dead page begins has no end; a transaction that
 * it has begun is given up as a whole, as a browser does. `onWrite` sees every value that is written, when it is written.
 */
export function installBrowser(origin: string, onWrite: (value: unknown) => void): void {
  Object.assign(globalThis, { location: { origin } });
  Date.now = () => trueNow() + (pages.getStore()?.conditions.stepMs ?? 0);
  for (const name of methods) {
    const original = Reflect.get(IDBObjectStore.prototype, name) as (
      this: IDBObjectStore,
      ...args: unknown[]
    ) => IDBRequest;
    Object.assign(IDBObjectStore.prototype, {
      [name](this: IDBObjectStore, ...args: unknown[]): IDBRequest {
        if (name === 'put') onWrite(args);
        const fate = fateOf(name, this.name);
        if (fate === 'hangs') return hanging(this);
        return fate === 'disk_full' ? failing(this) : original.apply(this, args);
      },
    });
  }
}

/** Gives all devices new disks. */
export function emptyDisks(): void {
  globalThis.indexedDB = new IDBFactory();
}

/** What becomes of a request: `hangs` for ever, or fails as on a full disk. */
function fateOf(method: StoreMethod, store: string): 'hangs' | 'disk_full' | undefined {
  const page = pages.getStore();
  if (!page) return undefined;
  if (!takeStep(page)) return 'hangs';
  const { conditions } = page;
  if (method === 'clear' && store === 'reserve') conditions.freeWrites += reserveWrites;
  if (method !== 'put') return undefined;
  conditions.freeWrites -= 1;
  if (conditions.freeWrites >= 0) return undefined;
  conditions.freeWrites = 0;
  return 'disk_full';
}

/** What no public call of the stand-in can cause. */
type Inner = IDBTransaction & {
  readonly _requests: readonly { readonly request: IDBRequest }[];
  _execRequestAsync(asked: { source: IDBObjectStore; operation: () => never }): IDBRequest;
};

/** A request of a page that is gone: nobody hears of it, and its transaction is given up. */
function hanging({ transaction }: IDBObjectStore): IDBRequest {
  const inner = transaction as Inner;
  queueMicrotask(() => {
    const nobodyHears = { dispatchEvent: () => true };
    for (const { request } of inner._requests) Object.assign(request, nobodyHears);
    Object.assign(inner, nobodyHears);
    try {
      inner.abort();
    } catch {
      // The request before this one has given it up.
    }
  });
  return new IDBRequest();
}

/** A request that fails later, and its transaction with it. */
function failing(store: IDBObjectStore): IDBRequest {
  return (store.transaction as Inner)._execRequestAsync({
    source: store,
    operation: () => {
      throw new DOMException('the disk is full', 'QuotaExceededError');
    },
  });
}
