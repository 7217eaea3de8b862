import { createHash, randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import type { Invocation } from '../lambda/messages.ts';
import type { Template } from '../template/template.ts';
import { region } from '../template/resource-names.ts';

/** A queue whose messages run a function. */
export interface QueueMapping {
  /** What `Ref` gives for the queue; here it stands for its URL. */
  readonly queue: string;
  readonly queueArn: string;
  readonly functionName: string;
  readonly mostTries: number;
  /** ARN of the queue for messages that are given up. */
  readonly givenUpTo?: string;
}

const mappingSchema = z.object({ EventSourceArn: z.string(), FunctionName: z.string() });
const queueSchema = z.object({
  RedrivePolicy: z.optional(z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.number() })),
});

/** Reads the template's queues that run a function. */
export function readQueueMappings(template: Template): QueueMapping[] {
  const queues = new Map(
    template
      .resources('AWS::SQS::Queue', queueSchema)
      .map(({ ref, properties: { RedrivePolicy } }) => [ref, RedrivePolicy] as const),
  );
  return template.resources('AWS::Lambda::EventSourceMapping', mappingSchema).flatMap(({ properties }) => {
    const [, queue] = /:sqs:[^:]*:[^:]*:(.+)$/.exec(properties.EventSourceArn) ?? [];
    if (queue === undefined) return [];
    const redrive = queues.get(queue);
    return [
      {
        queue,
        queueArn: properties.EventSourceArn,
        functionName: properties.FunctionName,
        mostTries: redrive?.maxReceiveCount ?? Infinity,
        ...(redrive ? { givenUpTo: redrive.deadLetterTargetArn } : {}),
      },
    ];
  });
}

/** What the queues work with. */
export interface QueueParts {
  readonly invoke: (functionName: string, event: object) => Promise<Invocation>;
  readonly giveUp: (queueArn: string, body: object) => void;
  /** Waits before the next try; rejects when the host ends. */
  readonly backOff: (tries: number) => Promise<unknown>;
}

const sendMessage = z.object({ QueueUrl: z.string(), MessageBody: z.string() });
const answerSchema = z.object({
  batchItemFailures: z._default(z.array(z.object({ itemIdentifier: z.string() })), []),
});

/** A stand-in for Amazon SQS: each message runs its function at once, and again where that fails. */
export function messageQueues(mappings: readonly QueueMapping[], { invoke, giveUp, backOff }: QueueParts) {
  const deliver = async (mapping: QueueMapping, messageId: string, body: string): Promise<void> => {
    for (let tries = 1; ; tries += 1) {
      const ended = await invoke(mapping.functionName, {
        Records: [
          {
            messageId,
            receiptHandle: messageId,
            body,
            attributes: { ApproximateReceiveCount: String(tries) },
            messageAttributes: {},
            md5OfBody: md5(body),
            eventSource: 'aws:sqs',
            eventSourceARN: mapping.queueArn,
            awsRegion: region,
          },
        ],
      });
      if (wentWell(ended)) return;
      if (tries >= mapping.mostTries) {
        if (mapping.givenUpTo !== undefined) giveUp(mapping.givenUpTo, { messageId, tries });
        return;
      }
      await backOff(tries);
    }
  };
  return {
    /** Answers `SendMessage`. */
    answer: (operation: string, input: unknown): object => {
      if (operation !== 'SendMessage') throw new Error(`the stand-in does not know ${operation}`);
      const { QueueUrl, MessageBody } = sendMessage.parse(input);
      const mapping = mappings.find(({ queue }) => queue === QueueUrl);
      if (!mapping) throw new Error(`there is no queue ${QueueUrl}`);
      const messageId = randomUUID();
      // The host may end in between: its queues are in memory.
      deliver(mapping, messageId, MessageBody).catch(() => undefined);
      return { MessageId: messageId, MD5OfMessageBody: md5(MessageBody) };
    },
  };
}

function wentWell(ended: Invocation): boolean {
  if (ended.kind !== 'answered') return false;
  const answer = answerSchema.safeParse(JSON.parse(ended.payload) ?? {});
  return answer.success && answer.data.batchItemFailures.length === 0;
}

/** Amazon SQS answers it, and the SDK compares it. */
const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
