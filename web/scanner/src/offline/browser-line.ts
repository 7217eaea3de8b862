import { openLine, type Line } from './line.ts';

/** The line of a browser: it probes the public health address. */
export const browserLine = (baseUrl: string): Line =>
  openLine({
    probe: async (patienceMs) => {
      const sentMs = performance.now();
      const answer = await fetch(`${baseUrl}/health`, {
        signal: AbortSignal.timeout(patienceMs),
        cache: 'no-store',
      }).catch(() => undefined);
      return answer?.ok ? performance.now() - sentMs : 'none';
    },
    hasNetwork: () => navigator.onLine,
    onNetwork: (listener) => {
      addEventListener('online', listener);
      addEventListener('offline', listener);
      return () => {
        removeEventListener('online', listener);
        removeEventListener('offline', listener);
      };
    },
  });
