import type { Visitor } from '../../functions/person-keys/person.ts';
import type { ScannerIdentity } from './sign.ts';
import { signJws } from './sign-jws.ts';
import type { CryptoKey } from './web-types.ts';

/** How a visitor showed who they are, without a code. */
export type PassageMethod =
  'staff_card' | 'host_confirms' | 'invitation_pin' | 'other_document' | 'seen_leaving';

/** A passage that a device recorded without a network. */
export interface PassageRecord {
  /** A UUID that the device made; the passage is recorded once under it. */
  readonly scanId: string;
  readonly gateId: string;
  readonly direction: 'in' | 'out';
  /** Epoch seconds, as the device estimates the server's clock. */
  readonly recordedAt: number;
  /** Epoch seconds of the device's own clock. */
  readonly deviceTime: number;
  /** How far the device takes the server's clock to be ahead, in milliseconds. */
  readonly offsetMs: number;
  /** Counts the passages of this device, and never goes back. */
  readonly counter: number;
  /** What the QR held. */
  readonly code?: string;
  /** From the entry that was opened. */
  readonly visitId?: string;
  /** Without a code: with `visitId` for an expected visitor, with `visitor` and `host` for a walk-in. */
  readonly byHand?: {
    readonly method: PassageMethod;
    readonly visitor?: Visitor;
    readonly host?: { readonly unit: string; readonly name?: string };
  };
  /** On the way out: the `scanId` of the passage in, where the device knows no visit yet. */
  readonly inScanId?: string;
  /** The guard asked the host, who agreed. */
  readonly hostAgreed?: true;
  readonly did: 'checked_in' | 'checked_out' | 'walk_in';
}

/** Signs a passage with the device's key, as an item of `POST /v1/sites/{siteId}/passages`: a compact JWS. */
export const signPassage = (
  { scannerId, firmId, siteId }: ScannerIdentity,
  privateKey: CryptoKey,
  passage: PassageRecord,
): Promise<string> =>
  signJws(
    'gatehouse-passage+jwt',
    { iss: scannerId, aud: 'gatehouse', firmId, siteId, ...passage },
    privateKey,
  );

/** The service takes no more passages in one request. */
export const mostPassages = 100;
const largestBodyBytes = 16 * 1024;
const emptyBody = JSON.stringify({ passages: [] }).length;

/** Divides signed passages, in order, into pages that one request each can carry. */
export function passagePages(tokens: readonly string[]): readonly (readonly string[])[] {
  const pages: string[][] = [];
  let bytes = Infinity;
  for (const token of tokens) {
    // A token is ASCII. It stands between quotes, and a comma follows.
    const more = token.length + 3;
    const page = pages.at(-1);
    if (page && page.length < mostPassages && bytes + more <= largestBodyBytes) {
      page.push(token);
      bytes += more;
    } else {
      pages.push([token]);
      bytes = emptyBody + more;
    }
  }
  return pages;
}
