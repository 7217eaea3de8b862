import type { Capability } from './capability.ts';

/** What a scanner needs to work without a network: it reads visits and bars, and writes nothing. */
export function offline(on: Capability) {
  const { uses } = on;
  return {
    'offline-pack': on.make(
      'offline-pack',
      'offline/offline-pack',
      [
        uses.registry(['GetItem']),
        uses.sealedVisits([], ['by-day', 'on-site']),
        // Visits that stand in the list of a further day, and the records of bars.
        uses.visitsUnder('GetItem', 'F#*#V#*'),
        uses.visitsUnder('Query', 'F#*#BARRED'),
        uses.personKey(),
      ],
      // A pack of 5,000 visits is hashed and sealed at once: a whole processor, and time for the reads.
      { memoryMB: 1769, timeoutSeconds: 25 },
    ),
  };
}
