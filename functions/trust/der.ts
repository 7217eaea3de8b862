const constructedTypes = [0x10, 0x11];

/**
 * The checks of a value of a universal type, by its number, where two parsers could read two things (X.690 §8, §10, §11).
 */
const valueRules: Readonly<Record<number, (value: Uint8Array) => boolean>> = {
  0x01: (boolean) => boolean.length === 1 && (boolean[0] === 0 || boolean[0] === 0xff),
  0x02: isShortestInteger,
  0x03: isBitString,
  0x05: (nothing) => nothing.length === 0,
  0x06: (objectId) => objectId.length > 0 && objectId[0] !== 0x80 && ((objectId.at(-1) ?? 0) & 0x80) === 0,
  // RFC 5280 §4.1.2.5: with seconds, in Greenwich, without fractions.
  0x17: (time) => /^\d{12}Z$/.test(String.fromCharCode(...time)),
  0x18: (time) => /^\d{14}Z$/.test(String.fromCharCode(...time)),
};

/**
 * True where the bytes are exactly one DER value that two parsers cannot read differently: definite and shortest lengths,
 * contents exactly filled, strings in one piece, and canonical booleans, integers and times. A certificate is read by two
 * parsers, and lenient parsers differ.
 */
export function isDer(bytes: Uint8Array): boolean {
  return endOfValue(bytes, 0) === bytes.length;
}

/** The end of the value that begins at `at`; `undefined` where it is not DER. */
function endOfValue(bytes: Uint8Array, at: number): number | undefined {
  const [tag, first] = [bytes[at], bytes[at + 1]];
  // No certificate has tags of several bytes.
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return undefined;
  const lengthBytes = first < 0x80 ? 0 : first - 0x80;
  if (first === 0x80 || lengthBytes > 2) return undefined;
  const start = at + 2 + lengthBytes;
  const length = lengthBytes === 0 ? first : toNumber(bytes.subarray(at + 2, start));
  const isShortest = lengthBytes === 0 || length >= (lengthBytes === 1 ? 0x80 : 0x100);
  if (!isShortest || start + length > bytes.length) return undefined;
  return isValue(tag, bytes.subarray(start, start + length)) ? start + length : undefined;
}

function isValue(tag: number, value: Uint8Array): boolean {
  const isUniversal = tag < 0x40;
  const type = tag & 0x1f;
  const isConstructed = (tag & 0x20) !== 0;
  if (isUniversal && isConstructed !== constructedTypes.includes(type)) return false;
  if (isConstructed) return isSequence(value);
  return !isUniversal || (valueRules[type]?.(value) ?? true);
}

function isSequence(value: Uint8Array): boolean {
  let at: number | undefined = 0;
  while (at !== undefined && at < value.length) at = endOfValue(value, at);
  return at !== undefined;
}

function isShortestInteger(value: Uint8Array): boolean {
  const [first, second = 0] = value;
  if (first === undefined || value.length === 1) return first !== undefined;
  return !(first === 0 && second < 0x80) && !(first === 0xff && second >= 0x80);
}

/** The first byte says how many of the last bits are unused; these have to be zero. */
function isBitString(value: Uint8Array): boolean {
  const [unused, ...bits] = value;
  if (unused === undefined || unused > 7 || (unused > 0 && bits.length === 0)) return false;
  return ((bits.at(-1) ?? 0) & ((1 << unused) - 1)) === 0;
}

const toNumber = (bytes: Uint8Array): number => bytes.reduce((number, byte) => number * 256 + byte, 0);
