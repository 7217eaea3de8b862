import type { Table } from '../table/table.ts';
import type { CodeDigest, EpochSeconds, FirmId, SiteId } from '../kernel/brands.ts';
import type { Clock } from '../kernel/clock.ts';
import { putIf } from '../table/write.ts';

/** The scope in which a code counts once: a site, or all sites of a firm. */
export interface CodeScope {
  readonly firmId: FirmId;
  readonly siteId?: SiteId;
}

/** What a code was first used for. A fault of the store is thrown. */
export interface CodeClaims {
  /**
   * Binds a code to its first use and answers that use: `to`, unless another request was faster. Kept until the code has
   * expired.
   */
  claimCode<Bound extends string>(
    scope: CodeScope,
    digest: CodeDigest,
    to: Bound,
    until: EpochSeconds,
  ): Promise<Bound>;
}

/** Opens the Visits table. */
export const codeClaims = (table: Table, clock: Clock): CodeClaims => ({
  claimCode: async <Bound extends string>(
    scope: CodeScope,
    digest: CodeDigest,
    to: Bound,
    until: EpochSeconds,
  ) => {
    const written = await putIf(
      table,
      { ...keyOf(scope, digest), boundTo: to, purgeAt: until },
      { condition: 'attribute_not_exists(pk) OR purgeAt <= :now', values: { now: clock() } },
    );
    return written.ok ? to : (written.item?.['boundTo'] as Bound);
  },
});

const keyOf = ({ firmId, siteId }: CodeScope, digest: CodeDigest) => ({
  pk: `F#${firmId}${siteId === undefined ? '' : `#S#${siteId}`}#C#${digest}`,
  sk: 'CODE',
});
