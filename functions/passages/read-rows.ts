import type { Caller } from '../edge/access.ts';
import type { EpochSeconds, ScannerId } from '../kernel/brands.ts';
import type { Failure } from '../kernel/problems.ts';
import { failure } from '../kernel/problems.ts';
import type { Site } from '../registry/firm.ts';
import { scannerIdOf } from '../scanners/scanner-member.ts';
import type { PassageDeps } from './passage-deps.ts';
import { readRow, signerNamedBy, type RowRefusal, type SentPassage } from './passage-token.ts';

/** A passage of a page, and when its scanner was revoked, if it was. */
export interface Row {
  readonly index: number;
  readonly sent: SentPassage;
  readonly revokedAt?: EpochSeconds;
}

/** The rows of a page that are passages, and why the others are none. */
export interface ReadRows {
  readonly ok: true;
  readonly passages: readonly Row[];
  readonly refused: ReadonlyMap<number, RowRefusal>;
}

/** Most scanners that one page may have passages of: a device that was enrolled again and again. */
const mostScanners = 8;

/**
 * Reads the rows of a page, each by the key of the scanner of this site that it names, also one that is revoked. A scanner
 * delivers its own passages, and those that another scanner of the site has signed: the device may have been enrolled again.
 * One that is revoked delivers its own alone. What no scanner of the site has signed is refused, because anybody can have
 * made it (docs/decisions/223).
 */
export async function readRows(
  { getScanner }: Pick<PassageDeps, 'getScanner'>,
  site: Site,
  { memberId, role }: Caller,
  texts: readonly string[],
): Promise<ReadRows | Failure> {
  const own = await getScanner(site, scannerIdOf(memberId));
  if (!own) return failure('forbidden');
  const isRevoked = role === 'revoked_scanner' || own.revokedAt !== undefined;
  const named = texts.flatMap((text) => signerNamedBy(text) ?? []);
  const others = isRevoked ? [] : [...new Set<ScannerId>(named)].filter((id) => id !== own.scannerId);
  const found = await Promise.all(others.slice(0, mostScanners).map((id) => getScanner(site, id)));
  const scanners = new Map([own, ...found].flatMap((one) => (one ? [[one.scannerId, one]] : [])));
  const scannerOf = (text: string) => scanners.get(signerNamedBy(text) ?? own.scannerId) ?? own;
  const read = await Promise.all(texts.map((text) => readRow(text, scannerOf(text))));
  return {
    ok: true,
    passages: read.flatMap((row, index): Row[] => {
      if (!row.ok) return [];
      const { revokedAt } = scanners.get(row.passage.iss) ?? own;
      return [{ index, sent: row.passage, ...(revokedAt === undefined ? {} : { revokedAt }) }];
    }),
    refused: new Map(read.flatMap((row, index) => (row.ok ? [] : [[index, row.code] as const]))),
  };
}
