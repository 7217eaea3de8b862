import { useEffect, useState } from 'preact/hooks';
import type { OfflineStatus, OfflineWork } from './offline-work.ts';

/** How the work without the service stands, shown again at each change. */
export function useOfflineStatus(offline: OfflineWork): OfflineStatus {
  const [status, setStatus] = useState(offline.status);
  useEffect(() => {
    const tell = (): void => {
      setStatus(offline.status());
    };
    tell();
    return offline.watch(tell);
  }, [offline]);
  return status;
}
