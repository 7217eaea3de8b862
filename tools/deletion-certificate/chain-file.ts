import * as z from 'zod/mini';
import type { Shown } from '../../functions/edge/response-fields.ts';
import { deletionResponse } from '../../functions/privacy/api/responses.ts';
import type { ChainLink } from '../../functions/privacy/deletion-chain.ts';

/** A certificate as the API shows it. */
export type ShownDeletion = Shown<typeof deletionResponse>;

/** A day whose key is destroyed: a link of the chain. */
export type CertifiedDeletion = Omit<ShownDeletion, 'keyDestroyedAt' | 'certificate'> & {
  readonly keyDestroyedAt: string;
  readonly certificate: ChainLink;
};

const fileFormat = 'gatehouse-deletion-certificate-1';
const chainFile = z.object({
  format: z.literal(fileFormat),
  siteId: z.string(),
  siteName: z.string(),
  month: z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/)),
  fetchedAt: z.iso.datetime(),
  records: z.array(deletionResponse).check(z.minLength(1)),
});

/** The JSON file of a month. `records` is a part of the chain without gaps, in its order. */
export type ChainFile = Omit<z.output<typeof chainFile>, 'records'> & {
  readonly records: readonly CertifiedDeletion[];
};

/** What a certificate is made of. */
interface MonthAsked extends Pick<ChainFile, 'siteId' | 'siteName' | 'month' | 'fetchedAt'> {
  /** Everything that the API shows of the site. */
  readonly records: readonly ShownDeletion[];
}

/** True where the key is destroyed and the record is in the chain. */
export const isCertified = (record: ShownDeletion): record is CertifiedDeletion =>
  record.keyDestroyedAt !== undefined && record.certificate !== undefined;

/**
 * The file of a month: the part of the chain from the first to the last certificate of its days. Where a day was late, days
 * of another month lie between them and are part of it. `undefined` where no day of the month is certified.
 */
export function chainFileOf({ records, ...about }: MonthAsked): ChainFile | undefined {
  const chain = records
    .filter(isCertified)
    .sort((one, other) => one.certificate.number - other.certificate.number);
  const isOfMonth = ({ day }: CertifiedDeletion): boolean => day.startsWith(about.month);
  const first = chain.findIndex(isOfMonth);
  if (first < 0) return undefined;
  return { format: fileFormat, ...about, records: chain.slice(first, chain.findLastIndex(isOfMonth) + 1) };
}

/** Reads a file; `undefined` where it is none. */
export function readChainFile(text: string): ChainFile | undefined {
  const file = chainFile.safeParse(jsonOf(text)).data;
  const records: readonly ShownDeletion[] = file?.records ?? [];
  return file && records.every(isCertified) ? { ...file, records } : undefined;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
