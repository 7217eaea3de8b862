/** Whether this window may work, and otherwise when: the promise resolves once the other window is closed. */
export type Alone = { readonly isOnly: true } | { readonly isOnly: false; readonly isFree: Promise<void> };

const name = 'gatehouse-scanner';

/** Is this the only window of the app? Two would fight for the camera, and both would read the hardware scanner. */
export async function onlyTab(): Promise<Alone> {
  // Missing where the page is not served over HTTPS, whatever the types say.
  const { locks } = navigator as { locks?: LockManager };
  if (!locks) return { isOnly: true };
  if (await take(locks, { ifAvailable: true })) return { isOnly: true };
  return { isOnly: false, isFree: take(locks, {}).then(() => undefined) };
}

/** Takes the lock, and holds it for as long as the window lives. Answers false where another window has it. */
const take = (locks: LockManager, options: LockOptions): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const hold = (lock: Lock | null): Promise<never> | undefined => {
      resolve(lock !== null);
      return lock ? new Promise<never>(() => undefined) : undefined;
    };
    locks.request(name, options, hold).catch(reject);
  });
