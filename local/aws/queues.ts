/** A message in a queue. */
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

/**
 * A stand-in for the queues to which AWS itself sends messages: it keeps the last `mostKept` of all queues together.
 */
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
