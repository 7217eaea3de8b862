/** What a thread needs to run a function. */
export interface FunctionSettings {
  /** Absolute path of the bundle. */
  readonly file: string;
  readonly exportName: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly memoryMb: number;
  readonly environment: Readonly<Record<string, string>>;
}

/** The start data of a thread. */
export interface WorkerSettings {
  /** The clock that the thread follows, see `shared-clock.ts`. */
  readonly clock: SharedArrayBuffer;
}

/** One invocation. */
export interface Invoke {
  readonly kind: 'invoke';
  readonly id: number;
  /** The copy of the bundle that answers. The thread loads it if needed. */
  readonly instanceId: number;
  /** Sent with the first event of an instance. */
  readonly settings?: FunctionSettings;
  /** JSON. */
  readonly event: string;
  readonly requestId: string;
  /** Epoch milliseconds at which the function times out. */
  readonly deadline: number;
}

/** Asks whether the thread still responds. */
export interface Ping {
  readonly kind: 'ping';
}

export type ToWorker = Invoke | Ping;

/** How it ended. `trace` may hold anything the function knew: it is for the log of this terminal only. */
export type FromWorker =
  | { readonly kind: 'answered'; readonly payload: string }
  | {
      readonly kind: 'failed';
      readonly errorType: string;
      readonly errorMessage: string;
      readonly trace: string;
    };

/** What a thread sends back: how an invocation ended, what an instance printed since the last message, or a sign of life. */
export type Reply =
  | { readonly kind: 'ended'; readonly id: number; readonly ended: FromWorker; readonly printed: string }
  | { readonly kind: 'printed'; readonly instanceId: number; readonly printed: string }
  | { readonly kind: 'pong' };

/** How an invocation ended, seen from outside. */
export type Invocation = FromWorker | { readonly kind: 'timed_out' };
