/** What somebody did at this gate, as this device recorded it. */
export type Did = 'checked_in' | 'checked_out' | 'walk_in';

/**
 * A passage that this device recorded while it worked alone. It holds no name: the person is known by the hashes of the day,
 * the visit by its id.
 */
export interface Recorded {
  readonly scanId: string;
  /** Grows by one with each passage of the device. */
  readonly counter: number;
  readonly did: Did;
  /** Seconds since 1970 by the server's clock, as this device knows it. */
  readonly at: number;
  readonly gateId: string;
  readonly visitId?: string;
  /** Of the code that was shown; absent where it was done by hand. */
  readonly codeDigest?: string;
  /** The name keys of the day, by which a walk-in is found again at the way out. */
  readonly nameKeys?: readonly string[];
}

export const cameIn = ({ did }: Recorded): boolean => did !== 'checked_out';

/** The last passage of a visit here, which is newer than what the pack says. */
export const lastOf = (recorded: readonly Recorded[], visitId: string): Recorded | undefined =>
  recorded.findLast((one) => one.visitId === visitId);

/** The passages that this very code made here. */
export const madeBy = (recorded: readonly Recorded[], codeDigest: string): readonly Recorded[] =>
  recorded.filter((one) => one.codeDigest === codeDigest);

/** Walk-ins of these names that came in here and have not gone out since. */
export function walkInsInside(
  recorded: readonly Recorded[],
  nameKeys: readonly string[],
): readonly Recorded[] {
  return recorded.filter(
    (one) =>
      one.did === 'walk_in' &&
      shareName(one, { nameKeys }) &&
      !recorded.some((later) => later.did === 'checked_out' && later.at >= one.at && shareName(one, later)),
  );
}

type Named = Pick<Recorded, 'nameKeys'>;
const shareName = (one: Named, other: Named): boolean =>
  one.nameKeys?.some((key) => other.nameKeys?.includes(key)) ?? false;
