/** What nobody has asked for by then is passed on by itself: of a background task, or of an invocation that hangs. */
const patienceMs = 100;

type Done = (error?: Error | null) => void;

/**
 * Keeps what this thread prints on standard output until it is taken: sent along with a reply it costs nothing, line by
 * line it would cost a message between threads each.
 */
export function keepPrinted(stdout: NodeJS.WriteStream): { readonly take: () => string } {
  const passOn = stdout.write.bind(stdout);
  let kept = '';
  let timer: NodeJS.Timeout | undefined;
  const take = (): string => {
    clearTimeout(timer);
    timer = undefined;
    const taken = kept;
    kept = '';
    return taken;
  };
  const passOnRest = (): void => {
    const rest = take();
    if (rest !== '') passOn(rest);
  };
  stdout.write = (chunk: string | Uint8Array, encodingOrDone?: BufferEncoding | Done, done?: Done) => {
    kept += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
    timer ??= setTimeout(passOnRest, patienceMs).unref();
    const callback = typeof encodingOrDone === 'function' ? encodingOrDone : done;
    if (callback) queueMicrotask(callback);
    return true;
  };
  process.once('exit', passOnRest);
  return { take };
}
