/** A message as it stands in a queue. */
export interface QueuedMessage {
  /** ARN. */
  readonly queue: string;
  /** RFC 3339. */
  readonly sentAt: string;
  readonly body: object;
}

/** The queues of this machine. */
export interface Queues {
  readonly send: (queue: string, body: object) => void;
  /** Oldest first. */
  readonly messages: () => readonly QueuedMessage[];
}

/** Stands in for SQS where AWS itself sends a message: keeps the last `mostKept`, over all queues. */
export function queues(mostKept = 1000): Queues {
  const kept: QueuedMessage[] = [];
  return {
    send: (queue, body) => {
      kept.push({ queue, sentAt: new Date().toISOString(), body });
      kept.splice(0, kept.length - mostKept);
    },
    messages: () => kept,
  };
}
