/** A passage that waits to be sent: a compact JWS. */
export interface Waiting {
  readonly scanId: string;
  readonly jws: string;
}

const mostPassages = 100;
/** The API takes bodies of 16 KiB; the rest is for the JSON around the passages. */
const mostBytes = 16_384 - 256;
const quotes = 3;

/** The first passages that fit into one request, in their order. A passage that is too long alone is sent alone. */
export function pageOfPassages<One extends Waiting>(waiting: readonly One[]): readonly One[] {
  const page: One[] = [];
  let bytes = 0;
  for (const one of waiting.slice(0, mostPassages)) {
    bytes += one.jws.length + quotes;
    if (bytes > mostBytes && page.length > 0) break;
    page.push(one);
  }
  return page;
}
