/** How the gate writes what an answer only names. */
export interface World {
  /** The time of day at the site. */
  readonly time: (instant: string) => string;
  readonly gateName: (gateId: string) => string;
  /** The time as the server has it. */
  readonly nowMs: () => number;
}
