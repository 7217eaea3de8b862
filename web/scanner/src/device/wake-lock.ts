/** Keeps the screen on while the app is in front. Answers false where the browser cannot. */
export function keepAwake() {
  let sentinel: WakeLockSentinel | undefined;
  let wanted = false;
  const ask = async (): Promise<boolean> => {
    try {
      // Missing in older browsers, whatever the types say.
      const { wakeLock } = navigator as { wakeLock?: WakeLock };
      if (!wakeLock) return false;
      if (!sentinel || sentinel.released) sentinel = await wakeLock.request('screen');
      return true;
    } catch {
      return false;
    }
  };
  // The browser takes the lock away when the guard looks at another app.
  document.addEventListener('visibilitychange', () => {
    if (wanted && document.visibilityState === 'visible') void ask();
  });
  return {
    start: (): Promise<boolean> => {
      wanted = true;
      return ask();
    },
    stop: async (): Promise<void> => {
      wanted = false;
      await sentinel?.release().catch(() => undefined);
      sentinel = undefined;
    },
  };
}
