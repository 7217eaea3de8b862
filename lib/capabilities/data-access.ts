import type { Capability } from './capability.ts';

/** What a person may see of their own data by their own code (PDPO, DPP6). */
export function dataAccess(on: Capability) {
  const { uses } = on;
  const ownData = on.make(
    'my-data',
    'my-data/my-data',
    [
      uses.registry(['GetItem', 'Query']),
      uses.sealedVisits(['GetItem', 'Query'], ['by-day']),
      uses.visitsUnder('PutItem', 'F#*#LOOK#*'),
      uses.keyBundle(['GetSecretValue']),
      uses.personKey(),
      uses.profile(),
    ],
    // It opens the seals of all visits of a firm. API Gateway gives up after 29 seconds.
    { memoryMB: 1769, timeoutSeconds: 28 },
  );
  return { 'my-data': ownData };
}
