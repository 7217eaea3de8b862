/** What CBOR (RFC 8949) can hold here: maps have any keys, in their order. */
export type Cbor = number | string | Uint8Array | readonly Cbor[] | ReadonlyMap<Cbor, Cbor> | Tagged;

/** A value under a tag. */
export interface Tagged {
  readonly tag: number;
  readonly value: Cbor;
}

/** Encodes a value: as much of CBOR as a signed pass needs. */
export function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string')
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value]);
  if (value instanceof Map) {
    const entries = [...(value as ReadonlyMap<Cbor, Cbor>)].flat();
    return Buffer.concat([head(5, value.size), ...entries.map(cbor)]);
  }
  if ('tag' in value) return Buffer.concat([head(6, value.tag), cbor(value.value)]);
  const items = value as readonly Cbor[];
  return Buffer.concat([head(4, items.length), ...items.map(cbor)]);
}

/** Major type and number: the first bytes of every item. */
function head(type: number, number: number): Buffer {
  if (number < 24) return Buffer.of((type << 5) | number);
  if (number < 0x100) return Buffer.of((type << 5) | 24, number);
  const bytes = Buffer.alloc(number < 0x10000 ? 3 : 5);
  bytes[0] = (type << 5) | (number < 0x10000 ? 25 : 26);
  bytes.writeUIntBE(number, 1, bytes.length - 1);
  return bytes;
}
