/** npm and the terminal both pass on the same Ctrl-C: signals within this time count as one. */
const sameSignalMs = 500;

/** The first Ctrl-C (SIGTERM, SIGHUP) aborts the signal, so that work can end cleanly; a second ends the process. */
export function onInterruption(say: () => void): AbortSignal {
  const abort = new AbortController();
  let firstMs: number | undefined;
  const onSignal = (): void => {
    firstMs ??= performance.now();
    if (!abort.signal.aborted) {
      abort.abort();
      say();
    } else if (performance.now() - firstMs > sameSignalMs) process.exit(130);
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal).on('SIGHUP', onSignal);
  return abort.signal;
}

/** Exit code after a SIGINT (128 + 2). */
export const interrupted = 130;

/** True of what an aborted signal throws: a DOMException, or an error of node:timers. */
export const isAbort = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'name' in error && error.name === 'AbortError';
