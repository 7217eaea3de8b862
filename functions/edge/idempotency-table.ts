import { createHash } from 'node:crypto';
import { daySeconds, type Clock } from '../kernel/clock.ts';
import type { Item, Table } from '../table/table.ts';
import { deleteItem, putIf, updateItem } from '../table/write.ts';
import type { Claim, IdempotencyPlace, IdempotencyStore, Remembered } from './idempotency.ts';

const rememberedSeconds = daySeconds;
/** Longer than any function runs: after this a claim without an answer belongs to nobody. */
const claimSeconds = 60;

/**
 * Remembers answers in the Visits table, the only one that may hold what visitors' answers hold; they go with its purge.
 * Keys are hashed, so that nothing a client puts into one is kept. An answer or a release of a claim that another try has
 * taken over is ignored.
 */
export function idempotencyTable(table: Table, clock: Clock): IdempotencyStore {
  return {
    claim: async (request) => {
      const now = clock();
      const { fingerprint, claimedBy } = request;
      const written = await putIf(
        table,
        {
          ...keyOf(request),
          fingerprint,
          claimedBy,
          claimedUntil: now + claimSeconds,
          purgeAt: now + rememberedSeconds,
        },
        {
          condition: `attribute_not_exists(pk) OR purgeAt <= :now OR (${lapsed})`,
          values: { now, fingerprint },
        },
      );
      return written.ok ? { kind: 'claimed' } : earlierClaim(written.item ?? {}, fingerprint);
    },
    complete: async (request, { status, headers, body }, forgetAt) => {
      await updateItem(table, keyOf(request), {
        update: 'SET answer = :answer, purgeAt = :purgeAt REMOVE claimedUntil',
        condition: isOurs,
        values: {
          answer: JSON.stringify({ status, headers, body }),
          purgeAt: Math.min(clock() + rememberedSeconds, forgetAt ?? Infinity),
          claimedBy: request.claimedBy,
        },
      });
    },
    release: async (request) => {
      const { claimedBy } = request;
      await deleteItem(table, keyOf(request), { condition: isOurs, values: { claimedBy } });
    },
  };
}

const isOurs = 'claimedBy = :claimedBy';
const lapsed = 'attribute_not_exists(answer) AND claimedUntil <= :now AND fingerprint = :fingerprint';

const keyOf = ({ firmId, siteId, memberId, key }: IdempotencyPlace) => ({
  pk: `F#${firmId}#S#${siteId}#I#${createHash('sha256')
    .update(JSON.stringify([memberId, key]))
    .digest('base64url')}`,
  sk: 'ANSWER',
});

function earlierClaim(item: Item, fingerprint: string): Claim {
  if (item['fingerprint'] !== fingerprint) return { kind: 'reused' };
  const answer: unknown = item['answer'];
  return typeof answer === 'string'
    ? { kind: 'answered', answer: JSON.parse(answer) as Remembered }
    : { kind: 'running' };
}
