/** An entry that the provider keeps: its ids and marks, as the provider writes them. */
interface Payload {
  readonly uid?: string;
  readonly grantId?: string;
  consumed?: number;
}

interface Kept {
  readonly payload: Payload;
  readonly endsAtMs: number;
}

/**
 * What the local OAuth issuer remembers of people who sign in: sessions, codes, grants and refresh tokens, each until it
 * ends. All of it is in memory, so that a restart of the host signs everybody out. `known` answers entries that exist
 * without being stored, such as clients.
 */
export function memoryAdapter(known: (kind: string, id: string) => object | undefined) {
  const kinds = new Map<string, Map<string, Kept>>();
  const keptOf = (kind: string): Map<string, Kept> => {
    const entries = kinds.get(kind) ?? new Map<string, Kept>();
    kinds.set(kind, entries);
    return entries;
  };
  const current = (kept: Kept | undefined): Payload | undefined =>
    kept && kept.endsAtMs > Date.now() ? kept.payload : undefined;

  return class MemoryAdapter {
    readonly #kind: string;
    readonly #entries: Map<string, Kept>;
    constructor(kind: string) {
      this.#kind = kind;
      this.#entries = keptOf(kind);
    }
    upsert(id: string, payload: Payload, expiresIn: number): Promise<undefined> {
      for (const [old, { endsAtMs }] of this.#entries) if (endsAtMs <= Date.now()) this.#entries.delete(old);
      this.#entries.set(id, { payload, endsAtMs: Date.now() + expiresIn * 1000 });
      return Promise.resolve(undefined);
    }
    find(id: string): Promise<object | undefined> {
      return Promise.resolve(known(this.#kind, id) ?? current(this.#entries.get(id)));
    }
    findByUid(uid: string): Promise<object | undefined> {
      const found = [...this.#entries.values()].find(({ payload }) => payload.uid === uid);
      return Promise.resolve(current(found));
    }
    findByUserCode(): Promise<undefined> {
      return Promise.resolve(undefined);
    }
    consume(id: string): Promise<undefined> {
      const found = current(this.#entries.get(id));
      if (found) found.consumed = Math.floor(Date.now() / 1000);
      return Promise.resolve(undefined);
    }
    destroy(id: string): Promise<undefined> {
      this.#entries.delete(id);
      return Promise.resolve(undefined);
    }
    revokeByGrantId(grantId: string): Promise<undefined> {
      for (const [id, { payload }] of this.#entries)
        if (payload.grantId === grantId) this.#entries.delete(id);
      return Promise.resolve(undefined);
    }
  };
}
