/** How the gate writes what an answer only names. */
export interface World {
  /** The time of day at the site. */
  readonly time: (instant: string) => string;
  readonly gateName: (gateId: string) => string;
  /** The server's time. */
  readonly nowMs: () => number;
}
