/** What a thread is told when it starts. */
export interface WorkerSettings {
  /** Absolute path of the bundle. */
  readonly file: string;
  readonly exportName: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly memoryMb: number;
  /** The clock that the thread follows, see `shared-clock.ts`. */
  readonly clock: SharedArrayBuffer;
}

/** One invocation. */
export interface ToWorker {
  /** JSON. */
  readonly event: string;
  readonly requestId: string;
  /** Epoch milliseconds at which the function times out. */
  readonly deadline: number;
}

/** How it ended. `trace` may hold anything the function knew: it is for the log of this terminal only. */
export type FromWorker =
  | { readonly kind: 'answered'; readonly payload: string }
  | {
      readonly kind: 'failed';
      readonly errorType: string;
      readonly errorMessage: string;
      readonly trace: string;
    };

/** What a thread sends back: how it ended, and the whole lines printed since the last reply. */
export type Reply = FromWorker & { readonly printed: string };

/** How an invocation ended, seen from outside. */
export type Invocation = FromWorker | { readonly kind: 'timed_out' };
