import * as z from 'zod/mini';
import { deletionResponse } from '../../functions/privacy/api/responses.ts';

/** A certificate as the API shows it. */
export type ShownDeletion = z.output<typeof deletionResponse>;

/** A day whose key is destroyed: a link of the chain. */
export type CertifiedDeletion = ShownDeletion &
  Required<Pick<ShownDeletion, 'keyDestroyedAt' | 'certificate'>>;

const fileFormat = 'gatehouse-deletion-certificate-1';
const month = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/));

/** The JSON file of a month. `records` is a part of the chain without gaps, in its order. */
export const chainFile = z.object({
  format: z.literal(fileFormat),
  siteId: z.string(),
  siteName: z.string(),
  month,
  fetchedAt: z.iso.datetime(),
  records: z
    .array(deletionResponse)
    .check(z.refine((records) => records.every(isCertified), 'must be certificates with their hashes')),
});
export type ChainFile = z.output<typeof chainFile>;

/** What a certificate is made of. */
export interface MonthAsked extends Pick<ChainFile, 'siteId' | 'siteName' | 'month' | 'fetchedAt'> {
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
  const isOfMonth = ({ day }: ShownDeletion): boolean => day.startsWith(about.month);
  const first = chain.findIndex(isOfMonth);
  if (first < 0) return undefined;
  return { format: fileFormat, ...about, records: chain.slice(first, chain.findLastIndex(isOfMonth) + 1) };
}

/** Reads a file; `undefined` where it is none. */
export function readChainFile(text: string): ChainFile | undefined {
  try {
    return chainFile.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
