import { useState } from 'preact/hooks';
import { useDesk } from '../desk.ts';
import type { Asked, Trouble } from './api.ts';

/** Sends something that changes what the service holds, one at a time, and tells how it went. */
export function useSending() {
  const { tell, say } = useDesk();
  const [isSending, setIsSending] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  return {
    isSending,
    trouble,
    /** Forgets what went wrong before. */
    clear: () => {
      setTrouble(undefined);
    },
    /** Resolves to what was answered (told as `done`, if that is any text), or to `undefined` where it went wrong: then `trouble` says how. */
    send: async <Data>(
      call: () => Promise<Asked<Data>>,
      done = say('saved'),
    ): Promise<{ readonly data: Data } | undefined> => {
      setIsSending(true);
      setTrouble(undefined);
      const asked = await call();
      setIsSending(false);
      if (asked.kind === 'data') {
        if (done !== '') tell(done);
        return { data: asked.data };
      }
      if (asked.kind !== 'unchanged') setTrouble(asked);
      return undefined;
    },
  };
}
