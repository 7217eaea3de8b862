type Close = () => Promise<void> | void;

/** Things to close together, in reverse order. Each is closed even where another one fails. */
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
