/** A published verifier with a credential of its own, made in this run. */
export interface Contender {
  readonly name: string;
  /** Verifies the credential; false where it does not verify. */
  readonly verify: () => Promise<boolean> | boolean;
  /** The same credential with one bit of its signature changed: has to be false. */
  readonly verifyForged: () => Promise<boolean> | boolean;
}
