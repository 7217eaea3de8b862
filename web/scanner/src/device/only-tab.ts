/** Is this the only window of the app? Two would fight for the camera, and both would read the hardware scanner. */
export function onlyTab(): Promise<boolean> {
  // Missing where the page is not served over HTTPS, whatever the types say.
  const { locks } = navigator as { locks?: LockManager };
  if (!locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    void locks.request('gatehouse-scanner', { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      // Held for as long as the window lives.
      return lock ? new Promise<never>(() => undefined) : undefined;
    });
  });
}
