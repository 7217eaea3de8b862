/** One character of the signature, well inside it, replaced by another: the code stays well formed. */
export function forge(code) {
  const at = code.length - 40;
  return `${code.slice(0, at)}${code[at] === 'A' ? 'B' : 'A'}${code.slice(at + 1)}`;
}

/** A QR that is not a Personal Code. */
export const webAddress = 'https://example.com/menu';

/** How long ago an expired code was issued. */
export const expiredSecondsAgo = 600;
