import { twin, order } from '../../vectors/generator/p256.ts';
import { toBytes, toNumber } from '../../vectors/generator/seeded.ts';
import { decoded, encoded, joined, partsOf, type Mutator } from './mutator.ts';

const most = 1n << 256n;
const edges = [0n, 1n, order - 1n, order, order + 1n, most - 1n];

/** The other ECDSA signature of the same message: the only change that keeps the code the same. */
export const ecdsaTwin: Mutator = (code) => {
  const parts = partsOf(code);
  const signature = decoded(parts.signature);
  return isPair(signature) ? joined({ ...parts, signature: encoded(twin(signature)) }) : code;
};

/** Sets r or s to an edge of its range, adds the order, or swaps r and s. */
export const editNumbers: Mutator = (code, random) => {
  const parts = partsOf(code);
  const signature = decoded(parts.signature);
  if (!isPair(signature)) return code;
  const [r, s] = [toNumber(signature.subarray(0, 32)), toNumber(signature.subarray(32))];
  const moved = (number: bigint) =>
    random.pick([number, random.pick(edges), order - number, number ^ 1n, (number + order) % most]);
  const [first, second] = random.below(4) === 0 ? [s, r] : [moved(r), moved(s)];
  return joined({ ...parts, signature: encoded(pair(first, second)) });
};

/** The same signature in another form: DER, longer, shorter, twice. */
export const reshapeSignature: Mutator = (code, random) => {
  const parts = partsOf(code);
  const signature = decoded(parts.signature);
  const zero = Buffer.alloc(1 + random.below(3));
  const half = signature.length / 2;
  const [r, s] = [signature.subarray(0, half), signature.subarray(half)];
  const shaped = random.pick<() => Uint8Array>([
    () => Buffer.concat([zero, signature]),
    () => Buffer.concat([signature, zero]),
    () => Buffer.concat([zero, r, zero, s]),
    () => Buffer.concat([signature, signature]),
    () =>
      Buffer.concat([Buffer.of(0x30, signature.length + 4, 0x02, r.length), r, Buffer.of(2, s.length), s]),
    () => signature.toReversed(),
    () => Buffer.alloc(random.pick([0, 1, 63, 64, 65, 96, 128, 256]), random.pick([0, 1, 255])),
  ])();
  return joined({ ...parts, signature: encoded(shaped) });
};

const isPair = (signature: Uint8Array): boolean =>
  signature.length === 64 &&
  toNumber(signature.subarray(32)) > 0n &&
  toNumber(signature.subarray(32)) < order;

const pair = (r: bigint, s: bigint): Buffer => Buffer.concat([toBytes(r, 32), toBytes(s, 32)]);
