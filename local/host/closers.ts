type Close = () => Promise<void> | void;

/** Things to be ended together: the last one opened first, each also where an earlier one failed to end. */
export function closers() {
  const open: Close[] = [];
  return {
    add: (close: Close): void => {
      open.push(close);
    },
    closeAll: async (): Promise<void> => {
      for (let close = open.pop(); close; close = open.pop())
        await Promise.resolve(close()).catch(() => undefined);
    },
  };
}
