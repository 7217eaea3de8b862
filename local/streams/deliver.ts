import * as z from 'zod/mini';
import type { Invocation } from '../lambda/messages.ts';
import type { EventSourceMapping } from './event-source-mappings.ts';
import type { LambdaRecord } from './stream-record.ts';

/** Why records were given up, as Lambda words it. */
export type GivenUpFor = 'RetryAttemptsExhausted' | 'RecordAgeExceeded';

interface Parts {
  readonly invoke: (event: string) => Promise<Invocation>;
  readonly nowSeconds: () => number;
  /** Waits before a try is made again; `tries` were made. */
  readonly backOff: (tries: number) => Promise<void>;
  /** All records up to this one are done or given up. */
  readonly done: (last: LambdaRecord) => void;
  readonly givenUp: (records: readonly LambdaRecord[], why: GivenUpFor, tries: number) => void;
  /** True where the host ends. The rest is left to the next host. */
  readonly stopped: () => boolean;
}

type Rules = Pick<
  EventSourceMapping,
  'retryAttempts' | 'maxRecordAgeSeconds' | 'bisects' | 'reportsItemFailures'
>;

/**
 * Hands a batch to its function as Lambda does with a stream: in order, again from the first record that failed, halved
 * where all of it failed (which counts as no retry), until everything is done or given up. It never skips a record
 * silently.
 */
export async function deliver(batch: readonly LambdaRecord[], rules: Rules, parts: Parts): Promise<void> {
  const waiting: { readonly records: readonly LambdaRecord[]; readonly tries: number }[] = [
    { records: batch, tries: 0 },
  ];
  for (let next = waiting.shift(); next && !parts.stopped(); next = waiting.shift()) {
    const { tries } = next;
    const oldest = parts.nowSeconds() - rules.maxRecordAgeSeconds;
    const young = next.records.findIndex(
      ({ dynamodb: { ApproximateCreationDateTime: created } }) => created >= oldest,
    );
    const records = young === -1 ? [] : next.records.slice(young);
    const old = next.records.slice(0, next.records.length - records.length);
    if (old.length > 0) giveUp(old, 'RecordAgeExceeded', tries, parts);
    const [first] = records;
    if (!first) continue;
    const failed = failedAt(records, await parts.invoke(JSON.stringify({ Records: records })), rules);
    if (parts.stopped()) return;
    if (failed === undefined) doneWith(records, parts);
    else if (failed > 0) {
      doneWith(records.slice(0, failed), parts);
      waiting.unshift({ records: records.slice(failed), tries });
    } else if (rules.bisects && records.length > 1) {
      const half = Math.ceil(records.length / 2);
      waiting.unshift({ records: records.slice(0, half), tries }, { records: records.slice(half), tries });
    } else if (tries >= rules.retryAttempts) giveUp(records, 'RetryAttemptsExhausted', tries + 1, parts);
    else {
      await parts.backOff(tries + 1);
      waiting.unshift({ records, tries: tries + 1 });
    }
  }
}

function doneWith(records: readonly LambdaRecord[], { done }: Parts): void {
  const last = records.at(-1);
  if (last) done(last);
}

function giveUp(records: readonly LambdaRecord[], why: GivenUpFor, tries: number, parts: Parts): void {
  parts.givenUp(records, why, tries);
  doneWith(records, parts);
}

const answerSchema = z.nullable(
  z.object({
    batchItemFailures: z.nullish(z.array(z.object({ itemIdentifier: z.string() }))),
  }),
);

/** Index of the record to go on from; 0 where the whole batch failed, `undefined` where none did. */
function failedAt(
  records: readonly LambdaRecord[],
  ended: Invocation,
  { reportsItemFailures }: Rules,
): number | undefined {
  if (ended.kind !== 'answered') return 0;
  if (!reportsItemFailures) return undefined;
  const answer = answerSchema.safeParse(JSON.parse(ended.payload));
  if (!answer.success) return 0;
  const indexes = (answer.data?.batchItemFailures ?? []).map(({ itemIdentifier }) =>
    records.findIndex(({ dynamodb }) => dynamodb.SequenceNumber === itemIdentifier),
  );
  // An id that no record has makes the whole batch a failure.
  return indexes.length === 0 ? undefined : Math.max(0, Math.min(...indexes));
}
